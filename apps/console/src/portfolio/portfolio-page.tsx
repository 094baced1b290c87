import { formatCount, formatDay } from '@lendline/ui';
import { useLanguage, useWords } from '../language/language.tsx';
import { Figures } from '../parts/facts.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SimulatedLabel } from '../parts/simulated-label.tsx';
import { useModels } from '../models/models-query.ts';
import { BucketsFigure } from './buckets-figure.tsx';
import { EverFigure } from './ever-figure.tsx';
import { FlowsFigure } from './flows-figure.tsx';
import './portfolio.css';
import { type PortfolioView, usePortfolio } from './portfolio-query.ts';
import { percentText } from './summaries.ts';
import { portfolioWords } from './words.ts';

export function PortfolioPage() {
  const t = useWords(portfolioWords);
  const { locale } = useLanguage();
  const query = usePortfolio();
  const simulated = useModels().data?.some((model) => model.role === 'champion' && model.simulated) ?? false;
  const label = simulated ? <SimulatedLabel /> : null;
  return (
    <>
      <PageHead
        title={t('title')}
        note={
          <>
            {query.data ? <span>{t('asOf', { day: formatDay(query.data.asOf, locale) })}</span> : null}
            {label}
          </>
        }
      />
      <Loaded query={query}>
        {(portfolio) => (
          <>
            <PortfolioFigures portfolio={portfolio} />
            <div className="portfolio">
              <FlowsFigure months={portfolio.months} label={label} />
              <EverFigure months={portfolio.months} label={label} />
              <BucketsFigure buckets={portfolio.buckets} label={label} />
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}

function PortfolioFigures({ portfolio }: { readonly portfolio: PortfolioView }) {
  const t = useWords(portfolioWords);
  const { locale } = useLanguage();
  const count = (value: number) => formatCount(value, locale);
  return (
    <Figures
      facts={[
        { label: t('outstanding'), value: portfolio.outstanding },
        {
          label: t('activeLoans'),
          value: count(portfolio.active),
          note: t('ofAll', { count: count(portfolio.loans) }),
        },
        {
          label: t('overdue'),
          value: portfolio.overdue,
          note: t('ofOutstanding', { share: percentText(portfolio.overdue_percent) }),
        },
        { label: t('interest'), value: portfolio.interestEarned },
      ]}
    />
  );
}
