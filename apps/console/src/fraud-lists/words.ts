import type { ListEvent, ListName } from '@lendline/fraud/contract';
import type { LocalText } from '@lendline/kernel';
import type { Dictionary } from '@lendline/ui';

export const listWords = {
  title: { 'zh-CN': '黑白名单', en: 'Fraud lists' },
  note: {
    'zh-CN': '值只以密钥散列保存，此处仅显示掩码。',
    en: 'Values are kept as keyed hashes alone; only what is left of them is shown.',
  },
  export: { 'zh-CN': '导出 CSV', en: 'Export as CSV' },
  filterList: { 'zh-CN': '按名单筛选', en: 'Filter by list' },
  filterState: { 'zh-CN': '按状态筛选', en: 'Filter by state' },
  allLists: { 'zh-CN': '全部名单', en: 'All lists' },
  inForce: { 'zh-CN': '当前有效', en: 'What counts now' },
  none: { 'zh-CN': '没有符合条件的记录。', en: 'Nothing is listed in this view.' },
  more: { 'zh-CN': '显示更早的记录', en: 'Show earlier entries' },
  entries: { 'zh-CN': '名单记录', en: 'Entries' },

  value: { 'zh-CN': '值', en: 'Value' },
  list: { 'zh-CN': '名单', en: 'List' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  span: { 'zh-CN': '有效期', en: 'Counts' },
  from: { 'zh-CN': '自 {from}', en: 'from {from}' },
  fromUntil: { 'zh-CN': '{from} 至 {until}', en: '{from} to {until}' },
  state: { 'zh-CN': '状态', en: 'State' },
  by: { 'zh-CN': '申请人', en: 'Asked by' },
  decidedBy: { 'zh-CN': '复核：{who}', en: 'reviewed by {who}' },
  act: { 'zh-CN': '操作', en: 'Action' },
  end: { 'zh-CN': '提前结束', en: 'End' },
  endOf: { 'zh-CN': '提前结束 {value}（{list}）', en: 'End {value} ({list})' },
  doEnd: { 'zh-CN': '结束此记录', en: 'End it now' },
  endHint: { 'zh-CN': '此前的判断不受影响。', en: 'What was decided while it counted stays.' },
  back: { 'zh-CN': '返回', en: 'Go back' },

  history: { 'zh-CN': '经过', en: 'History' },
  historyOf: { 'zh-CN': '{value}（{list}）的经过', en: 'History of {value} ({list})' },
  timeOver: { 'zh-CN': '到期自动结束：{day}。', en: 'Its time was over on {day}.' },

  toReview: { 'zh-CN': '待第二人复核', en: 'Waiting for a second person' },
  nothingWaits: { 'zh-CN': '没有待复核的记录。', en: 'Nothing waits for a second person.' },
  asks: { 'zh-CN': '{kind} {value}', en: '{kind} {value}' },
  askedAt: { 'zh-CN': '{who} 于 {at}', en: '{who}, {at}' },
  ownBook: {
    'zh-CN': '来自我方账簿，已在生效；不同意则立即结束。',
    en: 'From our own book, and counts already: it ends where you disagree.',
  },
  case: { 'zh-CN': '案件 {id}', en: 'Case {id}' },

  add: { 'zh-CN': '查询或添加', en: 'Look up or add' },
  valueHint: {
    'zh-CN': '按常见格式填写，例如号码 13900001234；提交后即散列，不保留原值。',
    en: 'In its usual form, such as +8613900001234 for a number. It is hashed and then forgotten.',
  },
  valueNeeded: { 'zh-CN': '请填写要查询或添加的值。', en: 'Enter the value.' },
  find: { 'zh-CN': '查询', en: 'Look up' },
  notFound: { 'zh-CN': '不在任何名单上。', en: 'It is on no list.' },
  found: { 'zh-CN': '{list}：{reason}', en: '{list}: {reason}' },
  until: { 'zh-CN': '截止日期（可不填）', en: 'Until (no end unless told)' },
  untilNeeded: { 'zh-CN': '截止日期须晚于今天。', en: 'The last day lies after today.' },
  doAdd: { 'zh-CN': '添加到名单', en: 'Put it on the list' },
  added: { 'zh-CN': '已加入名单：{value}', en: '{value} is on the list.' },
  asked: { 'zh-CN': '已提交，等待另一位同事复核：{value}', en: '{value} waits for a second person now.' },
  allowOnly: {
    'zh-CN': '白名单只收多人共用的设备、账户或地址。',
    en: 'The allow list takes what many share alone: a device, an account or an address.',
  },
} as const satisfies Dictionary;

export const eventNames: Readonly<Record<ListEvent['kind'], LocalText>> = {
  added: { 'zh-CN': '加入名单', en: 'Put on the list' },
  asked: { 'zh-CN': '申请加入', en: 'Asked for' },
  approved: { 'zh-CN': '复核同意', en: 'Agreed to' },
  refused: { 'zh-CN': '复核不同意', en: 'Disagreed with' },
  ended: { 'zh-CN': '结束', en: 'Ended' },
};

/** What being on a list does. */
export const listEffects: Readonly<Record<ListName, LocalText>> = {
  block: {
    'zh-CN': '命中者转人工审核。须由第二人复核后生效。',
    en: 'Whoever has it is looked at by a person. Takes a second person.',
  },
  allow: {
    'zh-CN': '多人共用且无害，例如门店设备。须由第二人复核后生效。',
    en: 'Shared by many and harmless, such as the device of a shop. Takes a second person.',
  },
  watch: { 'zh-CN': '只立案，不改变审批。立即生效。', en: 'Opens a case and changes nothing else. Counts at once.' },
};
