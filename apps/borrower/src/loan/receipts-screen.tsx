import type { Receipt } from '@lendline/loans/contract';
import type { Problem } from '@lendline/kernel';
import { formatInstant, formatMoney } from '@lendline/ui';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { loans } from '../api/loans.ts';
import { go } from '../app/navigation.ts';
import { useJourney } from '../journey/journey-context.ts';
import { currentLoan } from '../journey/stage.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { isZero } from '../parts/wire-money.ts';
import { words } from './words.ts';

/** What was paid, and where each payment went. */
export function ReceiptsScreen() {
  const { journey } = useJourney();
  const t = useWords(words);
  const loanId = currentLoan(journey)?.id;
  const [receipts, setReceipts] = useState<readonly Receipt[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = useCallback(async (): Promise<void> => {
    if (loanId === undefined) return;
    const result = await loans.listMyReceipts({ loanId });
    setProblem(result.ok ? null : result.error);
    if (result.ok) setReceipts(result.value.receipts);
  }, [loanId]);
  useEffect(() => void load(), [load]);
  return (
    <Screen title={t('receipts')} back={() => go('/loan')}>
      <NoteOfTrouble problem={problem} retry={() => void load()} />
      <div aria-live="polite">{receipts?.length === 0 && <p class="lead">{t('noReceipts')}</p>}</div>
      {receipts?.map((receipt) => (
        <ReceiptCard key={receipt.id} receipt={receipt} />
      ))}
    </Screen>
  );
}

const parts = ['principal', 'interest', 'fees', 'penalties', 'overpaid'] as const;

function ReceiptCard({ receipt }: { readonly receipt: Receipt }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  return (
    <section class="card" aria-label={formatInstant(receipt.receivedAt, locale)}>
      <p class="hint">{formatInstant(receipt.receivedAt, locale)}</p>
      <p class="figure">{formatMoney(receipt.amount)}</p>
      <h2 class="small-title">{t('wentTo')}</h2>
      <dl class="facts small">
        {parts
          .filter((part) => !isZero(receipt.allocation[part]))
          .map((part) => (
            <div key={part}>
              <dt>{t(part)}</dt>
              <dd>{formatMoney(receipt.allocation[part])}</dd>
            </div>
          ))}
        <div class="strong">
          <dt>{t('after')}</dt>
          <dd>{formatMoney(receipt.outstandingAfter)}</dd>
        </div>
      </dl>
    </section>
  );
}
