import type { LocalText } from '@lendline/kernel';
import type { VariableFigure } from '@lendline/models/contract';
import type { Dictionary } from '@lendline/ui';
import type { StateWord } from '../words/states.ts';

export const alertWords = {
  title: { 'zh-CN': '模型警报', en: 'Alerts about models' },
  none: { 'zh-CN': '没有未处理的警报。', en: 'No alert is open.' },
  owner: { 'zh-CN': '负责人 {owner} · {week} 起', en: 'Owner {owner} · since the week of {week}' },
  acknowledge: { 'zh-CN': '已查看', en: 'Acknowledge' },
} as const satisfies Dictionary;

export const trainWords = {
  title: { 'zh-CN': '重新训练', en: 'Train again' },
  retrain: { 'zh-CN': '用新结果重训（{segment}）', en: 'Train on new outcomes ({segment})' },
  retrainHow: {
    'zh-CN': '用已有结果的申请和相同选项重训，得到一个等待两人复核的挑战者。',
    en: 'Trains on applications whose outcome is known, with the same options, and ends in a challenger that waits for two people.',
  },
  reproduce: { 'zh-CN': '按训练卡重现', en: 'Repeat from its card' },
  reproduceHow: {
    'zh-CN': '用相同数据和选项再训一次，逐字比较模型文件。',
    en: 'Trains once more on the same rows with the same options, and compares the documents to the letter.',
  },
  asked: { 'zh-CN': '已提交，训练在后台进行。', en: 'Asked for. The training runs in the background.' },
  look: { 'zh-CN': '查看进展', en: 'See how far it is' },
} as const satisfies Dictionary;

export const driftWords = {
  title: { 'zh-CN': '漂移与表现', en: 'Drift and performance' },
  week: { 'zh-CN': '周（星期一）', en: 'Week of' },
  rows: { 'zh-CN': '评分数', en: 'Scores' },
  none: { 'zh-CN': '该模型还没有随决定评分，没有可比较的数据。', en: 'This model has not scored a decision yet.' },
  byFeature: { 'zh-CN': '各特征的 CSI', en: 'CSI of each feature' },
  byFeatureSummary: {
    'zh-CN': '{week} 一周 {rows} 次评分。按样本量检验确定大于 0.10 的特征：{far} 个。常用界限：0.10 关注，0.25 偏移。',
    en: 'Week of {week}, {rows} scores. Features surely above 0.10 for that many rows: {far}. Rule of thumb: 0.10 watch, 0.25 shifted.',
  },
  overTime: { 'zh-CN': '评分的 PSI，按周', en: 'PSI of the score by week' },
  overTimeSummary: {
    'zh-CN': '最近一周 PSI {psi}。灰线以下是人群不变时也会出现的波动。',
    en: 'PSI {psi} in the latest week. What is below the grey line an unchanged population shows as well.',
  },
  noise: { 'zh-CN': '抽样波动上限', en: 'Chance alone' },
  bins: { 'zh-CN': '{feature}：分箱占比', en: '{feature}: shares by bin' },
  binsSummary: {
    'zh-CN': '分箱：{binning}。CSI {psi}，p 值 {p}。',
    en: 'Binning: {binning}. CSI {psi}, p-value {p}.',
  },
  reference: { 'zh-CN': '训练时', en: 'When trained' },
  actual: { 'zh-CN': '本周', en: 'This week' },
  bin: { 'zh-CN': '分箱', en: 'Bin' },
  feature: { 'zh-CN': '特征', en: 'Feature' },
  psi: { 'zh-CN': 'PSI', en: 'PSI' },
  csi: { 'zh-CN': 'CSI', en: 'CSI' },
  thumb: { 'zh-CN': '常用界限', en: 'Rule of thumb' },
  test: { 'zh-CN': '按样本量检验', en: 'Test by sample size' },
  pValue: { 'zh-CN': 'p 值', en: 'p-value' },
  performance: { 'zh-CN': '表现', en: 'Performance' },
  performanceSummary: {
    'zh-CN': '“预计”由概率本身得出，要求概率准确；“实际”只算已有结果的申请。',
    en: '“Expected” follows from the PDs themselves and holds while they are calibrated; “actual” counts applications whose outcome is known.',
  },
  expectedAuc: { 'zh-CN': '预计 AUC', en: 'Expected AUC' },
  actualAuc: { 'zh-CN': '实际 AUC', en: 'Actual AUC' },
  expectedBad: { 'zh-CN': '预计坏账率', en: 'Expected bad rate' },
  actualBad: { 'zh-CN': '实际坏账率', en: 'Actual bad rate' },
  matured: { 'zh-CN': '已有结果', en: 'Outcomes known' },
} as const satisfies Dictionary;

