import type { Problem, Result } from '@lendline/kernel';
import type { LoanId, Receipt } from '@lendline/loans/contract';
import type { Payment, Return } from '@lendline/payments/contract';
import { formatDay, formatInstant, formatMoney } from '@lendline/ui';
import type { ComponentChildren } from 'preact';
import { loans } from '../api/loans.ts';
import { payments } from '../api/payments.ts';
import { useAnswer } from '../api/use-answer.ts';
import { go } from '../app/navigation.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { failureOf, failureWords } from '../loan/failure-words.ts';
import { Pending } from '../parts/pending.tsx';
import { Screen } from '../parts/screen.tsx';
import { LoanChoice, usePickedLoan } from './loan-choice.tsx';
import { type MoneyEntry, moneyEntries } from './money-entries.ts';
import { WentTo } from './went-to.tsx';
import { words } from './words.ts';

/** All money of the loan since the payout: what was paid and where it went, what is on its way, failed, or went back. */
export function ReceiptsScreen() {
  const t = useWords(words);
  const picked = usePickedLoan();
  const loanId = picked.loan?.id;
  const { value, problem, again } = useAnswer(loanId ?? null, () => readEntries(loanId!));
  return (
    <Screen title={t('receipts')} back={() => go('/loan')}>
      <LoanChoice {...picked} />
      {value === null && <Pending problem={problem} retry={again} />}
      <div aria-live="polite" class="meaning">
        {value?.length === 0 && <p class="lead">{t('noReceipts')}</p>}
      </div>
      {value?.map((entry) => (
        <Entry key={entry.of.id} entry={entry} />
      ))}
    </Screen>
  );
}

async function readEntries(loanId: LoanId): Promise<Result<readonly MoneyEntry[], Problem>> {
  const [receipts, mine] = await Promise.all([loans.listMyReceipts({ loanId }), payments.listMine({ loanId })]);
  if (!receipts.ok) return receipts;
  if (!mine.ok) return mine;
  return { ok: true, value: moneyEntries({ ...receipts.value, ...mine.value }) };
}

function Entry({ entry }: { readonly entry: MoneyEntry }) {
  if (entry.kind === 'receipt') return <ReceiptCard receipt={entry.of} />;
  if (entry.kind === 'return') return <ReturnCard back={entry.of} />;
  return <PaymentCard payment={entry.of} />;
}

interface CardProps {
  readonly at: string;
  readonly children: ComponentChildren;
}

function Card({ at, children }: CardProps) {
  const { locale } = useLanguage();
  return (
    <section class="card" aria-label={formatInstant(at, locale)}>
      <p class="hint">{formatInstant(at, locale)}</p>
      {children}
    </section>
  );
}

function ReceiptCard({ receipt }: { readonly receipt: Receipt }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const { receivedAt, amount, reversedOn, allocation, outstandingAfter } = receipt;
  return (
    <Card at={receivedAt}>
      <p class={reversedOn ? 'figure undone' : 'figure'}>{formatMoney(amount)}</p>
      {reversedOn ? (
        <p class="bad-text">{t('reversed', { day: formatDay(reversedOn, locale) })}</p>
      ) : (
        <WentTo allocation={allocation}>
          <div class="strong">
            <dt>{t('after')}</dt>
            <dd>{formatMoney(outstandingAfter)}</dd>
          </div>
        </WentTo>
      )}
    </Card>
  );
}

function PaymentCard({ payment: { createdAt, amount, state, reason } }: { readonly payment: Payment }) {
  const t = useWords(words);
  const r = useWords(failureWords);
  return (
    <Card at={createdAt}>
      <p class={state === 'failed' ? 'figure undone' : 'figure'}>{formatMoney(amount)}</p>
      {state === 'failed' ? (
        <p class="bad-text">
          {t('notTaken')} {r(failureOf(reason ?? ''))}
        </p>
      ) : (
        <p>{t('underWay')}</p>
      )}
    </Card>
  );
}

function ReturnCard({ back: { createdAt, settledAt, amount, state } }: { readonly back: Return }) {
  const t = useWords(words);
  return (
    <Card at={settledAt ?? createdAt}>
      <p class="figure">{formatMoney(amount)}</p>
      <p>{t(state === 'succeeded' ? 'paidBack' : state === 'failed' ? 'notPaidBack' : 'payingBack')}</p>
    </Card>
  );
}
