import type { Problem } from '@lendline/kernel';
import type { Loan } from '@lendline/loans/contract';
import type { Mandate } from '@lendline/payments/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { payments } from '../api/payments.ts';
import { useAction } from '../api/use-action.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { DueList } from './due-list.tsx';
import { words } from './words.ts';

export interface StandingMandateProps {
  readonly loan: Loan;
  readonly mandate: Mandate;
  readonly onChange: () => Promise<void>;
  /** Why it could not be asked how it stands. */
  readonly problem: Problem | null;
}

/** The mandate that was agreed to, and the way to stop it. */
export function StandingMandate({ loan, mandate, onChange, problem }: StandingMandateProps) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const stopping = useAction(async () => {
    const result = await payments.endMandate({ mandateId: mandate.id });
    if (result.ok) await onChange();
    return result;
  });
  return (
    <>
      <div aria-live="polite">
        <Note tone={mandate.state === 'active' ? 'good' : 'plain'}>
          <p>{t(mandate.state === 'active' ? 'active' : 'asked')}</p>
        </Note>
      </div>
      <Facts
        rows={[
          { label: t('atMost'), value: formatMoney(mandate.limit), strong: true },
          { label: t('lastDay'), value: formatDay(mandate.endsOn, locale) },
        ]}
      />
      <DueList loan={loan} limit={mandate.limit} />
      <NoteOfTrouble problem={stopping.problem ?? problem} />
      <Button kind="secondary" busy={stopping.busy} onClick={() => stopping.run()}>
        {t('stop')}
      </Button>
    </>
  );
}
