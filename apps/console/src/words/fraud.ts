import type {
  AssessmentStage,
  CaseEventKind,
  CaseOutcome,
  CasePriority,
  CaseState,
  FraudAssessment,
  ListedKind,
  ListEntryState,
  ListName,
  NetworkEdge,
} from '@lendline/fraud/contract';
import type { LocalText } from '@lendline/kernel';
import type { StateWord } from './states.ts';

export const caseStates: Readonly<Record<CaseState, StateWord>> = {
  open: { tone: 'warn', text: { 'zh-CN': '处理中', en: 'Open' } },
  snoozed: { tone: 'quiet', text: { 'zh-CN': '已搁置', en: 'Put aside' } },
  closed: { tone: 'good', text: { 'zh-CN': '已关闭', en: 'Closed' } },
  merged: { tone: 'quiet', text: { 'zh-CN': '已并入其他案件', en: 'Merged' } },
};

export const casePriorities: Readonly<Record<CasePriority, StateWord>> = {
  urgent: { tone: 'bad', text: { 'zh-CN': '紧急', en: 'Urgent' } },
  high: { tone: 'warn', text: { 'zh-CN': '优先', en: 'High' } },
  normal: { tone: 'quiet', text: { 'zh-CN': '普通', en: 'Normal' } },
};

export const caseOutcomes: Readonly<Record<CaseOutcome, StateWord>> = {
  'confirmed-fraud': { tone: 'bad', text: { 'zh-CN': '确认欺诈', en: 'Confirmed fraud' } },
  'valuable-alert': { tone: 'warn', text: { 'zh-CN': '警报有价值，未证实', en: 'Right to look, nothing proved' } },
  'false-positive': { tone: 'good', text: { 'zh-CN': '误报', en: 'False positive' } },
};

export const caseEvents: Readonly<Record<CaseEventKind, LocalText>> = {
  opened: { 'zh-CN': '立案', en: 'Opened' },
  'alert-joined': { 'zh-CN': '新警报并入', en: 'An alert joined' },
  assigned: { 'zh-CN': '分派', en: 'Assigned' },
  noted: { 'zh-CN': '备注', en: 'Noted' },
  snoozed: { 'zh-CN': '搁置', en: 'Put aside' },
  woken: { 'zh-CN': '恢复处理', en: 'Brought back' },
  merged: { 'zh-CN': '合并', en: 'Merged' },
  closed: { 'zh-CN': '关闭', en: 'Closed' },
  reopened: { 'zh-CN': '重新打开', en: 'Opened again' },
};

export const stages: Readonly<Record<AssessmentStage, LocalText>> = {
  application: { 'zh-CN': '申请时', en: 'At application' },
  drawdown: { 'zh-CN': '放款前', en: 'Before money leaves' },
};

/** What an assessment says, fact by fact; unknown is silence and never reads as clear. */
export const verdicts: {
  readonly [Fact in 'lists' | 'velocity' | 'ring' | 'typologies']: Readonly<Record<FraudAssessment[Fact], StateWord>>;
} = {
  lists: {
    clear: { tone: 'good', text: { 'zh-CN': '不在名单', en: 'Not listed' } },
    hit: { tone: 'bad', text: { 'zh-CN': '在黑名单', en: 'On the block list' } },
    unknown: { tone: 'warn', text: { 'zh-CN': '未知', en: 'Unknown' } },
  },
  velocity: {
    normal: { tone: 'good', text: { 'zh-CN': '正常', en: 'Normal' } },
    raised: { tone: 'warn', text: { 'zh-CN': '偏高', en: 'Raised' } },
    high: { tone: 'bad', text: { 'zh-CN': '高', en: 'High' } },
    unknown: { tone: 'warn', text: { 'zh-CN': '未知', en: 'Unknown' } },
  },
  ring: {
    clear: { tone: 'good', text: { 'zh-CN': '未见团伙', en: 'No ring' } },
    suspected: { tone: 'bad', text: { 'zh-CN': '疑似团伙', en: 'Suspected' } },
    unknown: { tone: 'warn', text: { 'zh-CN': '未知', en: 'Unknown' } },
  },
  typologies: {
    clear: { tone: 'good', text: { 'zh-CN': '未触发', en: 'Clear' } },
    alert: { tone: 'warn', text: { 'zh-CN': '警报', en: 'Alert' } },
    interdict: { tone: 'bad', text: { 'zh-CN': '拦截，转人工', en: 'Held for a person' } },
    unknown: { tone: 'warn', text: { 'zh-CN': '未知', en: 'Unknown' } },
  },
};

