import type { DriftWeek, VariableFigure } from '@lendline/models/contract';
import { formatCount, formatDay } from '@lendline/ui';
import { useCallback } from 'react';
import { chartOption } from '../charts/chart-option.ts';
import { Figure } from '../charts/figure.tsx';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { binnings, driftWords, thumbs, verdicts } from './life-words.ts';
import { WeekTable } from './week-table.tsx';

const three = (value: number): string => value.toFixed(3);
const pText = (value: number): string => (value < 0.001 ? '< 0.001' : three(value));

interface FeaturesProps {
  readonly week: DriftWeek;
  /** The most moved first. */
  readonly features: readonly VariableFigure[];
}

/** Most bars that can be told apart; the table has them all. */
const mostBars = 12;

export function FeaturesFigure({ week, features }: FeaturesProps) {
  const t = useWords(driftWords);
  const read = useText();
  const { locale } = useLanguage();
  const option = useCallback(() => {
    const shown = features.slice(0, mostBars);
    return chartOption({
      categories: shown.map(({ label }) => label[locale]),
      series: [{ name: t('csi'), kind: 'bar', colour: '--accent', values: shown.map(({ psi }) => psi) }],
      locale,
      unit: 'count',
    });
  }, [features, t, locale]);
  const far = features.filter(({ verdict }) => verdict === 'watch' || verdict === 'shifted').length;
  const told = { week: formatDay(week.week, locale), rows: formatCount(week.rows, locale), far: String(far) };
  return (
    <Figure
      title={t('byFeature')}
      summary={t('byFeatureSummary', told)}
      option={option}
      table={
        <DataTable
          caption={t('byFeature')}
          rows={features}
          rowKey={({ name }) => name}
          empty={t('none')}
          columns={[
            { key: 'feature', title: t('feature'), onCard: 'title', render: ({ label }) => read(label) },
            { key: 'csi', title: t('csi'), align: 'end', render: ({ psi }) => three(psi) },
            { key: 'thumb', title: t('thumb'), render: ({ thumb }) => <StateTag {...thumbs[thumb]} /> },
            { key: 'test', title: t('test'), render: ({ verdict }) => <StateTag {...verdicts[verdict]} /> },
            { key: 'p', title: t('pValue'), align: 'end', render: ({ pValue }) => pText(pValue) },
          ]}
        />
      }
    />
  );
}

export function BinsFigure({ variable }: { readonly variable: VariableFigure }) {
  const t = useWords(driftWords);
  const read = useText();
  const { locale } = useLanguage();
  const option = useCallback(
    () =>
      chartOption({
        categories: variable.bins.map(({ label }) => label[locale]),
        series: [
          { name: t('reference'), kind: 'bar', colour: '--ink-soft', values: shares(variable, 'reference') },
          { name: t('actual'), kind: 'bar', colour: '--accent', values: shares(variable, 'actual') },
        ],
        locale,
        unit: 'percent',
      }),
    [variable, t, locale],
  );
  const title = t('bins', { feature: read(variable.label) });
  const binning = binnings[variable.binning];
  const told = {
    binning: binning ? read(binning) : variable.binning,
    psi: three(variable.psi),
    p: pText(variable.pValue),
  };
  return (
    <Figure
      title={title}
      summary={t('binsSummary', told)}
      option={option}
      label={<StateTag {...verdicts[variable.verdict]} />}
      table={
        <DataTable
          caption={title}
          wide="scroll"
          rows={variable.bins}
          rowKey={({ label }) => label.en}
          empty={t('none')}
          columns={[
            { key: 'bin', title: t('bin'), render: ({ label }) => read(label) },
            { key: 'reference', title: t('reference'), align: 'end', render: (bin) => percent(bin.reference) },
            { key: 'actual', title: t('actual'), align: 'end', render: (bin) => percent(bin.actual) },
          ]}
        />
      }
    />
  );
}

function shares({ bins }: VariableFigure, of: 'reference' | 'actual'): readonly number[] {
  return bins.map((bin) => Math.round(bin[of] * 1000) / 10);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

export function ScoreFigure({ weeks }: { readonly weeks: readonly DriftWeek[] }) {
  const t = useWords(driftWords);
  const { locale } = useLanguage();
  const option = useCallback(
    () =>
      chartOption({
        categories: weeks.map(({ week }) => formatDay(week, locale)),
        series: [
          { name: t('psi'), kind: 'line', colour: '--accent', values: weeks.map(({ score }) => score?.psi ?? 0) },
          { name: t('noise'), kind: 'line', colour: '--ink-soft', values: weeks.map(({ score }) => score?.noise ?? 0) },
        ],
        locale,
        unit: 'count',
      }),
    [weeks, t, locale],
  );
  return (
    <Figure
      title={t('overTime')}
      summary={t('overTimeSummary', { psi: three(weeks.at(-1)?.score?.psi ?? 0) })}
      option={option}
      table={
        <WeekTable
          caption={t('overTime')}
          weeks={weeks}
          columns={[
            { key: 'psi', title: t('psi'), align: 'end', render: ({ score }) => (score ? three(score.psi) : '–') },
            {
              key: 'test',
              title: t('test'),
              onCard: 'beside',
              render: ({ score }) => (score ? <StateTag {...verdicts[score.verdict]} /> : '–'),
            },
          ]}
        />
      }
    />
  );
}
