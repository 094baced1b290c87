import type { Loan, PayoffQuote } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { useState } from 'preact/hooks';
import { loans } from '../api/loans.ts';
import { useAnswer } from '../api/use-answer.ts';
import { go } from '../app/navigation.ts';
import { useJourney } from '../journey/journey-context.ts';
import { currentLoan } from '../journey/stage.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { usePaying } from '../loan/use-paying.ts';
import { useWays, WayChoice } from '../loan/way-choice.tsx';
import { keep, keptKeys } from '../offline/kept.ts';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Field } from '../parts/field.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { Pending } from '../parts/pending.tsx';
import { Screen } from '../parts/screen.tsx';
import { isZero } from '../parts/wire-money.ts';
import { words } from './words.ts';

/** What pays the loan off, today or on a day to come, what that saves, and the payment itself. */
export function PayoffScreen() {
  const { journey } = useJourney();
  const t = useWords(words);
  const loan = currentLoan(journey);
  if (loan === null) return null;
  return (
    <Screen title={t('title')} back={() => go('/loan')}>
      <p class="lead">{t('lead')}</p>
      <Payoff loan={loan} />
    </Screen>
  );
}

function Payoff({ loan }: { readonly loan: Loan }) {
  const t = useWords(words);
  // Empty for today, whatever the clock of the phone says that is.
  const [day, setDay] = useState('');
  const owed = `${loan.id} ${loan.payoff.amount}`;
  const { value: today, problem: noToday, again } = useAnswer(owed, () => loans.myPayoffQuote({ loanId: loan.id }));
  const { value: later, problem: noLater } = useAnswer(day === '' ? null : `${owed} ${day}`, () =>
    loans.myPayoffQuote({ loanId: loan.id, on: day }),
  );
  if (today === null) return <Pending problem={noToday} retry={again} />;
  const quote = later?.on === day ? later : today;
  return (
    <>
      <Field
        id="day"
        label={t('day')}
        value={day === '' ? today.on : day}
        onChange={(text) => setDay(text === today.on ? '' : text)}
        input={{ type: 'date', min: today.on, ...(loan.maturesOn === null ? {} : { max: loan.maturesOn }) }}
      />
      <NoteOfTrouble problem={noToday ?? noLater} />
      <Quote quote={quote} />
      {quote.on === today.on ? <PayNow loan={loan} quote={today} /> : <NotYet quote={quote} />}
    </>
  );
}

function Quote({ quote }: { readonly quote: PayoffQuote }) {
  const t = useWords(words);
  const parts = (['principal', 'interest', 'fees', 'penalties'] as const).filter((part) => !isZero(quote[part]));
  const rows = [
    ...parts.map((part) => ({ label: t(part), value: formatMoney(quote[part]) })),
    { label: t('total'), value: formatMoney(quote.payoff), strong: true },
  ];
  return (
    <div aria-live="polite" class="stack">
      <Facts rows={rows} />
      {!isZero(quote.interestSaved) && (
        <Note tone="good">
          <p>{t('saved', { amount: formatMoney(quote.interestSaved) })}</p>
        </Note>
      )}
    </div>
  );
}

function PayNow({ loan, quote }: { readonly loan: Loan; readonly quote: PayoffQuote }) {
  const t = useWords(words);
  const way = useWays();
  const paying = usePaying(loan, (paymentId) => {
    // Where payments are followed until they are settled.
    keep(sessionStorage, keptKeys.payment, paymentId);
    go('/loan/repay');
  });
  return (
    <div class="stack">
      <WayChoice {...way} />
      <NoteOfTrouble problem={paying.problem} />
      <Button busy={paying.busy} onClick={() => paying.run({ amount: quote.payoff, rail: way.rail })}>
        {t('pay', { amount: formatMoney(quote.payoff) })}
      </Button>
    </div>
  );
}

function NotYet({ quote }: { readonly quote: PayoffQuote }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  return (
    <Note>
      <p>{t('notYet', { day: formatDay(quote.on, locale) })}</p>
    </Note>
  );
}
