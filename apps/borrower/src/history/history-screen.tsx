import type { MyLoanEvent } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { loans } from '../api/loans.ts';
import { useAnswer } from '../api/use-answer.ts';
import { go } from '../app/navigation.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { Pending } from '../parts/pending.tsx';
import { Screen } from '../parts/screen.tsx';
import { LoanChoice, usePickedLoan } from './loan-choice.tsx';
import { words } from './words.ts';

/** The log of the loan in plain words: whatever was paid, changed or taken back, and for which day it counts. */
export function HistoryScreen() {
  const t = useWords(words);
  const picked = usePickedLoan();
  const loanId = picked.loan?.id;
  const { value, problem, again } = useAnswer(loanId ?? null, () => loans.listMyEvents({ loanId: loanId! }));
  return (
    <Screen title={t('history')} back={() => go('/loan')}>
      <p class="lead">{t('historyLead')}</p>
      <LoanChoice {...picked} />
      {value === null && <Pending problem={problem} retry={again} />}
      {value && <Events events={value.events} />}
    </Screen>
  );
}

function Events({ events }: { readonly events: readonly MyLoanEvent[] }) {
  return (
    <ol class="card events">
      {events.toReversed().map((event) => (
        <EventRow key={event.id} event={event} all={events} />
      ))}
    </ol>
  );
}

interface EventRowProps {
  readonly event: MyLoanEvent;
  readonly all: readonly MyLoanEvent[];
}

function EventRow({ event, all }: EventRowProps) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const { kind, on, enteredOn, about, amount, reverses, reversedBy } = event;
  const undone = all.find(({ id }) => id === reverses);
  const named = event.day ?? undone?.on;
  const told = t(kind, { day: named ? formatDay(named, locale) : '', about: about ? t(about) : '' });
  return (
    <li>
      <div>
        <strong class={reversedBy ? 'undone' : ''}>{told}</strong>
        <span class="hint">
          {formatDay(on, locale)}
          {enteredOn !== on && ` · ${t('entered', { day: formatDay(enteredOn, locale) })}`}
          {reversedBy && ` · ${t('undone')}`}
        </span>
      </div>
      {amount && <span class={reversedBy ? 'sum undone' : 'sum'}>{formatMoney(amount)}</span>}
    </li>
  );
}
