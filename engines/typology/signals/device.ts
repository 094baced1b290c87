import { amountOf, counted, flag, oneOf } from './kinds.ts';
import type { SignalDescription } from './signal.ts';

const ofGraph = {
  family: 'device',
  type: counted,
  origin: 'entity-graph',
  sources: [],
  manipulation: 'needs-others',
} as const satisfies Partial<SignalDescription>;

const told = {
  family: 'device',
  type: flag,
  origin: 'device-report',
  sources: [],
  manipulation: 'cheap',
} as const satisfies Partial<SignalDescription>;

/**
 * What is known of the device the application came from. What a device tells of itself can be faked: such signs are
 * weak, and silence is common.
 */
export const deviceSignals = {
  people_of_device: {
    ...ofGraph,
    name: { 'zh-CN': '设备人数', en: 'People on the device' },
    says: {
      'zh-CN': '用过该设备的不同借款人数，含本人。一家人共用一部手机很常见。',
      en: 'Different borrowers who used the device, this one included. A family with one phone is common.',
    },
  },
  accounts_of_device: {
    ...ofGraph,
    name: { 'zh-CN': '设备收款账户数', en: 'Accounts of the device' },
    says: {
      'zh-CN': '该设备上填写过的不同收款账户数。',
      en: 'Different accounts to be paid out to that were named on the device.',
    },
  },
  device_age_days: {
    ...ofGraph,
    name: { 'zh-CN': '设备首次出现天数', en: 'Days since the device was first seen' },
    says: {
      'zh-CN': '距该设备首次出现的天数；首次出现就是现在则为 0。',
      en: 'Days since the device was first seen here; 0 where that is now.',
    },
    type: amountOf('days'),
    manipulation: 'takes-time',
  },
  device_known_to_line: {
    ...ofGraph,
    name: { 'zh-CN': '惯用设备', en: 'The line’s usual device' },
    says: {
      'zh-CN': '该号码此前是否用过这部设备；新客户为“首次”。',
      en: 'Whether the line used this device before; `first` for a line that used none.',
    },
    type: oneOf('known', 'new', 'first'),
    manipulation: 'takes-time',
  },
  emulator: {
    ...told,
    name: { 'zh-CN': '模拟器', en: 'Emulator' },
    says: { 'zh-CN': '设备是否报告自己是模拟器。', en: 'Whether the device says that it is an emulator.' },
  },
  rooted: {
    ...told,
    name: { 'zh-CN': '越狱或 root', en: 'Rooted' },
    says: {
      'zh-CN': '设备是否报告自己已越狱或 root。爱好者也会这样做。',
      en: 'Whether the device says that it is rooted or jailbroken. Hobbyists do that, too.',
    },
  },
  remote_control: {
    ...told,
    name: { 'zh-CN': '远程控制', en: 'Remote control' },
    says: {
      'zh-CN': '申请时屏幕是否正被共享或远程控制：常见于被骗的受害人。',
      en: 'Whether the screen was shared or controlled from afar: common where a victim is being talked through it.',
    },
  },
  device_clock_off_minutes: {
    ...told,
    name: { 'zh-CN': '设备时钟偏差', en: 'Clock of the device' },
    says: {
      'zh-CN': '设备时钟与服务器相差的分钟数；批量还原的设备常有偏差。',
      en: 'Minutes between the clock of the device and ours: devices that are reset in bulk are often off.',
    },
    type: amountOf('minutes'),
  },
} as const satisfies Record<string, SignalDescription>;
