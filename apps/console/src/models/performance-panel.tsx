import type { DriftWeek } from '@lendline/models/contract';
import { formatCount } from '@lendline/ui';
import { useLanguage, useWords } from '../language/language.tsx';
import { Panel } from '../parts/panel.tsx';
import { driftWords } from './life-words.ts';
import { WeekTable } from './week-table.tsx';

const figure = (value: number | null | undefined): string => value?.toFixed(3) ?? '–';
const share = (value: number | undefined): string => (value === undefined ? '–' : `${(value * 100).toFixed(1)}%`);

/** What a model promises by its own PDs beside what came, week by week. */
export function PerformancePanel({ weeks }: { readonly weeks: readonly DriftWeek[] }) {
  const t = useWords(driftWords);
  const { locale } = useLanguage();
  return (
    <Panel title={t('performance')} flush>
      <p className="figure-summary">{t('performanceSummary')}</p>
      <WeekTable
        caption={t('performance')}
        weeks={weeks}
        columns={[
          { key: 'ea', title: t('expectedAuc'), align: 'end', render: ({ expected }) => figure(expected.auc) },
          { key: 'aa', title: t('actualAuc'), align: 'end', render: ({ matured }) => figure(matured?.auc) },
          { key: 'eb', title: t('expectedBad'), align: 'end', render: ({ expected }) => share(expected.badRate) },
          { key: 'ab', title: t('actualBad'), align: 'end', render: ({ matured }) => share(matured?.badRate) },
          {
            key: 'matured',
            title: t('matured'),
            align: 'end',
            render: ({ matured }) => formatCount(matured?.rows ?? 0, locale),
          },
        ]}
      />
    </Panel>
  );
}
