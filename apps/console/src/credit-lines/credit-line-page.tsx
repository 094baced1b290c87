import type { CreditLine, CreditLineId } from '@lendline/loans/contract';
import { formatDay, formatMoney, formatRate } from '@lendline/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useLanguage, useWords } from '../language/language.tsx';
import '../loans/loan.css';
import { Facts, Figures } from '../parts/facts.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { shortId } from '../queue/queue-row.ts';
import { ChangePanel } from './change-panel.tsx';
import { useCreditLine } from './credit-lines-query.ts';
import { LogPanel } from './log-panel.tsx';
import { RequestsPanel } from './requests-panel.tsx';
import { creditLineStatuses, creditLineWords } from './words.ts';

export function CreditLinePage() {
  const t = useWords(creditLineWords);
  const { creditLineId } = useParams({ from: '/credit-lines/$creditLineId' });
  const query = useCreditLine(creditLineId as CreditLineId);
  return (
    <LoadedPage title={t('one')} query={query}>
      {({ creditLine, log, requests }) => (
        <>
          <Head creditLine={creditLine} />
          <Money creditLine={creditLine} />
          <div className="stack">
            <RequestsPanel requests={requests} />
            <LogPanel log={log} />
            <Terms creditLine={creditLine} />
            <ChangePanel creditLine={creditLine} />
          </div>
        </>
      )}
    </LoadedPage>
  );
}

interface Shown {
  readonly creditLine: CreditLine;
}

function Head({ creditLine: { id, status, isPastDue } }: Shown) {
  const t = useWords(creditLineWords);
  return (
    <>
      <PageHead
        title={`${t('one')} ${shortId(id)}`}
        note={isPastDue ? t('pastDue') : undefined}
        actions={<StateTag {...creditLineStatuses[status]} />}
      />
      <p className="loan-back">
        <Link to="/credit-lines">{t('back')}</Link>
      </p>
    </>
  );
}

function Money({ creditLine: { limit, drawn, available } }: Shown) {
  const t = useWords(creditLineWords);
  return (
    <Figures
      facts={[
        { label: t('limit'), value: formatMoney(limit) },
        { label: t('drawn'), value: formatMoney(drawn) },
        { label: t('available'), value: formatMoney(available) },
      ]}
    />
  );
}

function Terms({ creditLine }: Shown) {
  const t = useWords(creditLineWords);
  const { locale } = useLanguage();
  const { applicationId, openedOn, until, rate_ppm, leastDrawdown, mostInstalments } = creditLine;
  const rest = { days: String(creditLine.rested_d), wanted: String(creditLine.restBeforeRenewal_d) };
  return (
    <Panel title={t('terms')}>
      <Facts
        facts={[
          { label: t('openedOn'), value: formatDay(openedOn, locale) },
          { label: t('until'), value: formatDay(until, locale) },
          { label: t('rate'), value: formatRate(rate_ppm) },
          { label: t('least'), value: formatMoney(leastDrawdown) },
          { label: t('most'), value: String(mostInstalments) },
          { label: t('rested'), value: t('restedDays', rest) },
          {
            label: t('application'),
            value: (
              <Link to="/applications/$applicationId" params={{ applicationId }}>
                {t('openApplication')}
              </Link>
            ),
          },
        ]}
      />
    </Panel>
  );
}
