import type { Comparison, ModelId } from '@lendline/models/contract';
import { formatCount } from '@lendline/ui';
import { useParams } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Figures } from '../parts/facts.tsx';
import { segments } from '../words/states.ts';
import { BackToModel } from './back-link.tsx';
import { GridFigure, SpreadFigure } from './comparison-figures.tsx';
import { useComparisons } from './life-queries.ts';
import { comparisonWords } from './life-words.ts';
import { LifePage } from './life-page.tsx';

/** A challenger or shadow beside the champion, on the applications that both scored. */
export function ComparisonPage() {
  const t = useWords(comparisonWords);
  const { modelId } = useParams({ from: '/models/$modelId/comparison' });
  const query = useComparisons(modelId as ModelId);
  return (
    <LifePage title={t('title')} back={<BackToModel modelId={modelId as ModelId} />} query={query} none={t('none')}>
      {(comparisons) => (
        <div className="stack">
          {comparisons.map((comparison) => (
            <OneSegment key={comparison.segment} comparison={comparison} />
          ))}
        </div>
      )}
    </LifePage>
  );
}

function OneSegment({ comparison }: { readonly comparison: Comparison }) {
  const t = useWords(comparisonWords);
  const read = useText();
  const { locale } = useLanguage();
  const { champion, rows, meanPd, matured, segment } = comparison;
  const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;
  const gainNote = matured && {
    note: t('gainNote', { error: matured.standardError.toFixed(4), rows: formatCount(matured.rows, locale) }),
  };
  return (
    <>
      <h2 className="comparison-title">
        {read(segments[segment])} · {t('champion', { name: champion.name })}
      </h2>
      <Figures
        facts={[
          { label: t('rows'), value: formatCount(rows, locale) },
          { label: t('meanPdChampion'), value: percent(meanPd.champion) },
          { label: t('meanPdOther'), value: percent(meanPd.other) },
          {
            label: t('gain'),
            value: matured ? `${matured.gain >= 0 ? '+' : ''}${matured.gain.toFixed(4)}` : t('noOutcomes'),
            ...gainNote,
          },
        ]}
      />
      {rows === 0 ? (
        <p className="soft">{t('noRows')}</p>
      ) : (
        <div className="models-work">
          <SpreadFigure comparison={comparison} />
          <GridFigure comparison={comparison} />
        </div>
      )}
    </>
  );
}
