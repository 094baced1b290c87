import type { Locale } from '@lendline/kernel';

/** A model's figure: counts whole, shares and areas to three significant places after the point. */
export function metricText(value: number, locale: Locale): string {
  const decimals = Number.isInteger(value) ? 0 : Math.abs(value) < 0.1 ? 4 : 3;
  return new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    value,
  );
}

const names: Readonly<Record<string, string>> = { auc: 'AUC', ks: 'KS', gini: 'Gini', brier: 'Brier', ece: 'ECE' };

/** A figure's name as the literature writes it; others keep the name they were registered with. */
export function metricName(name: string): string {
  return names[name.toLowerCase()] ?? name;
}
