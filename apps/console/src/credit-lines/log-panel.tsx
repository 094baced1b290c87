import type { CreditLineLogEntry, LoanId } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { shortId } from '../queue/queue-row.ts';
import { useWho } from '../staff/use-who.ts';
import { creditLineEvents, creditLineWords } from './words.ts';

/** What happened to the credit line, newest first. */
export function LogPanel({ log }: { readonly log: readonly CreditLineLogEntry[] }) {
  const t = useWords(creditLineWords);
  const columns = useLogColumns();
  return (
    <Panel title={t('log')} flush>
      <DataTable
        caption={t('log')}
        rows={log.toReversed()}
        rowKey={({ seq }) => String(seq)}
        empty={t('noLog')}
        columns={columns}
      />
    </Panel>
  );
}

function useLogColumns(): readonly Column<CreditLineLogEntry>[] {
  const t = useWords(creditLineWords);
  const who = useWho();
  const { locale } = useLanguage();
  const people = ({ madeBy, approvedBy }: CreditLineLogEntry): string =>
    approvedBy === null ? who(madeBy) : `${who(madeBy)} + ${who(approvedBy)}`;
  const money = ({ amount }: CreditLineLogEntry): string => (amount === null ? '–' : formatMoney(amount));
  return [
    { key: 'event', title: t('event'), onCard: 'title', render: (entry) => <What entry={entry} /> },
    { key: 'on', title: t('on'), render: ({ on }) => formatDay(on, locale) },
    { key: 'loan', title: t('loan'), render: ({ loanId }) => (loanId === null ? '–' : <LoanLink loanId={loanId} />) },
    { key: 'by', title: t('by'), render: people },
    { key: 'amount', title: t('amount'), align: 'end', onCard: 'beside', render: money },
  ];
}

function What({ entry: { kind, reason, until } }: { readonly entry: CreditLineLogEntry }) {
  const t = useWords(creditLineWords);
  const read = useText();
  const { locale } = useLanguage();
  return (
    <>
      <strong>{read(creditLineEvents[kind])}</strong>
      {until === null ? null : ` · ${t('toUntil', { day: formatDay(until, locale) })}`}
      {reason === null ? null : <div className="soft">{reason}</div>}
    </>
  );
}

function LoanLink({ loanId }: { readonly loanId: LoanId }) {
  return (
    <Link to="/loans/$loanId" params={{ loanId }} className="mono">
      {shortId(loanId)}
    </Link>
  );
}
