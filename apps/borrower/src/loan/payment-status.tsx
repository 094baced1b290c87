import type { Payment } from '@lendline/payments/contract';
import { formatMoney } from '@lendline/ui';
import { useEffect } from 'preact/hooks';
import { go } from '../app/navigation.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { failureOf, failureWords } from './failure-words.ts';
import { usePayment } from './use-payment.ts';
import { words } from './words.ts';

export interface PaymentStatusProps {
  readonly paymentId: string;
  /** The payment is settled and need not be followed any more. */
  readonly onDone: () => void;
}

type Standing = 'under-way' | 'unknown' | 'succeeded' | 'failed';

const titles = { 'under-way': 'paying', unknown: 'paying', succeeded: 'succeeded', failed: 'failed' } as const;

function standingOf(payment: Payment | null, isCounted: boolean): Standing {
  const state = payment?.state;
  if (state === 'succeeded') return isCounted ? state : 'under-way';
  return state === 'unknown' || state === 'failed' ? state : 'under-way';
}

/** A payment until the wallet has said what became of it; silence is told as silence. */
export function PaymentStatus({ paymentId, onDone }: PaymentStatusProps) {
  const t = useWords(words);
  const { payment, isCounted, problem } = usePayment(paymentId);
  const { reload } = useJourney();
  const standing = standingOf(payment, isCounted);
  const settled = standing === 'succeeded' || standing === 'failed';
  useEffect(() => {
    if (settled) void reload();
  }, [settled, reload]);
  const leave = (): void => {
    if (settled) onDone();
    go('/loan');
  };
  return (
    <Screen key={settled ? standing : 'open'} title={t(titles[standing])}>
      {payment && <p class={standing === 'succeeded' ? 'figure good' : 'figure'}>{formatMoney(payment.amount)}</p>}
      <Meaning standing={standing} reason={payment?.reason ?? null} />
      {payment?.simulatedRail && <p class="hint">{t('simulated')}</p>}
      <NoteOfTrouble problem={problem} />
      {standing === 'failed' && <Button onClick={onDone}>{t('tryAgain')}</Button>}
      <Button kind={standing === 'succeeded' ? 'primary' : 'secondary'} onClick={leave}>
        {t('toLoan')}
      </Button>
    </Screen>
  );
}

/** What a payment's standing means for the person, and what to do. */
function Meaning({ standing, reason }: { readonly standing: Standing; readonly reason: string | null }) {
  const t = useWords(words);
  const r = useWords(failureWords);
  return (
    <div aria-live="polite" class="meaning">
      {standing === 'under-way' && (
        <p class="lead">
          <span class="spinner" aria-hidden="true" /> {t('payingLead')}
        </p>
      )}
      {standing === 'unknown' && (
        <Note tone="warn">
          <p>{t('unknown')}</p>
        </Note>
      )}
      {standing === 'failed' && (
        <p class="lead">
          {t('nothingTaken')} {reason !== null && r(failureOf(reason))}
        </p>
      )}
    </div>
  );
}
