import type { ApplicationId } from '@lendline/applications/contract';
import type { Route } from '@lendline/kernel';
import { recordsRoutes } from '@lendline/records/routes';
import { formatInstant } from '@lendline/ui';
import { Link, useParams } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { fraudRoutes } from '@lendline/fraud/routes';
import { AssessmentPanel } from '../fraud/assessment-panel.tsx';
import { assessmentWords } from '../fraud/assessment-words.ts';
import { FeedsPanel } from '../feeds/feeds-panel.tsx';
import { feedWords } from '../feeds/words.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Figures } from '../parts/facts.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SimulatedLabel } from '../parts/simulated-label.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useNow } from '../parts/use-now.ts';
import { may, useMember } from '../session/member.ts';
import { WaitingText } from '../queue/waiting-text.tsx';
import { applicationStates, segments } from '../words/states.ts';
import '../parts/lines.css';
import './application.css';
import type { FileView } from './application-file.ts';
import { useApplication } from './application-query.ts';
import { BusinessPanel } from '../credit-lines/business-panel.tsx';
import { ApplicantPanel, ConsentsPanel, DocumentsPanel, ReviewsPanel, TimelinePanel } from './aside-panels.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { evidenceWords } from './evidence-words.ts';
import { FeaturesPanel } from './features-panel.tsx';
import { MenuPanel } from './menu-panel.tsx';
import { MessagesPanel } from './messages-panel.tsx';
import { NextStepPanel } from './next-step-panel.tsx';
import { QualityPanel } from './quality-panel.tsx';
import { RecordsPanel } from './records-panel.tsx';
import { ScorePanel } from './score-panel.tsx';
import { TiesPanel } from './ties-panel.tsx';
import { TracePanel } from './trace-panel.tsx';
import { applicationWords } from './words.ts';

export function ApplicationPage() {
  const { applicationId } = useParams({ from: '/applications/$applicationId' });
  const query = useApplication(applicationId as ApplicationId);
  const t = useWords(applicationWords);
  return (
    <LoadedPage title={t('title')} query={query}>
      {(file) => (
        // What was typed for one application must never stand in the form of the next.
        <ApplicationFilePage key={applicationId} file={file} />
      )}
    </LoadedPage>
  );
}

function ApplicationFilePage({ file }: { readonly file: FileView }) {
  const [chosen, setChosen] = useState(0);
  const decision = file.decisions[chosen];
  return (
    <>
      <ApplicationHead file={file} />
      <ApplicationFigures file={file} />
      <PartsNav />
      <div className="file">
        <div className="stack">
          <NextStepPanel file={file} />
          <ChecksPanel checks={file.checks} checkedAt={file.checkedAt} />
          <AssessmentPanel applicationId={file.row.id} />
          <DecisionChoice file={file} chosen={chosen} onChoose={setChosen} />
          <ScorePanel score={decision?.score ?? null} />
          <TracePanel decision={decision} />
          <MenuPanel menu={decision?.menu ?? []} />
          <RecordsPanel applicationId={file.row.id} imports={file.imports} />
          <QualityPanel lineId={file.lineId} />
          <FeedsPanel lineId={file.lineId} imports={file.imports} />
          <FeaturesPanel values={file.values} currency={file.currency} />
        </div>
        <aside className="stack">
          <ApplicantPanel file={file} />
          <BusinessPanel business={file.business} />
          <ConsentsPanel consents={file.consents} />
          <TiesPanel lineId={file.lineId} />
          <ReviewsPanel reviews={file.reviews} />
          <DocumentsPanel documents={file.documents} />
          <TimelinePanel timeline={file.timeline} />
          <MessagesPanel lineId={file.lineId} />
        </aside>
      </div>
    </>
  );
}

function ApplicationHead({ file }: { readonly file: FileView }) {
  const t = useWords(applicationWords);
  const read = useText();
  const { locale } = useLanguage();
  const now = useNow(30_000);
  const { row } = file;
  const since = row.submittedAt ?? file.createdAt;
  return (
    <>
      <nav className="back" aria-label={t('back')}>
        <Link to="/applications" search={{}}>
          ← {t('back')}
        </Link>
      </nav>
      <PageHead
        title={row.name ?? t('noName')}
        tab={`${t('title')} ${row.shortId}`}
        note={
          <>
            <span className="number">{row.phone}</span>
            <span>{read(segments[row.segment])}</span>
            <span className="mono">{row.shortId}</span>
            <span>{t(row.submittedAt === null ? 'started' : 'handedIn', { at: formatInstant(since, locale) })}</span>
          </>
        }
        actions={
          <>
            {row.waitingSince === null ? null : <WaitingText since={row.waitingSince} now={now} />}
            <StateTag {...applicationStates[row.state]} />
          </>
        }
      />
    </>
  );
}

function ApplicationFigures({ file }: { readonly file: FileView }) {
  const t = useWords(applicationWords);
  const { row } = file;
  const score = file.decisions[0]?.score ?? null;
  return (
    <Figures
      facts={[
        { label: t('requested'), value: row.requested ?? '–' },
        { label: t('limit'), value: row.limit ?? '–' },
        { label: t('tier'), value: row.tier ?? '–' },
        {
          label: t('score'),
          value: (
            <span className="figure-with-label">
              {row.score ?? '–'}
              {row.simulated ? <SimulatedLabel /> : null}
            </span>
          ),
        },
        { label: t('pd'), value: score?.pd ?? '–' },
      ]}
    />
  );
}

const { checks, parts: title, applicant, consents, ties, timeline } = applicationWords;
const { score, trace, menu, records, features } = evidenceWords;
const { feeds } = feedWords;
const { fraud } = assessmentWords;
const partsWords = {
  title,
  checks,
  fraud,
  score,
  trace,
  menu,
  records,
  feeds,
  features,
  applicant,
  consents,
  ties,
  timeline,
};
const parts = Object.keys(partsWords).filter((part) => part !== 'title') as Exclude<keyof typeof partsWords, 'title'>[];
/** What a part reads, where not everybody who reads applications may. */
const reads: Readonly<Partial<Record<(typeof parts)[number], Route>>> = {
  feeds: recordsRoutes.listFeedsOfLine,
  ties: recordsRoutes.listTiesOfLine,
  fraud: fraudRoutes.assessments,
};

/** The page is long, above all on a phone: each part is one step away. */
function PartsNav() {
  const t = useWords(partsWords);
  const member = useMember();
  const shown = parts.filter((part) => reads[part] === undefined || may(member, reads[part]));
  return (
    <nav className="parts" aria-label={t('title')}>
      {shown.map((part) => (
        <a key={part} href={`#${part}`}>
          {t(part)}
        </a>
      ))}
    </nav>
  );
}

interface DecisionChoiceProps {
  readonly file: FileView;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** An application can be decided more than once; the newest is shown unless another is chosen. */
function DecisionChoice({ file, chosen, onChoose }: DecisionChoiceProps) {
  const t = useWords(evidenceWords);
  const { locale } = useLanguage();
  const { decisions } = file;
  if (decisions.length < 2) return null;
  return (
    <Select
      aria-label={t('whichDecision')}
      value={chosen}
      onChange={onChoose}
      options={decisions.map(({ asOf }, index) => ({
        value: index,
        label: t('decision', { n: decisions.length - index, at: formatInstant(asOf, locale) }),
      }))}
    />
  );
}
