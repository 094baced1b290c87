import type { FraudCaseDetail, FraudCaseId } from '@lendline/fraud/contract';
import { formatInstant } from '@lendline/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Figures } from '../parts/facts.tsx';
import '../parts/lines.css';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { shortId } from '../queue/queue-row.ts';
import { durationText } from '../queue/waiting.ts';
import { useWho } from '../staff/use-who.ts';
import { caseOutcomes, casePriorities, caseStates } from '../words/fraud.ts';
import { AlertsPanel } from './alerts-panel.tsx';
import { aboutText, caseColumns } from './case-columns.tsx';
import { useCase } from './case-query.ts';
import './fraud.css';
import { HistoryPanel } from './history-panel.tsx';
import { NetworkPanel } from './network-panel.tsx';
import { PeoplePanel, useCasePeople } from './people-panel.tsx';
import { StepPanel } from './step-panel.tsx';
import { fraudWords } from './words.ts';

export function CasePage() {
  const { caseId } = useParams({ from: '/fraud-cases/$caseId' });
  const query = useCase(caseId as FraudCaseId);
  const t = useWords(fraudWords);
  return (
    <LoadedPage title={t('one')} query={query}>
      {/* Names that were read for one case, and what was begun there, must never stand in the next. */}
      {(detail) => <CaseDetail key={detail.id} detail={detail} />}
    </LoadedPage>
  );
}

function CaseDetail({ detail }: { readonly detail: FraudCaseDetail }) {
  const t = useWords(fraudWords);
  const asked = useCasePeople(detail.id);
  return (
    <>
      <CaseHead detail={detail} />
      <CaseFigures detail={detail} />
      {detail.mergedInto === null ? null : (
        <p className="fraud-merged">
          {t('goesOn')}{' '}
          <Link to="/fraud-cases/$caseId" params={{ caseId: detail.mergedInto }} className="mono">
            {shortId(detail.mergedInto)}
          </Link>
        </p>
      )}
      <div className="fraud-case">
        <div className="stack">
          <AlertsPanel alerts={detail.alertList} />
          <NetworkPanel caseId={detail.id} people={asked.data} />
          <OtherCases detail={detail} />
        </div>
        <aside className="stack">
          <StepPanel detail={detail} />
          <PeoplePanel detail={detail} asked={asked} />
          <HistoryPanel caseId={detail.id} history={detail.history} />
        </aside>
      </div>
    </>
  );
}

function CaseHead({ detail }: { readonly detail: FraudCaseDetail }) {
  const t = useWords(fraudWords);
  const read = useText();
  const { locale } = useLanguage();
  return (
    <>
      <nav className="fraud-back" aria-label={t('title')}>
        <Link to="/fraud-cases" search={{}}>
          ← {t('title')}
        </Link>
      </nav>
      <PageHead
        title={`${t('one')} ${shortId(detail.id)}`}
        note={
          <>
            <span>{aboutText(detail, { t, read })}</span>
            <span>{t('opened', { at: formatInstant(detail.openedAt, locale) })}</span>
          </>
        }
        actions={
          <>
            <StateTag {...casePriorities[detail.priority]} />
            <StateTag {...caseStates[detail.state]} />
            {detail.outcome === null ? null : <StateTag {...caseOutcomes[detail.outcome]} />}
          </>
        }
      />
    </>
  );
}

function CaseFigures({ detail }: { readonly detail: FraudCaseDetail }) {
  const t = useWords(fraudWords);
  const { locale } = useLanguage();
  const who = useWho();
  const { age_h, lineIds, alerts, lastAlertAt, assignedTo, snoozedUntil, closedAt, closedBy } = detail;
  return (
    <Figures
      facts={[
        { label: t('age'), value: durationText(age_h * 60, locale) },
        { label: t('people'), value: lineIds.length },
        { label: t('alerts'), value: alerts, note: `${t('lastAlert')}: ${formatInstant(lastAlertAt, locale)}` },
        { label: t('assignee'), value: assignedTo === null ? t('nobody') : who(assignedTo) },
        ...(snoozedUntil === null ? [] : [{ label: t('snoozedUntil'), value: formatInstant(snoozedUntil, locale) }]),
        ...(closedAt === null || closedBy === null
          ? []
          : [{ label: t('closed'), value: who(closedBy), note: formatInstant(closedAt, locale) }]),
      ]}
    />
  );
}

function OtherCases({ detail: { others } }: { readonly detail: FraudCaseDetail }) {
  const t = useWords(fraudWords);
  const read = useText();
  const { locale } = useLanguage();
  const who = useWho();
  if (others.length === 0) return null;
  return (
    <Panel title={t('others')} flush>
      <DataTable
        caption={t('others')}
        columns={caseColumns({ t, read, who, locale })}
        rows={others}
        rowKey={({ id }) => id}
        empty={null}
      />
    </Panel>
  );
}
