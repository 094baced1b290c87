import type { TrainingStep } from '@lendline/models/contract';
import { useCallback } from 'react';
import { chartOption } from '../charts/chart-option.ts';
import { Figure } from '../charts/figure.tsx';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { modelKindText } from '../words/models.ts';
import { runWords, stages } from './run-words.ts';

interface Curve {
  readonly kind: string;
  readonly points: readonly { readonly step: number; readonly loss: number }[];
}

/** The curve of what was fitted last: a comparison tries several kinds, each from its first step on. */
function lastCurve(steps: readonly TrainingStep[]): Curve | null {
  const learning = steps.flatMap(({ kind, name, step, loss }) =>
    step === null || loss === null ? [] : [{ of: `${name} ${kind ?? ''}`, kind: kind ?? '–', step, loss }],
  );
  const last = learning.at(-1);
  return last ? { kind: last.kind, points: learning.filter(({ of }) => of === last.of) } : null;
}

/** How the loss fell, where the kind learns in steps. */
export function LossFigure({ steps }: { readonly steps: readonly TrainingStep[] }) {
  const curve = lastCurve(steps);
  return curve && curve.points.length > 1 ? <CurveFigure curve={curve} /> : null;
}

function CurveFigure({ curve: { kind, points } }: { readonly curve: Curve }) {
  const t = useWords(runWords);
  const { locale } = useLanguage();
  const values = points.map(({ loss }) => loss);
  const option = useCallback(
    () =>
      chartOption({
        categories: points.map(({ step }) => String(step)),
        series: [{ name: t('lossFigure'), kind: 'line', colour: '--accent', values: points.map(({ loss }) => loss) }],
        locale,
        unit: 'count',
      }),
    [points, t, locale],
  );
  const last = points.at(-1)!;
  const told = { kind, last: last.loss.toFixed(4), steps: String(last.step), least: Math.min(...values).toFixed(4) };
  return (
    <Figure
      title={t('loss')}
      summary={t('lossSummary', told)}
      option={option}
      table={
        <DataTable
          caption={t('loss')}
          wide="scroll"
          rows={points}
          rowKey={({ step }) => String(step)}
          empty={t('noLog')}
          columns={[
            { key: 'step', title: t('step'), align: 'end', render: ({ step }) => String(step) },
            { key: 'loss', title: t('lossFigure'), align: 'end', render: ({ loss }) => loss.toFixed(4) },
          ]}
        />
      }
    />
  );
}

/** The stages as they came. Steps of learning are in the curve. */
export function LogPanel({ steps }: { readonly steps: readonly TrainingStep[] }) {
  const t = useWords(runWords);
  const read = useText();
  const since = (at: string): number => Math.round((Date.parse(at) - Date.parse(steps[0]!.at)) / 1000);
  const rows = steps.filter(({ loss }) => loss === null).map((step, place) => ({ ...step, place }));
  return (
    <Panel title={t('log')} flush>
      <DataTable
        caption={t('log')}
        rows={rows}
        rowKey={({ place }) => String(place)}
        empty={t('noLog')}
        columns={[
          { key: 'stage', title: t('stage'), onCard: 'title', render: ({ name }) => read(stages[name]) },
          { key: 'kind', title: t('kind'), render: ({ kind }) => (kind === null ? '–' : read(modelKindText(kind))) },
          { key: 'after', title: t('after'), align: 'end', render: ({ at }) => t('seconds', { s: String(since(at)) }) },
          {
            key: 'share',
            title: t('share'),
            align: 'end',
            onCard: 'beside',
            render: ({ share }) => `${Math.round(share * 100)}%`,
          },
        ]}
      />
    </Panel>
  );
}
