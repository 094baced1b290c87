import type { Currency } from '@lendline/kernel';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import type { Column } from '../parts/data-table.tsx';
import { evidenceWords } from './evidence-words.ts';
import { type FeatureView, valueText } from './feature-value.ts';

type FeatureColumns = Readonly<Record<'feature' | 'window' | 'value', Column<FeatureView>>>;

/** What every table of features has: what it is, how far it looks back, and its value in the words of a person. */
export function useFeatureColumns(currency: Currency): FeatureColumns {
  const t = useWords(evidenceWords);
  const read = useText();
  const { locale } = useLanguage();
  return {
    feature: {
      key: 'feature',
      title: t('feature'),
      onCard: 'title',
      render: ({ label, definition }) => <span title={definition ? read(definition) : undefined}>{read(label)}</span>,
    },
    window: {
      key: 'window',
      title: t('lookBack'),
      render: ({ window_days }) => (window_days === null ? t('everything') : t('days', { days: window_days })),
    },
    value: {
      key: 'value',
      title: t('value'),
      align: 'end',
      onCard: 'beside',
      render: ({ value, unit }) =>
        value === null ? (
          <span className="soft">{t('noOpportunity')}</span>
        ) : (
          valueText(value, unit, { locale, currency })
        ),
    },
  };
}
