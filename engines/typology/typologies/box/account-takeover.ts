import { byChoice, byFlag, inBands, written } from './write.ts';

export const accountTakeover = written({
  id: 'account-takeover-after-sim-swap',
  name: { 'zh-CN': '换卡后接管账户', en: 'Account takeover after SIM swap' },
  description: {
    'zh-CN': '骗子补办他人的 SIM 卡或转走来电，用新设备登录老客户的账户借款。受害人往往几小时后才发现。',
    en: 'Somebody gets another person’s SIM reissued or their calls forwarded, signs in on a device of their own and borrows in the victim’s name, within hours.',
  },
  rules: [
    inBands(
      'hours_since_sim_swap',
      {
        bands: [
          [0, 72, 300],
          [72, 168, 200],
          [168, 336, 150],
          [336, 720, 60],
        ],
        unknown: 80,
      },
      {
        'zh-CN': 'SIM 卡最近换过：风险集中在头三天。',
        en: 'The SIM was swapped recently: takeovers come within the first days.',
      },
    ),
    inBands(
      'hours_since_device_swap',
      {
        bands: [
          [0, 72, 150],
          [72, 336, 100],
        ],
        unknown: 30,
      },
      {
        'zh-CN': '卡最近插到另一部手机上。',
        en: 'The SIM moved to another handset recently.',
      },
    ),
    inBands(
      'days_since_porting',
      {
        bands: [
          [0, 7, 150],
          [7, 30, 60],
        ],
        unknown: 20,
      },
      {
        'zh-CN': '号码最近携号转网：七天内最可疑。',
        en: 'The number was ported recently, most tellingly within seven days.',
      },
    ),
    byChoice(
      'call_forwarding',
      { choices: { unconditional: 350, conditional: 30 }, unknown: 40 },
      {
        'zh-CN': '来电被转走，语音验证码会到他人手中。',
        en: 'Calls are forwarded, so that spoken codes reach somebody else.',
      },
    ),
    byChoice(
      'device_known_to_line',
      { choices: { new: 140 }, unknown: 40 },
      {
        'zh-CN': '该号码从未用过这部设备。',
        en: 'The line never used this device before.',
      },
    ),
    byFlag(
      'borrower_before',
      { true: 100 },
      {
        'zh-CN': '老客户的账户有额度可盗。',
        en: 'A known borrower’s account has something to steal.',
      },
    ),
    byFlag(
      'possession_proved',
      { false: 150, unknown: 60 },
      {
        'zh-CN': '号码是否在申请人手中没有验证。',
        en: 'Nobody proved to hold the number.',
      },
    ),
    inBands(
      'wrong_codes_of_number_1h',
      {
        bands: [
          [3, 6, 120],
          [6, null, 200],
        ],
      },
      {
        'zh-CN': '一小时内多次输错验证码。',
        en: 'Several wrong codes within an hour.',
      },
    ),
    inBands(
      'codes_of_number_1h',
      { bands: [[5, null, 80]] },
      {
        'zh-CN': '一小时内反复索取验证码。',
        en: 'Codes were asked for again and again within an hour.',
      },
    ),
    byFlag(
      'remote_control',
      { true: 250 },
      {
        'zh-CN': '申请时屏幕正被共享或远程控制。',
        en: 'The screen was shared or controlled from afar while applying.',
      },
    ),
    byFlag(
      'network_country_differs',
      { true: 100 },
      {
        'zh-CN': '从国外网络申请。',
        en: 'The application came from a network abroad.',
      },
    ),
    byChoice(
      'network_kind',
      { choices: { hosting: 120, proxy: 100 } },
      {
        'zh-CN': '从机房或代理网络申请。',
        en: 'The application came through a data centre or a proxy.',
      },
    ),
  ],
  thresholds: { alert: 350, interdict: 700 },
  needs: ['hours_since_sim_swap'],
  examples: [
    {
      name: {
        'zh-CN': '老客户昨天换卡，新设备经代理借款',
        en: 'A borrower’s SIM swapped yesterday, and a new device behind a proxy',
      },
      expected: 'interdict',
      but: {
        borrower_before: true,
        hours_since_sim_swap: 20,
        hours_since_device_swap: 20,
        device_known_to_line: 'new',
        network_kind: 'proxy',
      },
    },
    {
      name: { 'zh-CN': '手机丢了，昨天补卡换机', en: 'A lost phone, replaced yesterday with its SIM' },
      expected: 'alert',
      but: {
        borrower_before: true,
        hours_since_sim_swap: 20,
        hours_since_device_swap: 20,
        device_known_to_line: 'new',
      },
    },
    {
      name: { 'zh-CN': '受害人被远程指挥', en: 'A victim who is talked through it from afar' },
      expected: 'alert',
      but: { remote_control: true, call_forwarding: 'unconditional' },
    },
    {
      name: { 'zh-CN': '三周前换了新手机和新卡', en: 'A new phone and SIM three weeks ago' },
      expected: 'clear',
      but: {
        borrower_before: true,
        hours_since_sim_swap: 500,
        hours_since_device_swap: 500,
        device_known_to_line: 'new',
      },
    },
    {
      name: { 'zh-CN': '运营商没有回答', en: 'The carrier says nothing' },
      expected: 'clear',
      but: {
        hours_since_sim_swap: null,
        hours_since_device_swap: null,
        days_since_porting: null,
        call_forwarding: null,
        possession_proved: null,
      },
    },
  ],
});
