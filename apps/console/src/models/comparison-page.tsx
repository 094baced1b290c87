import type { Comparison, ModelId } from '@lendline/models/contract';
import { formatCount } from '@lendline/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Figures } from '../parts/facts.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { segments } from '../words/states.ts';
import { GridFigure, SpreadFigure } from './comparison-figures.tsx';
import { useComparisons } from './life-queries.ts';
import { comparisonWords } from './life-words.ts';
import './model.css';
import { modelWords } from './words.ts';

/** A challenger or shadow beside the champion, on the applications that both scored. */
export function ComparisonPage() {
  const t = useWords(comparisonWords);
  const own = useWords(modelWords);
  const { modelId } = useParams({ from: '/models/$modelId/comparison' });
  const query = useComparisons(modelId as ModelId);
  return (
    <>
      <nav className="model-back" aria-label={own('backToModel')}>
        <Link to="/models/$modelId" params={{ modelId }}>
          ← {own('backToModel')}
        </Link>
      </nav>
      <PageHead title={t('title')} />
      <Loaded query={query}>
        {(comparisons) =>
          comparisons.length === 0 ? (
            <Panel title={t('title')}>
              <p className="soft">{t('none')}</p>
            </Panel>
          ) : (
            <div className="stack">
              {comparisons.map((comparison) => (
                <OneSegment key={comparison.segment} comparison={comparison} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
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
