import type { FeatureDefinition, FeatureSnapshot } from '@lendline/features/contract';
import type { Currency, LocalText, Locale } from '@lendline/kernel';
import { formatMoney } from '@lendline/ui';

export interface FeatureView {
  readonly name: string;
  readonly label: LocalText;
  readonly definition: LocalText | null;
  /** Days that the feature looks back; null when it looks at everything. */
  readonly window_days: number | null;
  readonly unit: string;
  readonly source: FeatureDefinition['source'] | 'other';
  readonly value: number | null;
}

const sources: readonly FeatureView['source'][] = ['calls', 'statement', 'graph', 'line', 'own-book', 'other'];

/** `number_of_contacts__call__90d` -> the feature `number_of_contacts__call` over 90 days. */
export function windowOf(valueName: string): { readonly name: string; readonly window_days: number | null } {
  const found = /^(.+)__(\d+)d$/.exec(valueName);
  if (found) return { name: found[1]!, window_days: Number(found[2]) };
  return { name: valueName.replace(/__all$/, ''), window_days: null };
}

/** Every value of a snapshot in the catalogue's words, by source; what the catalogue does not know keeps its name. */
export function featureViews(
  values: FeatureSnapshot['values'],
  catalogue: readonly FeatureDefinition[],
): readonly FeatureView[] {
  const known = new Map(catalogue.map((definition) => [definition.name, definition]));
  const views = Object.entries(values).map(([valueName, value]): FeatureView => {
    const { name, window_days } = windowOf(valueName);
    const definition = known.get(valueName) ?? known.get(name);
    return {
      name: valueName,
      label: definition?.label ?? { 'zh-CN': valueName, en: valueName },
      definition: definition?.definition ?? null,
      window_days: known.has(valueName) ? null : window_days,
      unit: definition?.unit ?? '',
      source: definition?.source ?? 'other',
      value,
    };
  });
  return views.toSorted((a, b) => sources.indexOf(a.source) - sources.indexOf(b.source));
}

const units: Readonly<Record<string, LocalText>> = {
  days: { 'zh-CN': ' 天', en: ' days' },
  months: { 'zh-CN': ' 个月', en: ' months' },
  seconds: { 'zh-CN': ' 秒', en: ' s' },
  'per day': { 'zh-CN': ' 次/天', en: ' a day' },
  nats: { 'zh-CN': ' 奈特', en: ' nats' },
};

/** A value with its unit as a person reads it: shares as per cent, money in the currency of the application. */
export function valueText(
  value: number,
  unit: string,
  { locale, currency }: { locale: Locale; currency: Currency },
): string {
  if (unit === 'share') return `${number(value * 100, locale, 1)}%`;
  if (unit === 'minor units') return formatMoney({ amount: String(Math.round(value)), currency }, { short: true });
  return number(value, locale, Math.abs(value) < 10 ? 3 : 1) + (units[unit]?.[locale] ?? '');
}

function number(value: number, locale: Locale, decimals: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value);
}
