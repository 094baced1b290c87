import { type FeatureDescription, unwindowed } from './feature-definition.ts';

/** Since when the number is the person's, and in what: by the operator's own word. */
export const lineIdentityDefinitions: readonly FeatureDescription[] = [
  {
    name: 'line_tenure_months',
    label: { 'zh-CN': '号码持有月数', en: 'Months with the number' },
    definition: {
      'zh-CN': '运营商确认本人至少已持有该号码的月数（3、6、12 或 24），携号转网前的时间计入；答复超过 30 天为空。',
      en: 'Months that the operator confirms the person has had the number at least (3, 6, 12 or 24), those before it was ported among them; null when the answer is over 30 days old.',
    },
    unit: 'months',
    range: [0, 24],
    windows: unwindowed,
    direction: 'safer-when-higher',
    manipulation: 'takes-time',
  },
  {
    name: 'line_carrier_tenure_months',
    label: { 'zh-CN': '在本网月数', en: 'Months with the operator' },
    definition: {
      'zh-CN': '与现运营商的合约至少已满的月数（3、6、12 或 24），携号转网后重新计算。',
      en: 'Months that the contract with the present operator has lasted at least (3, 6, 12 or 24); begins anew when the number is ported.',
    },
    unit: 'months',
    range: [0, 24],
    windows: unwindowed,
    direction: 'safer-when-higher',
    manipulation: 'takes-time',
  },
  {
    name: 'line_ported',
    label: { 'zh-CN': '携号转网', en: 'Ported number' },
    definition: {
      'zh-CN': '号码是否从另一家运营商转来：是为 1，否为 0；两年以上的合约不再追问。',
      en: 'Whether the number was brought from another operator: 1 or 0; not asked of a contract of two years or more.',
    },
    unit: 'flag',
    range: [0, 1],
    windows: unwindowed,
    direction: null,
    manipulation: 'takes-time',
  },
  {
    name: 'line_days_since_sim_swap',
    label: { 'zh-CN': '距最近换卡天数（运营商）', en: 'Days since a SIM swap, by the operator' },
    definition: {
      'zh-CN': '运营商所记最近一次更换 SIM 卡（没有则为开通）到计算时点的天数；未告知或答复超过 30 天为空。',
      en: 'Days since the last change of SIM card that the operator knows of, or since the activation; null when it does not say, or said so over 30 days ago.',
    },
    unit: 'days',
    range: [0, null],
    windows: unwindowed,
    direction: 'safer-when-higher',
    manipulation: 'takes-time',
  },
  {
    name: 'line_days_since_device_swap',
    label: { 'zh-CN': '距最近换机天数（运营商）', en: 'Days since a device swap, by the operator' },
    definition: {
      'zh-CN': '运营商所记最近一次更换手机（没有则为开通）到计算时点的天数；未告知或答复超过 30 天为空。',
      en: 'Days since the last change of handset that the operator knows of, or since the activation; null when it does not say, or said so over 30 days ago.',
    },
    unit: 'days',
    range: [0, null],
    windows: unwindowed,
    direction: 'safer-when-higher',
    manipulation: 'takes-time',
  },
];
