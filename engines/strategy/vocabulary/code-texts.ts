import type { LocalText } from '@lendline/kernel';
import type { Flag } from '../decision.ts';
import type { FoundOutcome } from '../findings.ts';

const said = (zh: string, en: string): LocalText => ({ 'zh-CN': zh, en });

/** What the words mean that a fact may be. */
export const wordTexts: Readonly<Record<string, LocalText>> = {
  unknown: said('未知', 'unknown: nobody said'),
  'not-run': said('未核验', 'the check was not made'),
  none: said('没有', 'there is none'),
  open: said('无上限', 'no upper bound'),
  any: said('任意', 'any'),
  application: said('申请', 'application'),
  drawdown: said('放款前', 'drawdown'),
  new: said('新客', 'new'),
  repeat: said('老客', 'repeat'),
  trader: said('经营者', 'trader'),
  'small-loan-company': said('小额贷款公司', 'small-loan company'),
  'consumer-finance': said('消费金融公司', 'consumer finance company'),
  bank: said('银行', 'bank'),
  'private-lender': said('民间借贷', 'private lender'),
  'digital-credit': said('数字信贷机构', 'digital credit provider'),
  real: said('真实', 'real'),
  simulated: said('模拟', 'simulated'),
  match: said('一致', 'all match'),
  'name-differs': said('姓名不一致', 'the name differs'),
  'id-differs': said('证件不一致', 'the id differs'),
  'birth-date-differs': said('出生日期不一致', 'the date of birth differs'),
  'no-record': said('无记录', 'no record'),
  inactive: said('未设置', 'off'),
  conditional: said('有条件', 'conditional'),
  unconditional: said('无条件', 'unconditional'),
  clear: said('未命中', 'clear'),
  hit: said('命中', 'a hit'),
  normal: said('正常', 'normal'),
  raised: said('偏高', 'raised'),
  high: said('过高', 'high'),
  suspected: said('疑似', 'suspected'),
  alert: said('预警', 'an alert'),
  interdict: said('拦截', 'interdict'),
  'no-file': said('无档案', 'no file'),
  delinquent: said('有逾期', 'delinquent'),
  applicant: said('申请人本人', 'the applicant’s own'),
  other: said('他人', 'somebody else’s'),
  calls: said('通话记录', 'call records'),
  statement: said('流水', 'statement'),
};

export const outcomeTexts: Readonly<Record<FoundOutcome, LocalText>> = {
  pass: said('通过', 'Pass'),
  note: said('提示', 'Note'),
  'not-run': said('未核验', 'Not run'),
  refer: said('转人工', 'Refer to a person'),
  decline: said('拒绝', 'Decline'),
  skip: said('跳过', 'Skip'),
};

export const flagTexts: Readonly<Record<Flag, LocalText>> = {
  'simulated-model': said('模拟模型', 'The model is simulated'),
  'model-origin-unknown': said('模型来源未知', 'Where the model comes from is unknown'),
  'licence-unknown': said('牌照未知', 'The licence is unknown'),
  'thin-file': said('薄档案', 'Thin file'),
  'counter-offer': said('金额有调整', 'Counter-offer'),
  'income-presumed': said('收入为推定', 'The income is presumed'),
  'identity-reused': said('沿用先前的身份核验', 'An earlier identity check is reused'),
  'calls-absent': said('没有通话记录', 'No call records'),
  'statement-absent': said('没有流水', 'No statement'),
  'lists-not-run': said('未查名单', 'Lists were not asked'),
  'velocity-not-run': said('未查申请频率', 'Velocity was not asked'),
  'ring-not-run': said('未查关联', 'Rings were not asked'),
  'typologies-not-run': said('未查欺诈类型', 'Typologies were not asked'),
  'multi-lending-not-run': said('未查多头借贷', 'Multi-lending was not asked'),
  'bureau-not-run': said('未查征信', 'The bureau was not asked'),
};
