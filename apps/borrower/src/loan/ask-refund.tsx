import type { Loan } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { attempt } from '../api/attempt.ts';
import { loans } from '../api/loans.ts';
import { useAction } from '../api/use-action.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { words } from './words.ts';

/** Asks for what was paid too much, once; from then on says that it is asked for. */
export function AskRefund({ loan: { id: loanId, creditBalance } }: { readonly loan: Loan }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const { reload } = useJourney();
  const { value, again } = useAnswer(`${loanId} ${creditBalance.amount}`, () => loans.myRefund({ loanId }));
  const asking = useAction(async () => {
    const input = { loanId };
    const result = await attempt({ name: 'refund', input }, (options) => loans.askRefund(input, options));
    // What was paid too much may have been paid back meanwhile.
    if (result.ok || result.error.status === 409) await Promise.all([reload(), again()]);
    return result;
  });
  // Without an answer nobody can say whether it was asked for.
  if (value === null) return null;
  if (value.asked) {
    const { amount, at } = value.asked;
    return <output>{t('refundAsked', { amount: formatMoney(amount), day: formatDay(at, locale) })}</output>;
  }
  return (
    <>
      <NoteOfTrouble problem={asking.problem} />
      <Button kind="secondary" busy={asking.busy} onClick={() => asking.run()}>
        {t('askRefund')}
      </Button>
    </>
  );
}
