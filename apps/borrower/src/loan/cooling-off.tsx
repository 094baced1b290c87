import type { Loan } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { loans } from '../api/loans.ts';
import { useAnswer } from '../api/use-answer.ts';
import { LinkTo } from '../app/link-to.tsx';
import { useLanguage, useWords } from '../language/language.tsx';
import { Note } from '../parts/notes.tsx';
import { words } from './words.ts';

/** Beside the loan while it can be withdrawn from, or once it was; without an answer there is nothing to say. */
export function CoolingOff({ loan }: { readonly loan: Loan }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const { value } = useAnswer(`${loan.id} ${loan.payoff.amount}`, () => loans.myWithdrawal({ loanId: loan.id }));
  if (value === null || value.state === 'over') return null;
  if (value.state === 'done') {
    const { returnBy, toReturn } = value;
    return (
      <Note tone="warn">
        <p>{t('withdrawn', { day: formatDay(returnBy, locale), amount: formatMoney(toReturn) })}</p>
      </Note>
    );
  }
  return (
    <Note>
      <p>{t('withdrawUntil', { day: formatDay(value.until, locale) })}</p>
      <LinkTo to="/loan/withdrawal" class="way">
        {t('withdraw')}
      </LinkTo>
    </Note>
  );
}
