import type { WireMoney } from '@lendline/kernel';
import type { Loan } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { useState } from 'preact/hooks';
import { payments } from '../api/payments.ts';
import { useAction } from '../api/use-action.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { useWays } from '../loan/way-choice.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { decimalOf, isAbove, readAmount } from '../parts/wire-money.ts';
import { DueList } from './due-list.tsx';
import { enoughFor, lastDayFor } from './terms.ts';
import { words } from './words.ts';

export interface MandateFormProps {
  readonly loan: Loan;
  readonly onChange: () => Promise<void>;
}

/** Says what automatic repayment takes and when, and asks for agreement to that. */
export function MandateForm({ loan, onChange }: MandateFormProps) {
  const t = useWords(words);
  const { ways } = useWays();
  const enough = enoughFor(loan);
  if (enough === null)
    return (
      <Note>
        <p>{t('nothingDue')}</p>
      </Note>
    );
  // Without an answer, whether there is one is for the server to say.
  if (ways.length > 0 && !ways.some(({ mandates }) => mandates))
    return (
      <Note>
        <p>{t('notHere')}</p>
      </Note>
    );
  return <Agreement loan={loan} enough={enough} onChange={onChange} />;
}

function Agreement({ loan, enough, onChange }: MandateFormProps & { readonly enough: WireMoney }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const [typed, setTyped] = useState(() => decimalOf(enough));
  const [shown, setShown] = useState(false);
  const limit = readAmount(typed, enough.currency);
  const endsOn = lastDayFor(loan);
  const agreeing = useAction(async (of: WireMoney) => {
    const result = await payments.setUpMandate({ loanId: loan.id, limit: of, endsOn });
    if (result.ok) await onChange();
    return result;
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    setShown(true);
    if (limit === null) document.getElementById('limit')?.focus();
    else agreeing.run(limit);
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <p class="lead">{t('lead')}</p>
      <Field
        id="limit"
        label={t('limit', { currency: enough.currency })}
        hint={t('limitHint')}
        value={typed}
        error={shown && limit === null ? t('notAnAmount') : null}
        onChange={setTyped}
        input={{ inputMode: 'decimal', autocomplete: 'off', maxLength: 12 }}
      />
      {limit !== null && isAbove(enough, limit) && (
        <Note tone="warn">
          <p>{t('tooLow', { amount: formatMoney(limit) })}</p>
        </Note>
      )}
      <DueList loan={loan} limit={limit ?? enough} />
      <p>{t('until', { day: formatDay(endsOn, locale) })}</p>
      <NoteOfTrouble problem={agreeing.problem} />
      <Button busy={agreeing.busy}>{t('agree')}</Button>
    </form>
  );
}