export const entityKinds: Readonly<Record<ListedKind, LocalText>> = {
  borrower: { 'zh-CN': '借款人', en: 'Borrower' },
  application: { 'zh-CN': '申请', en: 'Application' },
  number: { 'zh-CN': '号码', en: 'Number' },
  id: { 'zh-CN': '证件', en: 'Id' },
  device: { 'zh-CN': '设备', en: 'Device' },
  account: { 'zh-CN': '账户', en: 'Account' },
  address: { 'zh-CN': '地址', en: 'Address' },
};

export const relations: Readonly<Record<NetworkEdge['relation'], LocalText>> = {
  application: { 'zh-CN': '提交申请', en: 'application' },
  number: { 'zh-CN': '号码', en: 'number' },
  id: { 'zh-CN': '证件', en: 'id' },
  device: { 'zh-CN': '设备', en: 'device' },
  account: { 'zh-CN': '账户', en: 'account' },
  address: { 'zh-CN': '地址', en: 'address' },
  'emergency-contact': { 'zh-CN': '紧急联系人', en: 'emergency contact' },
};

export const listNames: Readonly<Record<ListName, StateWord>> = {
  block: { tone: 'bad', text: { 'zh-CN': '黑名单', en: 'Block' } },
  allow: { tone: 'good', text: { 'zh-CN': '白名单', en: 'Allow' } },
  watch: { tone: 'busy', text: { 'zh-CN': '关注名单', en: 'Watch' } },
};

export const entryStates: Readonly<Record<ListEntryState, StateWord>> = {
  waiting: { tone: 'warn', text: { 'zh-CN': '待复核', en: 'Waiting' } },
  unreviewed: { tone: 'warn', text: { 'zh-CN': '已生效，待复核', en: 'Counts, not reviewed' } },
  active: { tone: 'good', text: { 'zh-CN': '生效', en: 'Active' } },
  refused: { tone: 'quiet', text: { 'zh-CN': '未同意', en: 'Refused' } },
  ended: { tone: 'quiet', text: { 'zh-CN': '已结束', en: 'Ended' } },
};

const ringTerms: Readonly<Record<string, LocalText>> = {
  'shared-number': { 'zh-CN': '共用号码', en: 'a number shared' },
  'shared-id': { 'zh-CN': '共用证件', en: 'an id shared' },
  'shared-device': { 'zh-CN': '共用设备', en: 'a device shared' },
  'shared-account': { 'zh-CN': '共用账户', en: 'an account shared' },
  'shared-address': { 'zh-CN': '同一地址', en: 'an address shared' },
  'shared-emergency-contact': { 'zh-CN': '同一紧急联系人', en: 'an emergency contact shared' },
  'shared-several': { 'zh-CN': '多项共用', en: 'several things shared' },
  burst: { 'zh-CN': '集中申请', en: 'applications in a burst' },
  listed: { 'zh-CN': '有人在黑名单', en: 'somebody on the block list' },
  size: { 'zh-CN': '人数', en: 'how many they are' },
};

export function ringTermText(term: string): LocalText {
  return ringTerms[term] ?? { 'zh-CN': term, en: term };
}

export const caseStateOrder = Object.keys(caseStates) as readonly CaseState[];
export const casePriorityOrder = Object.keys(casePriorities) as readonly CasePriority[];
export const caseOutcomeOrder = Object.keys(caseOutcomes) as readonly CaseOutcome[];
export const entityKindOrder = Object.keys(entityKinds) as readonly ListedKind[];
export const listOrder = Object.keys(listNames) as readonly ListName[];
