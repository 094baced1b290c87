import { useAdvance, useJourney } from '../journey/journey-context.ts';
import { currentApplication, currentLoan } from '../journey/stage.ts';
import { LinkTo } from '../app/link-to.tsx';
import { go } from '../app/navigation.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Screen } from '../parts/screen.tsx';
import { CoolingOff } from './cooling-off.tsx';
import { LoanView } from './loan-view.tsx';
import { words } from './words.ts';

/** The borrower's home: the next instalment, what is owed, and what can be done about it. */
export function LoanScreen() {
  const { journey } = useJourney();
  const advance = useAdvance();
  const t = useWords(words);
  const loan = currentLoan(journey);
  const application = currentApplication(journey);
  if (loan === null) return null;
  const closed = loan.state === 'closed';
  return (
    <Screen title={t(closed ? 'closed' : 'title')}>
      <LoanView loan={loan} action={closed ? null : <Button onClick={() => go('/loan/repay')}>{t('repay')}</Button>} />
      {!closed && <CoolingOff loan={loan} />}
      {closed && application && (
        <Button onClick={() => advance({}, { againAfter: application.id, recordsPassed: false, amount: '' })}>
          {t('again')}
        </Button>
      )}
      <nav class="links" aria-label={t('title')}>
        {!closed && <LinkTo to="/loan/payoff">{t('payoffEarly')}</LinkTo>}
        {!closed && <LinkTo to="/loan/automatic">{t('automatic')}</LinkTo>}
        <LinkTo to="/loan/receipts">{t('receipts')}</LinkTo>
        <LinkTo to="/loan/history">{t('history')}</LinkTo>
        <LinkTo to="/my-data">{t('myData')}</LinkTo>
      </nav>
    </Screen>
  );
}
