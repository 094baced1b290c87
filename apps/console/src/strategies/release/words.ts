import type { LocalText } from '@lendline/kernel';
import type { Dictionary } from '@lendline/ui';
import type { Blocked, ReleaseAct } from './release-steps.ts';

export const releaseWords = {
  title: { 'zh-CN': '版本 {number} 的发布', en: 'Release of version {number}' },
  document: { 'zh-CN': '复核', en: 'Review' },
  draft: {
    'zh-CN': '草稿尚未复核，不参与审批。送审后不能再改，由另一位同事复核。',
    en: 'A draft decides nothing. Once sent it cannot be edited, and a colleague who wrote none of it looks at it.',
  },
  faulty: {
    'zh-CN': '有 {count} 个问题，改正后才能送审。',
    en: 'Mend {count} faults before it can be sent.',
  },
  oneFault: { 'zh-CN': '有 1 个问题，改正后才能送审。', en: 'Mend the one fault before it can be sent.' },
  send: { 'zh-CN': '送审', en: 'Send to review' },
  waits: {
    'zh-CN': '等待第二人复核。送审人：{who}，{at}。',
    en: 'Waits for a second person. Sent by {who}, {at}.',
  },
  changes: { 'zh-CN': '查看与在用版本的差异', en: 'See what it changes' },
  own: {
    'zh-CN': '您写过或送审了这一版本，须由另一位同事复核。',
    en: 'You wrote some of it or sent it: a colleague who did neither has to look at it.',
  },
  approve: { 'zh-CN': '通过', en: 'Approve' },
  refuse: { 'zh-CN': '不通过', en: 'Refuse' },
  reopen: { 'zh-CN': '退回草稿', en: 'Make it a draft again' },
  reopenHow: {
    'zh-CN': '退回后可以修改，之后须重新送审。',
    en: 'It can be edited then, and has to be sent to review again.',
  },
  approved: {
    'zh-CN': '已由两人同意，内容不再改变。要改动请新建版本。',
    en: 'Two people agreed, and it never changes. Who wants something else begins a new version.',
  },

  environments: { 'zh-CN': '在用情况', en: 'What decides now' },
  house: { 'zh-CN': '本机构在此审批', en: 'this house decides here' },
  liveHere: { 'zh-CN': '在用版本', en: 'Live version' },
  canaryHere: { 'zh-CN': '灰度', en: 'Canary' },
  nobody: { 'zh-CN': '无', en: 'none' },
  sinceLine: { 'zh-CN': '{name}，自 {at}', en: '{name}, since {at}' },
  canaryLine: { 'zh-CN': '{name}，{share} 的号码，自 {at}', en: '{name}, {share} of the lines, since {at}' },

  inEnvironment: { 'zh-CN': '{environment}环境', en: 'In {environment}' },
  neverHere: { 'zh-CN': '此版本从未在此发布。', en: 'This version was never released here.' },
  live: { 'zh-CN': '此版本在此决定全部号码，自 {at}。', en: 'This version decides here about every line, since {at}.' },
  canary: {
    'zh-CN': '此版本在此决定 {share} 的号码，自 {at}。',
    en: 'This version decides here about {share} of the lines, since {at}.',
  },
  retired: { 'zh-CN': '此版本曾在此发布，{at} 停用。', en: 'This version was released here and left on {at}.' },
  mayNot: { 'zh-CN': '您没有发布的权限。', en: 'You are not allowed to release versions.' },

  shareField: { 'zh-CN': '号码比例（%）', en: 'Share of the lines, in %' },
  shareHint: {
    'zh-CN': '按号码抽签：比例不变，同一号码始终遇到同一策略；比例扩大时，原有号码仍在其中。',
    en: 'Drawn by the line: the same line meets the same strategy while the share stands, and stays in when it grows.',
  },
  shareNeeded: {
    'zh-CN': '请填写大于 0、小于 100 的百分数，例如 5。',
    en: 'Enter a percentage above 0 and below 100, such as 5.',
  },
  back: { 'zh-CN': '返回', en: 'Go back' },

  rollBack: { 'zh-CN': '立即回退', en: 'Roll back' },
  rollBackIn: { 'zh-CN': '回退{environment}环境', en: 'Roll back in {environment}' },
  canaryEnds: {
    'zh-CN': '版本 {number} 的灰度立即结束，其余版本不变。',
    en: 'The canary of version {number} ends at once; the live version decides about every line.',
  },
  liveLeaves: {
    'zh-CN': '版本 {number} 立即停用，恢复它之前的在用版本。',
    en: 'Version {number} leaves at once, and the version that was live before it comes back.',
  },
  rollBackHow: {
    'zh-CN': '一人即可，因为此前的版本已由两人同意。被回退的版本须重新发布才会再用。下一笔审批即生效。',
    en: 'One person may, because two agreed on what comes back. What was taken back returns only by a release. The next decision knows.',
  },
  rolledBack: { 'zh-CN': '已回退。', en: 'Rolled back.' },
  rollBackOf: { 'zh-CN': '{text}（回退）', en: '{text} (rollback)' },
} as const satisfies Dictionary;

interface ActWords {
  readonly button: LocalText;
  /** What happens then. */
  readonly means: LocalText;
}

export const releaseActs: Readonly<Record<ReleaseAct, ActWords>> = {
  canary: {
    button: { 'zh-CN': '开始灰度', en: 'Start a canary' },
    means: {
      'zh-CN': '下一笔审批起，一部分号码由此版本审批，其余不变。',
      en: 'From the next decision on, a share of the lines is decided by this version, and the others as before.',
    },
  },
  share: {
    button: { 'zh-CN': '调整比例', en: 'Change the share' },
    means: {
      'zh-CN': '下一笔审批起按新的比例。',
      en: 'The new share counts from the next decision on.',
    },
  },
  live: {
    button: { 'zh-CN': '全量启用', en: 'Make it live' },
    means: {
      'zh-CN': '下一笔审批起，全部号码由此版本审批，现在的在用版本停用。',
      en: 'From the next decision on, this version decides about every line. The live version of now leaves.',
    },
  },
  'end-canary': {
    button: { 'zh-CN': '结束灰度', en: 'End the canary' },
    means: {
      'zh-CN': '下一笔审批起，全部号码由在用版本审批。',
      en: 'From the next decision on, the live version decides about every line.',
    },
  },
};

export const blockedTexts: Readonly<Record<Blocked, LocalText>> = {
  'not-approved': {
    'zh-CN': '第二人通过之后才能发布。',
    en: 'It can be released once a second person has approved it.',
  },
  'not-promoted': {
    'zh-CN': '须先在测试环境全量启用过。',
    en: 'It has to be live in the test environment first.',
  },
  'canary-standing': {
    'zh-CN': '另一版本正在灰度：先结束它，或直接全量启用此版本。',
    en: 'Another version is a canary here: end that one first, or make this one live.',
  },
};
