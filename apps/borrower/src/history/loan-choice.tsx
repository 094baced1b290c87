import type { Loan } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { useState } from 'preact/hooks';
import { useJourney } from '../journey/journey-context.ts';
import { currentLoan } from '../journey/stage.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { words } from './words.ts';

export interface PickedLoan {
  /** The one to show: the one that counts now, unless another was picked. Null where money never left. */
  readonly loan: Loan | null;
  readonly paidOut: readonly Loan[];
  readonly pick: (loanId: string) => void;
}

/** The loans whose money left, newest first, and the one whose past is shown. */
export function usePickedLoan(): PickedLoan {
  const { journey } = useJourney();
  const [picked, pick] = useState<string | null>(null);
  const paidOut = journey.loans
    .filter(({ disbursedOn }) => disbursedOn !== null)
    .toSorted((a, b) => b.id.localeCompare(a.id));
  const loan = paidOut.find(({ id }) => id === picked) ?? currentLoan(journey);
  return { loan, paidOut, pick };
}

/** A question only where there was more than one loan. */
export function LoanChoice({ loan, paidOut, pick }: PickedLoan) {
  const t = useWords(words);
  const { locale } = useLanguage();
  if (paidOut.length < 2 || loan === null) return null;
  return (
    <div class="field">
      <label for="loan">{t('whichLoan')}</label>
      <select id="loan" value={loan.id} onChange={(event) => pick(event.currentTarget.value)}>
        {paidOut.map(({ id, disbursedOn, principal }) => (
          <option key={id} value={id}>
            {formatDay(disbursedOn ?? '', locale)} · {formatMoney(principal)}
          </option>
        ))}
      </select>
    </div>
  );
}
