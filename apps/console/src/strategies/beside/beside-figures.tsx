import type { CohortFigures, StrategyComparison } from '@lendline/decisions/contract';
import { formatCount, formatMoney, formatRate } from '@lendline/ui';
import { DrawnFigure } from '../../charts/figure.tsx';
import { IntervalBars, rateText, shareText } from '../../charts/interval-bars.tsx';
import { useLanguage, useText, useWords } from '../../language/language.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Panel } from '../../parts/panel.tsx';
import { segments } from '../../words/states.ts';
import { outcomeStates } from '../simulate/words.ts';
import { besideWords } from './words.ts';

interface Cohort {
  readonly key: string;
  readonly label: string;
  readonly figures: CohortFigures;
}

export function useCohorts({ all, bySegment }: StrategyComparison): readonly Cohort[] {
  const t = useWords(besideWords);
  const read = useText();
  const named: Readonly<Record<string, (typeof segments)[keyof typeof segments]>> = segments;
  return [
    { key: 'all', label: t('all'), figures: all },
    ...bySegment.map(({ segment, figures }) => {
      const text = named[segment];
      return { key: segment, label: text ? read(text) : segment, figures };
    }),
  ];
}

/** Whom each of the two approves, with what the shares may be. */
export function ApprovedFigure({ cohorts }: { readonly cohorts: readonly Cohort[] }) {
  const t = useWords(besideWords);
  const { approved } = cohorts[0]!.figures.shares;
  const { difference, interval, shows } = approved.difference;
  const bars = cohorts.map(({ key, label, figures: { shares } }) => ({
    key,
    label,
    bars: [
      { name: t('live'), colour: '--ink-soft' as const, ...shares.approved.live },
      { name: t('beside'), colour: '--accent' as const, ...shares.approved.beside },
    ],
  }));
  return (
    <DrawnFigure
      title={t('approved')}
      summary={t('approvedSummary', {
        live: shareText(approved.live.rate),
        beside: shareText(approved.beside.rate),
        difference: rateText(difference, interval),
        shows: t(shows),
      })}
      drawing={<IntervalBars rows={bars} />}
      table={
        <DataTable
          caption={t('approved')}
          wide="scroll"
          rows={cohorts}
          rowKey={({ key }) => key}
          empty={null}
          columns={[
            { key: 'of', title: t('cohort'), render: ({ label }) => label },
            ...(['live', 'beside'] as const).map((side) => ({
              key: side,
              title: t(side),
              align: 'end' as const,
              render: ({ figures: { shares } }: Cohort) =>
                rateText(shares.approved[side].rate, shares.approved[side].interval),
            })),
            ...(['in', 'out'] as const).map((way) => ({
              key: way,
              title: t(way),
              align: 'end' as const,
              render: ({ figures: { shares } }: Cohort) => rateText(shares[way].rate, shares[way].interval),
            })),
          ]}
        />
      }
    />
  );
}

export function OutcomesPanel({ figures }: { readonly figures: CohortFigures }) {
  const t = useWords(besideWords);
  const read = useText();
  const { locale } = useLanguage();
  return (
    <Panel title={t('outcomes')} flush>
      <DataTable
        caption={t('outcomes')}
        rows={(['approve', 'refer', 'decline'] as const).map((outcome) => ({ outcome, ...figures.outcomes[outcome] }))}
        rowKey={({ outcome }) => outcome}
        empty={null}
        columns={[
          {
            key: 'outcome',
            title: t('outcome'),
            onCard: 'title',
            render: ({ outcome }) => read(outcomeStates[outcome].text),
          },
          { key: 'live', title: t('live'), align: 'end', render: ({ live }) => formatCount(live, locale) },
          { key: 'beside', title: t('beside'), align: 'end', render: ({ beside }) => formatCount(beside, locale) },
        ]}
      />
    </Panel>
  );
}

const ways = {
  tier: ['better', 'same', 'worse'],
  limit: ['higher', 'same', 'lower'],
  price: ['higher', 'same', 'lower'],
} as const;

/** In which direction tier, limit and price go for those whom both approve. */
export function BothPanel({ cohorts }: { readonly cohorts: readonly Cohort[] }) {
  const t = useWords(besideWords);
  const { locale } = useLanguage();
  const directions = (['tier', 'limit', 'price'] as const).map(
    (key): Column<Cohort> => ({
      key,
      title: t(key),
      align: 'end',
      render: ({ figures: { both } }) => {
        const counts: Readonly<Record<string, number>> = both[key];
        return ways[key].map((way) => formatCount(counts[way] ?? 0, locale)).join(' / ');
      },
    }),
  );
  return (
    <Panel title={t('both')} flush>
      <DataTable
        caption={t('both')}
        rows={cohorts}
        rowKey={({ key }) => key}
        empty={null}
        columns={[
          { key: 'of', title: t('cohort'), onCard: 'title', render: ({ label }) => label },
          {
            key: 'rows',
            title: t('rows'),
            align: 'end',
            onCard: 'beside',
            render: ({ figures: { both } }) => formatCount(both.rows, locale),
          },
          ...directions,
          { key: 'meanLimit', title: t('meanLimit'), align: 'end', render: meanLimits },
          { key: 'meanPrice', title: t('meanPrice'), align: 'end', render: meanPrices },
        ]}
      />
    </Panel>
  );
}

function meanLimits({ figures: { both } }: Cohort): string {
  const { live, beside } = both.meanLimit;
  return `${formatMoney(live, { short: true })} → ${formatMoney(beside, { short: true })}`;
}

function meanPrices({ figures: { both } }: Cohort): string {
  return `${formatRate(both.meanPrice_ppm.live)} → ${formatRate(both.meanPrice_ppm.beside)}`;
}
