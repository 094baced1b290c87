import { Link } from '@tanstack/react-router';
import { featuresRoutes } from '@lendline/features/routes';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { SimulatedLabel } from '../parts/simulated-label.tsx';
import { may, useMember } from '../session/member.ts';
import { useCatalogue } from './catalogue-query.ts';
import type { ScoreView } from './decision-view.ts';
import { evidenceWords } from './evidence-words.ts';
import { windowOf } from './feature-value.ts';
import type { WaterfallStep } from './waterfall.ts';

/** The score, and how each value moved it. */
export function ScorePanel({ score }: { readonly score: ScoreView | null }) {
  const t = useWords(evidenceWords);
  const [view, setView] = useState<'bars' | 'table'>('bars');
  if (score === null)
    return (
      <Panel title={t('score')} id="score">
        <p className="soft">{t('noScore')}</p>
      </Panel>
    );
  return (
    <Panel
      title={t('score')}
      id="score"
      flush={view === 'table'}
      extra={
        <>
          {score.simulated ? <SimulatedLabel /> : null}
          <Segmented
            size="small"
            aria-label={t('view')}
            name="score-view"
            value={view}
            onChange={setView}
            options={(['bars', 'table'] as const).map((value) => ({ value, label: t(value) }))}
          />
        </>
      }
    >
      {view === 'bars' ? <Bars score={score} /> : <PointsTable score={score} />}
    </Panel>
  );
}

function useFeatureLabel(): (feature: string | null) => string {
  const t = useWords(evidenceWords);
  const read = useText();
  const { data = [] } = useCatalogue(may(useMember(), featuresRoutes.catalogue));
  return (feature) => {
    if (feature === null) return t('startPoints');
    const known = data.find(({ name }) => name === feature || name === windowOf(feature).name);
    return known ? read(known.label) : feature;
  };
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points).replace('-', '−');
}

function Bars({ score }: { readonly score: ScoreView }) {
  const t = useWords(evidenceWords);
  const labelOf = useFeatureLabel();
  return (
    <>
      <p className="score-says">
        {t('scoreSays', { score: score.score, pd: score.pd })}{' '}
        <Link to="/models/$modelId" params={{ modelId: score.modelId }}>
          {score.modelName}
        </Link>
      </p>
      <ol className="waterfall">
        {score.steps.map((step) => (
          <Bar key={step.feature ?? ''} step={step} label={labelOf(step.feature)} />
        ))}
        <li className="waterfall-total">
          <span>{t('total')}</span>
          <span />
          <span className="number">{score.score}</span>
        </li>
      </ol>
    </>
  );
}

function Bar({ step, label }: { readonly step: WaterfallStep; readonly label: string }) {
  const kind = step.feature === null ? 'start' : step.points < 0 ? 'down' : 'up';
  return (
    <li>
      <span className="waterfall-label">{label}</span>
      <span className="waterfall-track" aria-hidden="true">
        <span
          className={`waterfall-${kind}`}
          style={{ left: `${step.left_percent}%`, width: `${step.width_percent}%` }}
        />
      </span>
      <span className={`number waterfall-points-${kind}`}>{kind === 'start' ? step.points : signed(step.points)}</span>
    </li>
  );
}

function PointsTable({ score }: { readonly score: ScoreView }) {
  const t = useWords(evidenceWords);
  const labelOf = useFeatureLabel();
  return (
    <DataTable
      caption={t('score')}
      wide="scroll"
      rows={score.steps}
      rowKey={({ feature }) => feature ?? ''}
      empty={t('noScore')}
      columns={[
        { key: 'feature', title: t('feature'), render: ({ feature }) => labelOf(feature) },
        { key: 'bin', title: t('bin'), render: ({ bin }) => (bin === 'null' ? t('noOpportunity') : bin) },
        {
          key: 'points',
          title: t('points'),
          align: 'end',
          render: ({ feature, points }) => (feature === null ? points : signed(points)),
        },
      ]}
    />
  );
}
