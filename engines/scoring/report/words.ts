import type { Locale, LocalText } from '@lendline/kernel';

/** Words that the card and the report share. */
export const words = {
  title: { 'zh-CN': '模型卡', en: 'Model card' },
  reportTitle: { 'zh-CN': '模型报告', en: 'Model report' },
  scorecard: { 'zh-CN': '评分卡（WOE 逻辑回归）', en: 'scorecard (logistic regression on WOE)' },
  linear: { 'zh-CN': '正则化线性模型', en: 'regularised linear model' },
  trees: { 'zh-CN': '梯度提升树', en: 'gradient-boosted trees' },
  net: { 'zh-CN': '神经网络（多个平均）', en: 'neural net (mean of several)' },
  ensemble: { 'zh-CN': '模型组合（加权相加）', en: 'ensemble (weighted sum of models)' },
  dependsOnAll: { 'zh-CN': '最好时（取决于其他特征）', en: 'at best (depends on the other features)' },
  simulated: {
    'zh-CN': '模拟数据：此模型由模拟国家的数据训练，不得用于真实放款。',
    en: 'Simulated: this model was trained on a simulated country and must not decide about real money.',
  },
  what: { 'zh-CN': '模型是什么', en: 'What it is' },
  data: { 'zh-CN': '训练数据', en: 'What it was trained on' },
  quality: { 'zh-CN': '效果如何', en: 'How good it is' },
  features: { 'zh-CN': '看什么', en: 'What it looks at' },
  points: { 'zh-CN': '分数表', en: 'Points' },
  tiers: { 'zh-CN': '等级', en: 'Tiers' },
  notes: { 'zh-CN': '未使用的列与说明', en: 'Columns left out, and notes' },
  limits: { 'zh-CN': '使用限制', en: 'Limits of use' },
  basePoints: { 'zh-CN': '基础分', en: 'Base points' },
  feature: { 'zh-CN': '特征', en: 'Feature' },
  bin: { 'zh-CN': '分箱', en: 'Bin' },
  rows: { 'zh-CN': '行数', en: 'Rows' },
  bads: { 'zh-CN': '坏样本', en: 'Bads' },
  badRate: { 'zh-CN': '坏样本率', en: 'Bad rate' },
  meanPd: { 'zh-CN': '平均 PD', en: 'Mean PD' },
  importance: { 'zh-CN': '重要性', en: 'Importance' },
  test: { 'zh-CN': '测试', en: 'Test' },
  development: { 'zh-CN': '开发（未见过的行）', en: 'Development (unseen rows)' },
  figure: { 'zh-CN': '指标', en: 'Figure' },
  value: { 'zh-CN': '取值', en: 'Value' },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  pdBelow: { 'zh-CN': 'PD 低于', en: 'PD below' },
  pd: { 'zh-CN': 'PD', en: 'PD' },
  perDeviation: { 'zh-CN': '每个标准差', en: 'per standard deviation' },
  missing: { 'zh-CN': '缺失', en: 'missing' },
  other: { 'zh-CN': '其他', en: 'other' },
  ece: { 'zh-CN': 'ECE（十等份）', en: 'ECE (ten equal groups)' },
  hl: { 'zh-CN': 'Hosmer–Lemeshow p 值', en: 'Hosmer–Lemeshow p-value' },
  roc: { 'zh-CN': 'ROC 曲线', en: 'ROC curve' },
  ks: { 'zh-CN': 'KS 曲线', en: 'KS curve' },
  calibration: { 'zh-CN': '校准', en: 'Calibration' },
  gains: { 'zh-CN': '增益', en: 'Gains' },
  goodsRefused: { 'zh-CN': '拒绝的好样本占比', en: 'Share of goods refused' },
  badsRefused: { 'zh-CN': '拒绝的坏样本占比', en: 'Share of bads refused' },
  allRefused: { 'zh-CN': '拒绝的全部占比', en: 'Share of all refused' },
  promised: { 'zh-CN': '预测 PD', en: 'Predicted PD' },
  observed: { 'zh-CN': '实际坏样本率', en: 'Observed bad rate' },
  group: { 'zh-CN': '组（由高风险起）', en: 'Group, riskiest first' },
  cumulative: { 'zh-CN': '累计坏样本', en: 'Bads so far' },
  lift: { 'zh-CN': '提升度', en: 'Lift' },
  eceByChance: {
    'zh-CN': '完全准确的模型 95% 情况下的 ECE 上限',
    en: 'ECE that chance alone stays below in 95 of 100',
  },
  slope: { 'zh-CN': '校准斜率', en: 'Calibration slope' },
  spiegelhalter: { 'zh-CN': 'Spiegelhalter p 值', en: 'Spiegelhalter p-value' },
  brierParts: {
    'zh-CN': 'Brier 分解：可靠性 / 区分度 / 不确定性',
    en: 'Brier: reliability / resolution / uncertainty',
  },
  coverage: { 'zh-CN': '保形集合覆盖率（目标 90%）', en: 'Conformal sets that hold the truth (aim 90 %)' },
  dependence: { 'zh-CN': '部分依赖', en: 'Partial dependence' },
  drift: { 'zh-CN': '漂移（开发对测试）', en: 'Drift, development against test' },
  profit: { 'zh-CN': '利润', en: 'Profit' },
  profitAt: { 'zh-CN': '各批准率下的利润', en: 'Profit by share approved' },
  approved: { 'zh-CN': '批准占比', en: 'Share approved' },
  best: { 'zh-CN': '最高', en: 'Best' },
  fairness: { 'zh-CN': '公平性（模型未见的列）', en: 'Fairness, on columns that the model never saw' },
  groupName: { 'zh-CN': '群体', en: 'Group' },
  approvedGoods: { 'zh-CN': '好样本批准率', en: 'Goods approved' },
  impact: { 'zh-CN': '不利影响比', en: 'Adverse-impact ratio' },
  opportunity: { 'zh-CN': '机会差', en: 'Equal opportunity, difference' },
  odds: { 'zh-CN': '几率差', en: 'Equalised odds, difference' },
  loss: { 'zh-CN': '学习曲线（监控行的对数损失）', en: 'Learning curve: log loss on watched rows' },
  step: { 'zh-CN': '步', en: 'Step' },
  logLoss: { 'zh-CN': '对数损失', en: 'Log loss' },
  showTable: { 'zh-CN': '以表格查看', en: 'As a table' },
} as const satisfies Record<string, LocalText>;

export type Say = (word: keyof typeof words) => string;

export function speaker(locale: Locale): Say {
  return (word) => words[word][locale];
}

/** `0.1234` -> `12.3 %`. */
export function percent(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)} %`;
}

export function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '−');
}
