import type { Locale, LocalText } from '@lendline/kernel';

/** A model's figure: counts whole, shares and areas to three significant places after the point. */
export function metricText(value: number, locale: Locale): string {
  const decimals = Number.isInteger(value) ? 0 : Math.abs(value) < 0.1 ? 4 : 3;
  return new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    value,
  );
}

const names: Readonly<Record<string, LocalText>> = {
  auc: { 'zh-CN': 'AUC', en: 'AUC' },
  auc_low: { 'zh-CN': 'AUC 95% 下限', en: 'AUC, lower end (95%)' },
  auc_high: { 'zh-CN': 'AUC 95% 上限', en: 'AUC, upper end (95%)' },
  ks: { 'zh-CN': 'KS', en: 'KS' },
  gini: { 'zh-CN': 'Gini', en: 'Gini' },
  brier: { 'zh-CN': 'Brier', en: 'Brier' },
  ece: { 'zh-CN': 'ECE', en: 'ECE' },
  bad_rate: { 'zh-CN': '坏账率', en: 'Bad rate' },
  psi: { 'zh-CN': '开发与测试的 PSI', en: 'PSI, development to test' },
  rows: { 'zh-CN': '样本数', en: 'Rows' },
};

/** A figure's name as the literature writes it; others keep the name they were registered with. */
export function metricName(name: string, locale: Locale): string {
  return names[name.toLowerCase()]?.[locale] ?? name;
}
