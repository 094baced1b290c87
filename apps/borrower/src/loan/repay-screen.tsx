import type { Loan } from '@lendline/loans/contract';
import type { WireMoney } from '@lendline/kernel';
import { formatMoney } from '@lendline/ui';
import { useState } from 'preact/hooks';
import { go } from '../app/navigation.ts';
import { useJourney } from '../journey/journey-context.ts';
import { currentLoan } from '../journey/stage.ts';
import { useWords } from '../language/language.tsx';
import { keep, keptKeys, readKept } from '../offline/kept.ts';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { isAbove, readAmount } from '../parts/wire-money.ts';
import { dueNow } from './due-now.ts';
import { PaymentStatus } from './payment-status.tsx';
import { usePaying } from './use-paying.ts';
import { useWays, WayChoice } from './way-choice.tsx';
import { words } from './words.ts';

/** Repays what the person chooses, and follows the payment until it is settled; a reload goes on following it. */
export function RepayScreen() {
  const { journey } = useJourney();
  const [paymentId, setPaymentId] = useState<string | null>(() => readKept<string>(sessionStorage, keptKeys.payment));
  const t = useWords(words);
  const loan = currentLoan(journey);
  if (loan === null) return null;
  const follow = (id: string | null): void => {
    keep(sessionStorage, keptKeys.payment, id);
    setPaymentId(id);
  };
  if (paymentId !== null) return <PaymentStatus paymentId={paymentId} onDone={() => follow(null)} />;
  return (
    <Screen title={t('repayTitle')} back={() => go('/loan')}>
      <AmountForm loan={loan} onAsked={follow} />
    </Screen>
  );
}

const ways = ['instalment', 'everything', 'other'] as const;
type Way = (typeof ways)[number];

/** Where what is due closes the loan, there are not two ways to pay the same. */
function waysFor({ payoff }: Loan, instalment: WireMoney): readonly [Way, ...Way[]] {
  return instalment.amount === payoff.amount ? ['everything', 'other'] : ways;
}

interface AmountFormProps {
  readonly loan: Loan;
  readonly onAsked: (paymentId: string) => void;
}

function AmountForm({ loan, onAsked }: AmountFormProps) {
  const t = useWords(words);
  const [picked, setPicked] = useState<Way>('instalment');
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(false);
  const { amount, fault, instalment } = useAmount(loan, picked, typed);
  const offered = waysFor(loan, instalment);
  const choice = offered.includes(picked) ? picked : offered[0];
  const paying = usePaying(loan, onAsked);
  const way = useWays();
  const submit = (event: Event): void => {
    event.preventDefault();
    setShown(true);
    if (fault !== null || amount === null) document.getElementById('amount')?.focus();
    else paying.run({ amount, rail: way.rail });
  };
  const amounts = { instalment, everything: loan.payoff, other: null };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <HowMuch offered={offered} choice={choice} amounts={amounts} onPick={setPicked} />
      {choice === 'other' && (
        <Field
          id="amount"
          label={t('amount', { currency: loan.payoff.currency })}
          value={typed}
          error={shown ? fault : null}
          onChange={setTyped}
          input={{ inputMode: 'decimal', autocomplete: 'off', maxLength: 12 }}
        />
      )}
      <WayChoice {...way} />
      <NoteOfTrouble problem={paying.problem} />
      <Button busy={paying.busy}>
        {amount === null || fault !== null ? t('repay') : t('pay', { amount: formatMoney(amount) })}
      </Button>
    </form>
  );
}

interface HowMuchProps {
  readonly offered: readonly Way[];
  readonly choice: Way;
  readonly amounts: Readonly<Record<Way, WireMoney | null>>;
  readonly onPick: (way: Way) => void;
}

function HowMuch({ offered, choice, amounts, onPick }: HowMuchProps) {
  const t = useWords(words);
  return (
    <fieldset class="choices">
      <legend>{t('how')}</legend>
      {offered.map((one) => (
        <Choice
          key={one}
          name="how"
          label={t(one)}
          detail={amounts[one] === null ? undefined : formatMoney(amounts[one])}
          beside
          checked={choice === one}
          onChoose={() => onPick(one)}
        />
      ))}
    </fieldset>
  );
}

function useAmount(loan: Loan, choice: Way, typed: string) {
  const t = useWords(words);
  const due = dueNow(loan)?.amount ?? loan.payoff;
  // Interest for the days so far may be less than the schedule's: never more than what closes the loan.
  const instalment = isAbove(due, loan.payoff) ? loan.payoff : due;
  if (choice !== 'other')
    return { amount: choice === 'everything' ? loan.payoff : instalment, fault: null, instalment };
  const amount = readAmount(typed, loan.payoff.currency);
  const fault =
    amount === null
      ? t('notAnAmount')
      : isAbove(amount, loan.payoff)
        ? t('tooMuch', { amount: formatMoney(loan.payoff) })
        : null;
  return { amount, fault, instalment };
}
