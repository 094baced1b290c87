import type { Loan } from '@lendline/loans/contract';
import { loans } from '../api/loans.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useAdvance, useJourney } from '../journey/journey-context.ts';
import { currentApplication, currentLoan } from '../journey/stage.ts';
import { LinkTo } from '../app/link-to.tsx';
import { go } from '../app/navigation.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { AskRefund } from './ask-refund.tsx';
import { CoolingOff, Withdrawn } from './cooling-off.tsx';
import { LoanView } from './loan-view.tsx';
import { words } from './words.ts';

/** The borrower's home: the next instalment, what is owed, and what can be done about it. */
export function LoanScreen() {
  const { journey } = useJourney();
  const loan = currentLoan(journey);
  if (loan === null) return null;
  return loan.state === 'closed' ? <ClosedLoan loan={loan} /> : <RunningLoan loan={loan} />;
}

function RunningLoan({ loan }: { readonly loan: Loan }) {
  const t = useWords(words);
  // Without an answer there is nothing to say about it.
  const { value: withdrawal } = useAnswer(`${loan.id} ${loan.payoff.amount}`, () =>
    loans.myWithdrawal({ loanId: loan.id }),
  );
  return (
    <Screen title={t('title')}>
      {withdrawal?.state === 'done' && <Withdrawn terms={withdrawal} />}
      <LoanView
        loan={loan}
        action={<Button onClick={() => go('/loan/repay')}>{t('repay')}</Button>}
        refund={<AskRefund loan={loan} />}
      />
      {withdrawal?.state === 'open' && <CoolingOff terms={withdrawal} />}
      <nav class="links" aria-label={t('title')}>
        <LinkTo to="/loan/payoff">{t('payoffEarly')}</LinkTo>
        <LinkTo to="/loan/automatic">{t('automatic')}</LinkTo>
        <OtherLinks />
      </nav>
    </Screen>
  );
}

function ClosedLoan({ loan }: { readonly loan: Loan }) {
  const { journey } = useJourney();
  const advance = useAdvance();
  const t = useWords(words);
  const application = currentApplication(journey);
  return (
    <Screen title={t('closed')}>
      <LoanView loan={loan} action={null} refund={<AskRefund loan={loan} />} />
      {application && (
        <Button onClick={() => advance({}, { againAfter: application.id, recordsPassed: false, amount: '' })}>
          {t('again')}
        </Button>
      )}
      <nav class="links" aria-label={t('title')}>
        <OtherLinks />
      </nav>
    </Screen>
  );
}

function OtherLinks() {
  const { journey } = useJourney();
  const t = useWords(words);
  const hasCreditLine = journey.applications.some(({ creditLineId }) => creditLineId !== undefined);
  return (
    <>
      {hasCreditLine && <LinkTo to="/loan/credit-line">{t('creditLine')}</LinkTo>}
      <LinkTo to="/loan/receipts">{t('receipts')}</LinkTo>
      <LinkTo to="/loan/history">{t('history')}</LinkTo>
      <LinkTo to="/my-data">{t('myData')}</LinkTo>
    </>
  );
}
