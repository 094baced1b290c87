import { personLooks, type Reason, silent } from './reason.ts';

/** The phone line and who stands behind it; lists, velocity and rings. */
export const lineReasons = {
  'line-not-held': {
    borrower: {
      'zh-CN': '没能确认这个号码在您手里。请用本机号码重新验证。',
      en: 'We could not confirm that this number is in your hands. Verify again from the phone that carries it.',
    },
    staff: { 'zh-CN': '号码持有验证未通过', en: 'Possession of the number was not proved' },
  },
  'possession-silent': silent({ 'zh-CN': '号码持有验证', en: 'who holds this number' }),
  'name-differs': {
    borrower: {
      'zh-CN': '您填写的姓名与号码登记的姓名不一致。号码可能登记在家人名下，或姓名写法不同，工作人员会与您核对。',
      en: 'The name you gave is not the one this number is registered under. It may be a relative’s SIM or another spelling: a person will check it with you.',
    },
    staff: {
      'zh-CN': '姓名与运营商登记不一致（可能为亲属卡或少数民族姓名）',
      en: 'Name differs from the carrier’s (perhaps a relative’s SIM or another spelling)',
    },
  },
  'id-differs': {
    borrower: {
      'zh-CN': '证件号码与号码登记的不一致，工作人员会与您核对。',
      en: 'The id number is not the one this number is registered under. A person will check it with you.',
    },
    staff: { 'zh-CN': '证件号与运营商登记不一致', en: 'Id number differs from the carrier’s' },
  },
  'birth-date-differs': {
    borrower: {
      'zh-CN': '您的出生日期与号码登记的不一致，工作人员会与您核对。',
      en: 'Your date of birth is not the one this number is registered under. A person will check it with you.',
    },
    staff: {
      'zh-CN': '出生日期与运营商登记不一致，证件号本身相符或无从核对',
      en: 'Date of birth differs from the carrier’s, though the id number does not',
    },
  },
  'identity-no-record': {
    borrower: {
      'zh-CN': '运营商没有这个号码的实名记录，工作人员会用其他方式与您核对。',
      en: 'The phone company has no registration for this number. A person will check who you are in another way.',
    },
    staff: { 'zh-CN': '运营商无实名记录，不等于不一致', en: 'The carrier has no record, which is not a mismatch' },
  },
  'match-silent': silent({ 'zh-CN': '实名核验', en: 'the real-name check' }),
  'line-too-new': {
    borrower: {
      'zh-CN': '这个号码使用时间不足三个月，请在所示日期后再申请。',
      en: 'You have had this number for less than three months. Please come back on the date shown.',
    },
    staff: { 'zh-CN': '在网时长确定不足三个月', en: 'Tenure is surely under three months' },
  },
  'tenure-silent': silent({ 'zh-CN': '在网时长', en: 'how long you have had this number' }),
  'tenure-short': {
    borrower: {
      'zh-CN': '这个号码使用时间较短，目前额度较低。继续使用满六个月后可以更高。',
      en: 'This number is still fairly new, so the limit is small for now. It can be higher once you have had it for six months.',
    },
    staff: { 'zh-CN': '在网时长未证明满六个月', en: 'Six months of tenure are not proved' },
  },
  'line-swapped': {
    borrower: personLooks,
    staff: { 'zh-CN': '近期更换过 SIM 卡', en: 'The SIM was changed recently' },
  },
  'swap-silent': silent({ 'zh-CN': '换卡核验', en: 'whether the SIM was changed' }),
  'number-recycled': {
    borrower: {
      'zh-CN': '这个号码曾更换过使用人，之前的记录不算在您名下，工作人员会与您核对。',
      en: 'This number changed hands. Records from before are not counted as yours; a person will check with you.',
    },
    staff: {
      'zh-CN': '二次放号：此前记录不属于申请人',
      en: 'Recycled number: earlier records are not the applicant’s',
    },
  },
  'recycling-silent': silent({ 'zh-CN': '二次放号核验', en: 'whether this number changed hands' }),
  'calls-forwarded': {
    borrower: personLooks,
    staff: { 'zh-CN': '号码设有无条件呼叫转移', en: 'All calls are forwarded to another number' },
  },
  'forwarding-silent': silent({ 'zh-CN': '呼叫转移核验', en: 'call forwarding' }),
  'on-a-list': {
    borrower: personLooks,
    staff: { 'zh-CN': '名单命中，需人工确认', en: 'A list matched; a person must confirm it' },
  },
  'lists-silent': silent({ 'zh-CN': '名单核验', en: 'the list checks' }),
  'many-attempts': { borrower: personLooks, staff: { 'zh-CN': '申请频率异常', en: 'Unusually many attempts' } },
  'attempts-raised': {
    borrower: {
      'zh-CN': '近期申请较频繁，额度按较低等级计算。',
      en: 'There were many applications lately, so the limit is that of a lower tier.',
    },
    staff: { 'zh-CN': '申请频率偏高，等级下调一级', en: 'Attempts above normal: one tier lower' },
  },
  'velocity-silent': silent({ 'zh-CN': '申请频率', en: 'recent attempts' }),
  'linked-group': {
    borrower: personLooks,
    staff: {
      'zh-CN': '疑似团伙关联。仅关联关系不得拒绝，须人工判断',
      en: 'Possible ring. Links alone never decline: a person decides',
    },
  },
  'ring-silent': silent({ 'zh-CN': '关联核验', en: 'the link checks' }),
  'fraud-signals': {
    borrower: {
      'zh-CN': '根据这次申请的情况，额度按较低等级计算。您可以申请人工复核。',
      en: 'As things stand with this application, the limit is that of a lower tier. You may ask a person to look at it.',
    },
    staff: { 'zh-CN': '欺诈类型提醒，等级下调一级', en: 'A fraud typology alerts: one tier lower' },
  },
  'fraud-suspected': {
    borrower: personLooks,
    staff: {
      'zh-CN': '欺诈类型达到拦截线，须人工判断',
      en: 'A fraud typology reaches its interdict threshold: a person decides',
    },
  },
  'typologies-silent': silent({ 'zh-CN': '安全核验', en: 'the security checks' }),
  'check-not-run': {
    borrower: personLooks,
    staff: { 'zh-CN': '规定必做的核验未执行', en: 'A check that the pack requires was not run' },
  },
} as const satisfies Record<string, Reason>;