export const comparisonWords = {
  title: { 'zh-CN': '与冠军模型比较', en: 'Compared with the champion' },
  none: {
    'zh-CN': '没有可比较的冠军模型：它自己是冠军，或客群没有冠军。',
    en: 'There is no champion to compare with: it is champion itself, or its segments have none.',
  },
  noRows: {
    'zh-CN': '两个模型还没有为同一申请评分。新申请决定之后会自动补算。',
    en: 'The two have not scored the same application yet. They will, after the next decisions.',
  },
  champion: { 'zh-CN': '冠军：{name}', en: 'Champion: {name}' },
  other: { 'zh-CN': '本模型', en: 'This model' },
  rows: { 'zh-CN': '共同评分的申请', en: 'Applications that both scored' },
  meanPdChampion: { 'zh-CN': '冠军平均违约概率', en: 'Mean PD of the champion' },
  meanPdOther: { 'zh-CN': '本模型平均违约概率', en: 'Mean PD of this model' },
  gain: { 'zh-CN': 'AUC 提升', en: 'Gain in AUC' },
  gainNote: { 'zh-CN': '± {error} 标准误，{rows} 笔有结果', en: '± {error} standard error, {rows} outcomes' },
  noOutcomes: { 'zh-CN': '结果未知', en: 'No outcomes yet' },
  spread: { 'zh-CN': '违约概率分布', en: 'Applications by PD' },
  spreadSummary: {
    'zh-CN': '同样的 {rows} 个申请：冠军平均 {champion}，本模型平均 {other}。',
    en: 'The same {rows} applications: {champion} on average by the champion, {other} by this model.',
  },
  pd: { 'zh-CN': '违约概率', en: 'PD' },
  grid: { 'zh-CN': '排序的一致程度', en: 'How far the rankings agree' },
  gridSummary: {
    'zh-CN': '{share} 的申请落在两个模型的同一个五分之一；对角线外即意见不同。',
    en: '{share} of applications are in the same fifth of both; off the diagonal the models disagree.',
  },
  fifth: { 'zh-CN': '第 {n} 五分位', en: 'Fifth {n}' },
  rowsAre: { 'zh-CN': '冠军（行）', en: 'Champion (rows)' },
} as const satisfies Dictionary;

export const verdicts: Readonly<Record<VariableFigure['verdict'], StateWord>> = {
  'too-few': { tone: 'quiet', text: { 'zh-CN': '太少，无法检验', en: 'Too few to test' } },
  noise: { tone: 'good', text: { 'zh-CN': '抽样波动', en: 'Chance alone' } },
  small: { tone: 'good', text: { 'zh-CN': '小幅变化', en: 'Small change' } },
  watch: { tone: 'warn', text: { 'zh-CN': '确定大于 0.10', en: 'Surely above 0.10' } },
  shifted: { tone: 'bad', text: { 'zh-CN': '确定大于 0.25', en: 'Surely above 0.25' } },
};

export const thumbs: Readonly<Record<VariableFigure['thumb'], StateWord>> = {
  stable: { tone: 'good', text: { 'zh-CN': '稳定', en: 'Stable' } },
  watch: { tone: 'warn', text: { 'zh-CN': '关注', en: 'Watch' } },
  shifted: { tone: 'bad', text: { 'zh-CN': '偏移', en: 'Shifted' } },
};

export const binnings: Readonly<Record<string, LocalText>> = {
  'model bins': { 'zh-CN': '评分卡自身的分箱', en: 'the bins of the scorecard' },
  'deciles of the reference': { 'zh-CN': '训练数据的十分位', en: 'tenths of the training rows' },
  'levels of the reference': { 'zh-CN': '训练数据的类别', en: 'levels of the training rows' },
};
