import type { ChangePreview, Loan, LoanLogEntry } from '@lendline/loans/contract';
import { loansRoutes } from '@lendline/loans/routes';
import { formatDay, formatInstant, formatMoney } from '@lendline/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { useWho } from '../staff/use-who.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { useEvents, usePreview } from './change-mutations.ts';
import { changeWords, eventNames } from './change-words.ts';

/** What happened to the loan, newest first; what was written wrongly is reversed from here. */
export function EventsPanel({ loan }: { readonly loan: Loan }) {
  const t = useWords(changeWords);
  const query = useEvents(loan.id);
  const preview = usePreview();
  const [reversing, setReversing] = useState<{ entry: LoanLogEntry; preview: ChangePreview } | null>(null);
  const reverse = (entry: LoanLogEntry): void =>
    preview.mutate(askedFor(entry, loan), {
      onSuccess: (shown) => setReversing({ entry, preview: shown }),
    });
  return (
    <Panel title={t('events')} flush>
      {preview.error ? <ProblemNotice error={preview.error} /> : null}
      <Loaded query={query}>{(events) => <Events events={events} onReverse={reverse} />}</Loaded>
      {reversing === null ? null : (
        <ChangeDialog
          loan={loan}
          asked={{ ...askedFor(reversing.entry, loan), reason: '' }}
          preview={reversing.preview}
          onDone={() => setReversing(null)}
          onBack={() => setReversing(null)}
        />
      )}
    </Panel>
  );
}

function askedFor({ id }: LoanLogEntry, loan: Loan) {
  return { loanId: loan.id, change: { kind: 'reversal', eventId: id } } as const;
}

interface EventsProps {
  readonly events: readonly LoanLogEntry[];
  readonly onReverse: (entry: LoanLogEntry) => void;
}

function Events({ events, onReverse }: EventsProps) {
  const t = useWords(changeWords);
  const who = useWho();
  const mayChange = may(useMember(), loansRoutes.changeLoan);
  const read = useText();
  const { locale } = useLanguage();
  return (
    <DataTable
      caption={t('events')}
      rows={events}
      rowKey={({ id }) => id}
      empty={t('noEvents')}
      columns={[
        {
          key: 'event',
          title: t('event'),
          onCard: 'title',
          render: ({ kind, reason }) => (
            <>
              <strong>{read(eventNames[kind])}</strong>
              {reason === null ? null : <div className="soft">{reason}</div>}
            </>
          ),
        },
        { key: 'on', title: t('on'), render: ({ on }) => formatDay(on, locale) },
        { key: 'written', title: t('written'), render: ({ recordedAt }) => formatInstant(recordedAt, locale) },
        {
          key: 'by',
          title: t('by'),
          render: ({ madeBy, approvedBy }) =>
            approvedBy === null ? who(madeBy) : `${who(madeBy)} + ${who(approvedBy)}`,
        },
        {
          key: 'amount',
          title: t('sum'),
          align: 'end',
          onCard: 'beside',
          render: ({ amount }) => (amount ? formatMoney(amount) : '–'),
        },
        {
          key: 'act',
          title: t('reverse'),
          align: 'end',
          render: (entry) => (hasAct(entry, mayChange) ? <Act entry={entry} onReverse={onReverse} /> : null),
        },
      ]}
    />
  );
}

/** The money that left stays as it is, and so does what puts something right. */
function hasAct({ kind, reversedBy }: LoanLogEntry, mayChange: boolean): boolean {
  return reversedBy !== null || (mayChange && kind !== 'disbursement' && kind !== 'reversal');
}

function Act({ entry, onReverse }: { readonly entry: LoanLogEntry; readonly onReverse: EventsProps['onReverse'] }) {
  const t = useWords(changeWords);
  const read = useText();
  const { locale } = useLanguage();
  if (entry.reversedBy !== null) return <StateTag tone="bad" text={t('reversed')} />;
  const what = { day: formatDay(entry.on, locale), kind: read(eventNames[entry.kind]) };
  return (
    <Button size="small" aria-label={t('reverseThis', what)} onClick={() => onReverse(entry)}>
      {t('reverse')}
    </Button>
  );
}
