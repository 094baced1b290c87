import type { ApplicationId } from '@lendline/applications/contract';
import { formatInstant } from '@lendline/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { FileView } from '../application/application-file.ts';
import { useApplication } from '../application/application-query.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { BalanceFigure } from './balance-figure.tsx';
import './behaviour.css';
import { ContactsFigure } from './contacts-figure.tsx';
import { CoverageFigure } from './coverage-figure.tsx';
import { MoneyFigure } from './money-figure.tsx';
import { OriginsPanel } from './origins-panel.tsx';
import { usePortrait } from './portrait-query.ts';
import { RhythmFigure } from './rhythm-figure.tsx';
import { behaviourWords } from './words.ts';

/** A person's records as pictures, as the decision saw them, and where each feature came from. */
export function BehaviourPage() {
  const { applicationId } = useParams({ from: '/applications/$applicationId/behaviour' });
  const query = useApplication(applicationId as ApplicationId);
  const t = useWords(behaviourWords);
  return (
    <LoadedPage title={t('title')} query={query}>
      {(file) => <BehaviourOfFile key={applicationId} file={file} applicationId={applicationId} />}
    </LoadedPage>
  );
}

function BehaviourOfFile({ file, applicationId }: { readonly file: FileView; readonly applicationId: string }) {
  const t = useWords(behaviourWords);
  const { locale } = useLanguage();
  // The newest decision's own instant; without one, when the page was opened.
  const [opened] = useState(() => new Date().toISOString());
  const asOf = file.decisions[0]?.asOf ?? opened;
  const query = usePortrait({ lineId: file.lineId, asOf });
  return (
    <>
      <nav className="back" aria-label={t('back')}>
        <Link to="/applications/$applicationId" params={{ applicationId }}>
          ← {t('back')}
        </Link>
      </nav>
      <PageHead
        title={t('title')}
        tab={`${t('title')} ${file.row.shortId}`}
        note={
          <>
            <span>{file.row.name ?? t('noName')}</span>
            <span>{t('asOf', { at: formatInstant(asOf, locale) })}</span>
          </>
        }
      />
      <Loaded query={query}>
        {(portrait) => (
          <div className="behaviour">
            <RhythmFigure rhythm={portrait.rhythm} />
            <ContactsFigure contacts={portrait.contacts} />
            <MoneyFigure payments={portrait.payments} />
            <BalanceFigure title={t('account')} balance={portrait.account} />
            <BalanceFigure title={t('airtime')} balance={portrait.airtime} />
            <CoverageFigure coverage={portrait.coverage} />
            <OriginsPanel portrait={portrait} currency={file.currency} />
          </div>
        )}
      </Loaded>
    </>
  );
}
