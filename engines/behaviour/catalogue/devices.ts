import { everyWindow, type FeatureDescription, unwindowed } from './feature-definition.ts';

/** The handsets and SIM cards that a line was seen in, by its records. */
export const deviceDefinitions: readonly FeatureDescription[] = [
  {
    name: 'number_of_devices',
    label: { 'zh-CN': '设备数', en: 'Devices' },
    definition: { 'zh-CN': '出现过的不同手机数。', en: 'Distinct handsets seen.' },
    unit: 'count',
    range: [0, null],
    windows: everyWindow,
    direction: 'riskier-when-higher',
    manipulation: 'takes-time',
  },
  {
    name: 'device_changes',
    label: { 'zh-CN': '换机次数', en: 'Changes of device' },
    definition: {
      'zh-CN': '从一台手机换到另一台的次数。',
      en: 'Times that another handset took the place of the last.',
    },
    unit: 'count',
    range: [0, null],
    windows: everyWindow,
    direction: 'riskier-when-higher',
    manipulation: 'cheap',
  },
  {
    name: 'days_since_device_change',
    label: { 'zh-CN': '距最近换机天数', en: 'Days since a change of device' },
    definition: {
      'zh-CN': '从最近一次换手机到计算时点的天数；从未换过为空。',
      en: 'Days since another handset was first seen; null when it never changed.',
    },
    unit: 'days',
    range: [0, null],
    windows: unwindowed,
    direction: 'safer-when-higher',
    manipulation: 'takes-time',
  },
  {
    name: 'number_of_sims',
    label: { 'zh-CN': 'SIM 卡数', en: 'SIM cards' },
    definition: { 'zh-CN': '出现过的不同 SIM 卡数。', en: 'Distinct SIM cards seen.' },
    unit: 'count',
    range: [0, null],
    windows: everyWindow,
    direction: 'riskier-when-higher',
    manipulation: 'takes-time',
  },
  {
    name: 'sim_changes',
    label: { 'zh-CN': '换卡次数', en: 'Changes of SIM card' },
    definition: {
      'zh-CN': '从一张 SIM 卡换到另一张的次数。',
      en: 'Times that another SIM card took the place of the last.',
    },
    unit: 'count',
    range: [0, null],
    windows: everyWindow,
    direction: 'riskier-when-higher',
    manipulation: 'cheap',
  },
  {
    name: 'days_since_sim_change',
    label: { 'zh-CN': '距最近换卡天数', en: 'Days since a change of SIM card' },
    definition: {
      'zh-CN': '从最近一次换 SIM 卡到计算时点的天数；从未换过为空。',
      en: 'Days since another SIM card was first seen; null when it never changed.',
    },
    unit: 'days',
    range: [0, null],
    windows: unwindowed,
    direction: 'safer-when-higher',
    manipulation: 'takes-time',
  },
];
