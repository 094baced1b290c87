import type { Problem } from '@lendline/kernel';
import type { Loan } from '@lendline/loans/contract';
import type { Mandate } from '@lendline/payments/contract';
import { useEffect } from 'preact/hooks';
import { payments } from '../api/payments.ts';
import { useAnswer } from '../api/use-answer.ts';
import { go } from '../app/navigation.ts';
import { useJourney } from '../journey/journey-context.ts';
import { currentLoan } from '../journey/stage.ts';
import { useWords } from '../language/language.tsx';
import { Note } from '../parts/notes.tsx';
import { Pending } from '../parts/pending.tsx';
import { Screen } from '../parts/screen.tsx';
import { MandateForm } from './mandate-form.tsx';
import { StandingMandate } from './standing-mandate.tsx';
import { words } from './words.ts';

const every_ms = 1500;

/** Automatic repayment: what it would take and when, agreed to and stopped here. */
export function MandateScreen() {
  const { journey } = useJourney();
  const loan = currentLoan(journey);
  return loan && <MandateOf loan={loan} />;
}

function MandateOf({ loan }: { readonly loan: Loan }) {
  const t = useWords(words);
  const { value, problem, again } = useAnswer(loan.id, () => payments.listMandates({ loanId: loan.id }));
  const newest = value?.mandates[0] ?? null;
  const isAsked = newest?.state === 'asked';
  useEffect(() => {
    if (!isAsked) return;
    const timer = setInterval(() => void again(), every_ms);
    return () => clearInterval(timer);
  }, [isAsked, again]);
  return (
    // Another screen where the mandate stands otherwise, so that it is read from its start.
    <Screen key={newest?.state ?? 'none'} title={t('title')} back={() => go('/loan')}>
      {value === null && <Pending problem={problem} retry={again} />}
      {value !== null && <AsItStands loan={loan} newest={newest} onChange={again} problem={problem} />}
    </Screen>
  );
}

interface AsItStandsProps {
  readonly loan: Loan;
  readonly newest: Mandate | null;
  readonly onChange: () => Promise<void>;
  readonly problem: Problem | null;
}

function AsItStands({ loan, newest, onChange, problem }: AsItStandsProps) {
  if (newest?.state === 'asked' || newest?.state === 'active')
    return <StandingMandate loan={loan} mandate={newest} onChange={onChange} problem={problem} />;
  return (
    <>
      {newest && <LastOne mandate={newest} />}
      <MandateForm loan={loan} onChange={onChange} />
    </>
  );
}

function LastOne({ mandate: { state, reason } }: { readonly mandate: Mandate }) {
  const t = useWords(words);
  const told = state === 'refused' ? 'refused' : reason === 'ended-at-rail' ? 'endedThere' : 'ended';
  return (
    <Note tone={state === 'refused' ? 'warn' : 'plain'}>
      <p>{t(told)}</p>
    </Note>
  );
}
