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

/** Automatic repayment: what it would take and when, agreed to and stopped here. */
export function MandateScreen() {
  const { journey } = useJourney();
  const t = useWords(words);
  const loan = currentLoan(journey);
  if (loan === null) return null;
  return (
    <Screen title={t('title')} back={() => go('/loan')}>
      <Mandates loan={loan} />
    </Screen>
  );
}

const every_ms = 1500;

function Mandates({ loan }: { readonly loan: Loan }) {
  const { value, problem, again } = useAnswer(loan.id, () => payments.listMandates({ loanId: loan.id }));
  const newest = value?.mandates[0] ?? null;
  const asked = newest?.state === 'asked';
  useEffect(() => {
    if (!asked) return;
    const timer = setInterval(() => void again(), every_ms);
    return () => clearInterval(timer);
  }, [asked, again]);
  if (value === null) return <Pending problem={problem} retry={again} />;
  if (newest !== null && (asked || newest.state === 'active'))
    return <StandingMandate loan={loan} mandate={newest} onChange={again} problem={problem} />;
  return (
    <>
      {newest && <LastOne mandate={newest} />}
      <MandateForm loan={loan} onChange={again} />
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
