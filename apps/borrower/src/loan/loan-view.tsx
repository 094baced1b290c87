import type { Loan, LoanInstalment } from '@lendline/loans/contract';
import { formatDay, formatMoney, formatRate } from '@lendline/ui';
import type { ComponentChildren } from 'preact';
import { LinkTo } from '../app/link-to.tsx';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { allInRate } from '../offer/menu.ts';
import { Facts } from '../parts/facts.tsx';
import { saveFile } from '../parts/save-file.ts';
import { Button } from '../parts/button.tsx';
import { Note } from '../parts/notes.tsx';
import { isAbove, isZero, minus } from '../parts/wire-money.ts';
import { calendarOf } from './calendar.ts';
import { dueNow } from './due-now.ts';
import { words } from './words.ts';

export interface LoanViewProps {
  readonly loan: Loan;
  /** What can be done, below what is due; nothing where there is no network. */
  readonly action: ComponentChildren;
  /** How what was paid too much is asked back; nothing where there is no network. */
  readonly refund?: ComponentChildren;
}

/** A loan to be read: also without a network. */
export function LoanView({ loan, action, refund }: LoanViewProps) {
  const t = useWords(words);
  const { locale } = useLanguage();
  if (loan.state === 'closed') {
    return (
      <>
        {loan.closedOn && <p class="lead">{t('closedOn', { day: formatDay(loan.closedOn, locale) })}</p>}
        <TooMuchPaid loan={loan} refund={refund} />
        <Schedule instalments={loan.instalments} />
      </>
    );
  }
  return (
    <>
      <Next loan={loan} />
      {action}
      <TooMuchPaid loan={loan} refund={refund} />
      <Facts
        rows={[
          { label: t('owed'), value: formatMoney(loan.outstanding), strong: true },
          { label: t('payoff'), value: <Payoff loan={loan} /> },
          { label: t('apr'), value: formatRate(allInRate(loan.apr)) },
        ]}
      />
      <Schedule instalments={loan.instalments} />
      <CalendarButton loan={loan} />
    </>
  );
}

function TooMuchPaid({ loan: { creditBalance }, refund }: Pick<LoanViewProps, 'loan' | 'refund'>) {
  const t = useWords(words);
  if (isZero(creditBalance)) return null;
  return (
    <Note>
      <p>{t('tooMuchPaid', { amount: formatMoney(creditBalance) })}</p>
      {refund}
    </Note>
  );
}

function Payoff({ loan }: { readonly loan: Loan }) {
  const t = useWords(words);
  const saved = isAbove(loan.outstanding, loan.payoff) ? minus(loan.outstanding, loan.payoff) : null;
  return (
    <>
      {formatMoney(loan.payoff)}
      {saved && <span class="saving">{t('saves', { amount: formatMoney(saved) })}</span>}
    </>
  );
}

function Next({ loan }: { readonly loan: Loan }) {
  const t = useWords(words);
  const read = useText();
  const { locale } = useLanguage();
  const due = dueNow(loan);
  if (due === null) return null;
  const isLast = loan.instalments.filter(({ state }) => state !== 'paid').length === 1;
  return (
    <section class="card next" aria-labelledby="next-title">
      <h2 id="next-title">{t(isLast ? 'onlyOne' : 'next')}</h2>
      <p class="figure">{formatMoney(due.amount)}</p>
      <p class={loan.dpd > 0 ? 'bad-text' : ''}>
        {t('dueOn', { day: formatDay(due.due, locale) })}
        {loan.dpd > 0 && ` · ${t('overdue', { n: loan.dpd })}`}
      </p>
      {loan.dpd > 0 && (
        <>
          <p class="hint">{t('overdueHelp', { lateFee: read(loan.servicing.inWords.lateFee) })}</p>
          <LinkTo to="/help" class="way">
            {t('help')}
          </LinkTo>
        </>
      )}
    </section>
  );
}

const stateWords = { open: 'open', due: 'dueNow', overdue: 'late', paid: 'paid' } as const;

function Schedule({ instalments }: { readonly instalments: readonly LoanInstalment[] }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  return (
    <div class="card table">
      <table>
        <caption>{t('schedule')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('due')}</th>
            <th scope="col">{t('toPay')}</th>
            <th scope="col">{t('state')}</th>
          </tr>
        </thead>
        <tbody>
          {instalments.map((row) => (
            <tr key={row.n} class={row.state}>
              <th scope="row">{formatDay(row.due, locale)}</th>
              <td class="strong">{formatMoney(row.dueTotal)}</td>
              <td>
                <span class={`state ${row.state}`}>{t(stateWords[row.state])}</span>
                {row.state !== 'paid' && !isZero(row.paid) && (
                  <span class="hint">
                    {t('left')} {formatMoney(row.outstanding)}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CalendarButton({ loan }: { readonly loan: Loan }) {
  const t = useWords(words);
  const open = loan.instalments.filter(({ state }) => state !== 'paid');
  if (open.length === 0) return null;
  const save = (): void => {
    const entries = open.map(({ due, outstanding, n }) => ({
      id: `${loan.id}-${n}`,
      day: due,
      title: t('calendarTitle', { amount: formatMoney(outstanding) }),
    }));
    saveFile({ fileName: 'lendline.ics', mediaType: 'text/calendar', bytes: calendarOf(entries, new Date()) });
  };
  return (
    <Button kind="quiet" onClick={save}>
      {t('calendar')}
    </Button>
  );
}
