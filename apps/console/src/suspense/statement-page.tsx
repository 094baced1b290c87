import type { MissingThere, StatementId, StatementLine, StatementView } from '@lendline/payments/contract';
import { formatCount, formatDay, formatInstant, formatMoney } from '@lendline/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Figures } from '../parts/facts.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { Rail } from '../parts/rail.tsx';
import { shortId } from '../queue/queue-row.ts';
import { directions } from '../words/rails.ts';
import { useStatement } from './statement-query.ts';
import { statementWords } from './statement-words.ts';
import './suspense.css';
import { findings, signals, suspenseWords } from './words.ts';

/** One statement of a rail beside our book: what only we have first, then line by line what the rail told. */
export function StatementPage() {
  const { statementId } = useParams({ from: '/suspense/statements/$statementId' });
  const t = useWords(statementWords);
  const query = useStatement(statementId as StatementId);
  return (
    <>
      <nav className="statement-back" aria-label={t('back')}>
        <Link to="/suspense" search={{}}>
          ← {t('back')}
        </Link>
      </nav>
      <LoadedPage title={t('title')} query={query}>
        {(statement) => <Statement statement={statement} />}
      </LoadedPage>
    </>
  );
}

function Statement({ statement }: { readonly statement: StatementView }) {
  const t = useWords(statementWords);
  const { locale } = useLanguage();
  const { rail, from, to, messageId, lines, missingThere } = statement;
  const days = { from: formatDay(from, locale), to: formatDay(to, locale), message: messageId };
  const columns = { missing: useMissingColumns(), lines: useLineColumns() };
  return (
    <>
      <PageHead
        title={t('title')}
        note={
          <>
            <Rail name={rail} /> <span>{t(from === to ? 'ofDay' : 'of', days)}</span>
          </>
        }
      />
      <Counts statement={statement} />
      <div className="stack">
        <Panel title={t('missing')} flush>
          {missingThere.length === 0 ? null : <p className="statement-why soft">{t('missingWhy')}</p>}
          <DataTable
            caption={t('missing')}
            rows={missingThere}
            rowKey={({ paymentId }) => paymentId}
            empty={t('missingNone')}
            columns={columns.missing}
          />
        </Panel>
        <Panel title={t('lines')} flush>
          <DataTable
            caption={t('lines')}
            rows={lines}
            rowKey={({ id }) => id}
            empty={t('noLines')}
            columns={columns.lines}
          />
        </Panel>
      </div>
    </>
  );
}

function Counts({ statement }: { readonly statement: StatementView }) {
  const t = useWords(statementWords);
  const own = useWords(suspenseWords);
  const { locale } = useLanguage();
  const counted = (['entries', 'matched', 'inSuspense', 'rejected'] as const).map((key) => ({
    label: own(key),
    value: formatCount(statement[key], locale),
  }));
  return (
    <Figures
      facts={[
        ...counted,
        { label: t('waiting'), value: formatCount(statement.waiting, locale) },
        { label: t('missing'), value: formatCount(statement.missingThere.length, locale) },
      ]}
    />
  );
}

function useMissingColumns(): readonly Column<MissingThere>[] {
  const t = useWords(statementWords);
  const read = useText();
  const { locale } = useLanguage();
  return [
    { key: 'direction', title: t('direction'), onCard: 'title', render: (row) => read(directions[row.direction]) },
    {
      key: 'loan',
      title: t('loan'),
      render: ({ loanId }) =>
        loanId === null ? (
          '–'
        ) : (
          <Link to="/loans/$loanId" params={{ loanId }} className="mono">
            {shortId(loanId)}
          </Link>
        ),
    },
    {
      key: 'payment',
      title: t('payment'),
      render: ({ paymentId }) => <code className="suspense-id">{paymentId}</code>,
    },
    { key: 'settled', title: t('settled'), render: ({ settledAt }) => formatInstant(settledAt, locale) },
    {
      key: 'amount',
      title: t('amount'),
      align: 'end',
      onCard: 'beside',
      render: ({ amount }) => <strong>{formatMoney(amount)}</strong>,
    },
  ];
}

function useLineColumns(): readonly Column<StatementLine>[] {
  const t = useWords(statementWords);
  const own = useWords(suspenseWords);
  const read = useText();
  const { locale } = useLanguage();
  return [
    { key: 'side', title: t('side'), onCard: 'title', render: ({ side }) => own(side) },
    { key: 'valueOn', title: own('valueOn'), render: ({ valueOn }) => formatDay(valueOn, locale) },
    {
      key: 'finding',
      title: t('finding'),
      render: ({ finding }) => (finding === null ? t('notYet') : read(findings[finding])),
    },
    {
      key: 'signals',
      title: t('signals'),
      render: (line) => line.signals.map((signal) => read(signals[signal])).join(' · ') || '–',
    },
    {
      key: 'amount',
      title: t('amount'),
      align: 'end',
      onCard: 'beside',
      render: ({ amount }) => <strong>{formatMoney(amount)}</strong>,
    },
  ];
}
