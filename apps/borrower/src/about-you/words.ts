import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '您是谁', en: 'Who you are' },
  lead: {
    'zh-CN': '只用于向运营商核对这个号码是否属于您。请与证件一致。',
    en: 'Used to check with your phone company that this number is yours. Write everything as on your id document.',
  },
  name: { 'zh-CN': '姓名', en: 'Full name' },
  nameMissing: { 'zh-CN': '请填写身份证上的姓名。', en: 'Please enter your name as on your id document.' },
  idNumber: { 'zh-CN': '身份证号码', en: 'Id number' },
  idHintCN: { 'zh-CN': '18 位，末位可能是 X。', en: '18 characters; the last may be an X.' },
  idHintOther: { 'zh-CN': '身份证件上的号码。', en: 'The number on your id document.' },
  idMissing: { 'zh-CN': '请填写身份证号码。', en: 'Please enter your id number.' },
  birthDate: { 'zh-CN': '出生日期', en: 'Date of birth' },
  birthDateMissing: { 'zh-CN': '请填写出生日期。', en: 'Please enter your date of birth.' },
  lengthCN: {
    'zh-CN': '身份证号码应为 18 位，现在是 {n} 位。',
    en: 'An id number has 18 characters; this one has {n}.',
  },
  length: {
    'zh-CN': '号码应为 5 到 20 位，现在是 {n} 位。',
    en: 'An id number has 5 to 20 characters; this one has {n}.',
  },
  characters: {
    'zh-CN': '只能包含数字和字母，请检查是否有多余的符号。',
    en: 'Only digits and letters belong here; please look for other signs.',
  },
  check: {
    'zh-CN': '号码似乎有一位不对，请与身份证逐位核对。',
    en: 'One digit seems to be wrong; please compare it with your id document.',
  },
  save: { 'zh-CN': '下一步', en: 'Next' },
  declared: { 'zh-CN': '已登记', en: 'On record' },
  declaredNote: {
    'zh-CN': '如需更改，请通过“帮助与投诉”联系工作人员。',
    en: 'To change it, reach a person under “Help and complaints”.',
  },
} as const satisfies Dictionary;
