import type { DriftWeek, ModelId, VariableFigure } from '@lendline/models/contract';
import { formatDay } from '@lendline/ui';
import { useParams } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { BackToModel } from './back-link.tsx';
import { BinsFigure, FeaturesFigure, ScoreFigure } from './drift-figures.tsx';
import { useDrift } from './life-queries.ts';
import { driftWords } from './life-words.ts';
import { LifePage } from './life-page.tsx';
import { PerformancePanel } from './performance-panel.tsx';

/** How far the people who apply have moved from those a model was trained on, and what became of its promises. */
export function DriftPage() {
  const t = useWords(driftWords);
  const { modelId } = useParams({ from: '/models/$modelId/drift' });
  const query = useDrift(modelId as ModelId);
  return (
    <LifePage title={t('title')} back={<BackToModel modelId={modelId as ModelId} />} query={query} none={t('none')}>
      {(weeks) => <Weeks weeks={weeks} />}
    </LifePage>
  );
}

function Weeks({ weeks }: { readonly weeks: readonly DriftWeek[] }) {
  const t = useWords(driftWords);
  const read = useText();
  const { locale } = useLanguage();
  const newest = weeks.at(-1)!;
  const [chosen, setChosen] = useState(newest.week);
  const [name, setName] = useState<string | null>(null);
  const week = weeks.find((one) => one.week === chosen) ?? newest;
  const ordered = week.features.toSorted((a, b) => b.psi - a.psi);
  const variables: readonly VariableFigure[] = week.score ? [...ordered, week.score] : ordered;
  const variable = variables.find((one) => one.name === name) ?? variables[0];
  return (
    <>
      <div className="drift-choice">
        <Select
          aria-label={t('week')}
          value={week.week}
          onChange={setChosen}
          options={weeks.toReversed().map((one) => ({ value: one.week, label: formatDay(one.week, locale) }))}
        />
        {variable ? (
          <Select
            aria-label={t('feature')}
            value={variable.name}
            onChange={setName}
            popupMatchSelectWidth={false}
            options={variables.map((one) => ({ value: one.name, label: read(one.label) }))}
          />
        ) : null}
      </div>
      <div className="model-figures">
        {ordered.length > 0 ? <FeaturesFigure week={week} features={ordered} /> : null}
        {variable ? <BinsFigure variable={variable} /> : null}
        <ScoreFigure weeks={weeks} />
        <PerformancePanel weeks={weeks} />
      </div>
    </>
  );
}
