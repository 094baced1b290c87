import { byChoice, byFlag, inBands, written } from './write.ts';

export const velocityAttack = written({
  id: 'velocity-attack',
  name: { 'zh-CN': '高频批量申请', en: 'Velocity attack' },
  description: {
    'zh-CN': '脚本或作坊在同一设备、网络上用大量号码和证件连续申请。窗口为精确滑动窗口，计到本次申请为止。',
    en: 'A script or a workshop applies with many numbers and ids, on the same devices and networks, one after the other. Windows slide exactly, up to this attempt.',
  },
  rules: [
    inBands(
      'codes_of_number_1h',
      {
        bands: [
          [5, 8, 80],
          [8, null, 200],
        ],
      },
      {
        'zh-CN': '一小时内反复索取验证码。',
        en: 'Codes were asked for again and again within an hour.',
      },
    ),
    inBands(
      'wrong_codes_of_number_1h',
      {
        bands: [
          [4, 8, 80],
          [8, null, 200],
        ],
      },
      {
        'zh-CN': '一小时内反复输错验证码。',
        en: 'Wrong codes were tried again and again within an hour.',
      },
    ),
    inBands(
      'numbers_of_device_codes_24h',
      {
        bands: [
          [4, 8, 150],
          [8, null, 350],
        ],
      },
      {
        'zh-CN': '一天内在同一设备上试了多个号码。',
        en: 'Several numbers were tried on the device within a day.',
      },
    ),
    inBands(
      'applications_of_number_24h',
      {
        bands: [
          [3, 6, 120],
          [6, null, 300],
        ],
      },
      {
        'zh-CN': '该号码一天内多次申请。',
        en: 'The number applied several times within a day.',
      },
    ),
    inBands(
      'applications_of_id_24h',
      {
        bands: [
          [3, 6, 120],
          [6, null, 300],
        ],
      },
      {
        'zh-CN': '该证件一天内多次申请。',
        en: 'The id applied several times within a day.',
      },
    ),
    inBands(
      'applications_of_number_7d',
      { bands: [[8, null, 80]] },
      {
        'zh-CN': '该号码一周内多次申请。',
        en: 'The number applied many times within a week.',
      },
    ),
    inBands(
      'applications_of_device_24h',
      {
        bands: [
          [4, 8, 150],
          [8, null, 300],
        ],
      },
      {
        'zh-CN': '同一设备一天内多次申请。',
        en: 'The device applied several times within a day.',
      },
    ),
    inBands(
      'ids_of_device_7d',
      {
        bands: [
          [4, 6, 150],
          [6, null, 350],
        ],
      },
      {
        'zh-CN': '一周内多个证件在同一设备上申请。',
        en: 'Several ids of a week applied on the device.',
      },
    ),
    inBands(
      'numbers_of_device_7d',
      { bands: [[5, null, 150]] },
      {
        'zh-CN': '一周内多个号码在同一设备上申请。',
        en: 'Several numbers of a week applied on the device.',
      },
    ),
    inBands(
      'shortest_gap_of_device_24h_minutes',
      {
        bands: [
          [0, 3, 120],
          [3, 10, 50],
        ],
      },
      {
        'zh-CN': '同一设备上两次申请相隔只有几分钟。',
        en: 'Two applications on the device lie minutes apart.',
      },
    ),
    inBands(
      'requested_of_device_7d_ratio',
      { bands: [[8, null, 80]] },
      {
        'zh-CN': '同一设备一周内申请的总额很大。',
        en: 'A large sum was asked for on the device within a week.',
      },
    ),
    inBands(
      'ids_of_network_24h',
      { bands: [[50, null, 60]] },
      {
        'zh-CN': '一天内许多证件从同一网络地址申请；移动网常见。',
        en: 'Many ids of a day came from the network address, as they do behind a mobile network.',
      },
    ),
    inBands(
      'devices_of_network_24h',
      { bands: [[50, null, 40]] },
      {
        'zh-CN': '一天内许多设备从同一网络地址申请；移动网常见。',
        en: 'Many devices of a day came from the network address, as they do behind a mobile network.',
      },
    ),
    byChoice(
      'network_kind',
      { choices: { hosting: 150, proxy: 80 } },
      {
        'zh-CN': '从机房或代理网络申请。',
        en: 'The application came through a data centre or a proxy.',
      },
    ),
    byFlag(
      'emulator',
      { true: 200 },
      {
        'zh-CN': '设备是模拟器。',
        en: 'The device is an emulator.',
      },
    ),
    byFlag(
      'rooted',
      { true: 50 },
      {
        'zh-CN': '设备已越狱或 root。',
        en: 'The device is rooted.',
      },
    ),
    inBands(
      'device_clock_off_minutes',
      { bands: [[60, null, 50]] },
      {
        'zh-CN': '设备时钟偏差很大。',
        en: 'The clock of the device is far off.',
      },
    ),
  ],
  thresholds: { alert: 300, interdict: 700 },
  needs: ['applications_of_number_24h'],
  examples: [
    {
      name: { 'zh-CN': '机房里的模拟器，一天十二次', en: 'An emulator in a data centre, twelve times a day' },
      expected: 'interdict',
      but: {
        emulator: true,
        network_kind: 'hosting',
        applications_of_device_24h: 12,
        ids_of_device_7d: 12,
        numbers_of_device_7d: 12,
        shortest_gap_of_device_24h_minutes: 1,
      },
    },
    {
      name: { 'zh-CN': '一部手机五个人，隔几分钟', en: 'One phone, five people, minutes apart' },
      expected: 'alert',
      but: {
        applications_of_device_24h: 5,
        ids_of_device_7d: 5,
        numbers_of_device_7d: 5,
        shortest_gap_of_device_24h_minutes: 4,
      },
    },
    {
      name: { 'zh-CN': '一家两口同一晚用一部手机申请', en: 'Two of a family on one phone in the same evening' },
      expected: 'clear',
      but: {
        applications_of_device_24h: 2,
        ids_of_device_7d: 2,
        numbers_of_device_7d: 2,
        numbers_of_device_codes_24h: 2,
        shortest_gap_of_device_24h_minutes: 45,
        requested_of_device_7d_ratio: 2,
      },
    },
    {
      name: { 'zh-CN': '信号不好，多要了几次验证码', en: 'Bad reception, and some more codes asked for' },
      expected: 'clear',
      but: { codes_of_number_1h: 6, wrong_codes_of_number_1h: 4, applications_of_number_24h: 2 },
    },
    {
      name: { 'zh-CN': '移动网一个地址后面很多人', en: 'A town behind one address of a mobile network' },
      expected: 'clear',
      but: { ids_of_network_24h: 400, devices_of_network_24h: 390 },
    },
  ],
});
