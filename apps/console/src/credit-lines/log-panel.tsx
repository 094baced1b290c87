import type { CreditLineLogEntry } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { shortId } from '../queue/queue-row.ts';
import { useWho } from '../staff/use-who.ts';
import { creditLineEvents, creditLineWords } from './words.ts';

/** What happened to the credit line, newest first. */
export function LogPanel({ log }: { readonly log: readonly CreditLineLogEntry[] }) {
  const t = useWords(creditLineWords);
  const read = useText();
  const who = useWho();
  const { locale } = useLanguage();
  return (
    <Panel title={t('log')} flush>
      <DataTable
        caption={t('log')}
        rows={log.toReversed()}
        rowKey={({ seq }) => String(seq)}
        empty={t('noLog')}
        columns={[
          {
            key: 'event',
            title: t('event'),
            onCard: 'title',
            render: ({ kind, reason, until }) => (
              <>
                <strong>{read(creditLineEvents[kind])}</strong>
                {until === null ? null : ` · ${t('toUntil', { day: formatDay(until, locale) })}`}
                {reason === null ? null : <div className="soft">{reason}</div>}
              </>
            ),
          },
          { key: 'on', title: t('on'), render: ({ on }) => formatDay(on, locale) },
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
            key: 'by',
            title: t('by'),
            render: ({ madeBy, approvedBy }) =>
              approvedBy === null ? who(madeBy) : `${who(madeBy)} + ${who(approvedBy)}`,
          },
          {
            key: 'amount',
            title: t('amount'),
            align: 'end',
            onCard: 'beside',
            render: ({ amount }) => (amount === null ? '–' : formatMoney(amount)),
          },
        ]}
      />
    </Panel>
  );
}
