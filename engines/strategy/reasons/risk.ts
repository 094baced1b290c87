import { type Reason, silent } from './reason.ts';

/** Paid checks, records and the score. */
export const riskReasons = {
  'many-lenders': {
    borrower: {
      'zh-CN': '您目前在多家机构有未还清的借款。还清一部分后可以再次申请。',
      en: 'You have open loans at several lenders. Repay some of them, then apply again.',
    },
    staff: { 'zh-CN': '多头借贷机构数超过上限', en: 'Open loans at more lenders than the pack allows' },
  },
  'multi-lending-silent': silent({ 'zh-CN': '其他机构借款查询', en: 'your loans elsewhere' }),
  'bureau-delinquent': {
    borrower: {
      'zh-CN': '信用报告显示有逾期未还的借款。您可以免费查询信用报告，如有错误可申请更正。',
      en: 'Your credit report shows an unpaid overdue loan. You can ask for a free copy and have mistakes corrected.',
    },
    staff: { 'zh-CN': '征信有当前逾期', en: 'The credit bureau shows a current delinquency' },
  },
  'bureau-silent': silent({ 'zh-CN': '信用报告', en: 'your credit report' }),
  'records-absent': {
    borrower: {
      'zh-CN': '没有可用的记录，目前额度较低。补充至少 30 天的通话记录或流水，额度可能更高。',
      en: 'We have no records to go by, so the limit is small. Add at least 30 days of call records or a statement and it may be higher.',
    },
    staff: { 'zh-CN': '可用记录不足 30 天，按薄档处理', en: 'Fewer than 30 usable days of records: thin file' },
  },
  'records-stale': {
    borrower: {
      'zh-CN': '您提供的记录最近一条已超过 7 天，没有采用。请重新导出后上传。',
      en: 'The newest entry of the records you gave is more than 7 days old, so they were not used. Export them again and upload the new file.',
    },
    staff: { 'zh-CN': '记录最新一行超过 7 天，视为缺失', en: 'Newest row is over 7 days old: counted as absent' },
  },
  'records-post-dated': {
    borrower: {
      'zh-CN': '您提供的记录里有未来日期，没有采用。请重新导出后上传。',
      en: 'The records you gave hold dates that lie ahead, so they were not used. Export them again and upload the new file.',
    },
    staff: { 'zh-CN': '记录含未来日期，视为缺失', en: 'Rows dated after the decision: counted as absent' },
  },
  'records-of-another': {
    borrower: {
      'zh-CN': '您提供的记录不是您本人名下的，没有采用。请上传本人的记录。',
      en: 'The records you gave are in somebody else’s name, so they were not used. Please upload your own.',
    },
    staff: { 'zh-CN': '记录持有人非申请人，视为缺失', en: 'Holder is not the applicant: counted as absent' },
  },
  'records-holder-unproven': {
    borrower: {
      'zh-CN': '无法确认记录是您本人的，没有采用。请上传带有本人信息的完整文件。',
      en: 'We could not tell whose records these are, so they were not used. Please upload the complete file, with its heading.',
    },
    staff: { 'zh-CN': '记录持有人未证明，视为缺失', en: 'Holder not proved: counted as absent' },
  },
  'records-age-unknown': {
    borrower: {
      'zh-CN': '无法确认记录的日期，没有采用。请重新导出后上传。',
      en: 'We could not tell the dates of these records, so they were not used. Export them again and upload the new file.',
    },
    staff: { 'zh-CN': '记录日期未知，视为缺失', en: 'Dates unknown: counted as absent' },
  },
  'score-silent': silent({ 'zh-CN': '信用评分', en: 'your score' }),
  'score-on-absent-records': {
    borrower: silent({ 'zh-CN': '信用评分', en: 'your score' }).borrower,
    staff: {
      'zh-CN': '评分使用了视为缺失的记录，须重新评分',
      en: 'The score read records that count as absent: score again',
    },
  },
  'own-score-silent': silent({ 'zh-CN': '还款评分', en: 'your repayment score' }),
  'risk-too-high': {
    borrower: {
      'zh-CN': '综合评估后，这次暂时无法借款给您。您可以三个月后再申请，或申请人工复核。',
      en: 'Taken together, what we see does not allow a loan now. You can apply again in three months, or ask a person to look at it.',
    },
    staff: { 'zh-CN': '违约概率高于最低等级', en: 'Probability of default is above the last tier' },
  },
  'strategy-silent': silent({ 'zh-CN': '一项规则', en: 'one of our rules' }),
} as const satisfies Record<string, Reason>;
