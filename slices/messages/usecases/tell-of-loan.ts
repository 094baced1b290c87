import { type Context, type Locale } from '@lendline/kernel';
import type { InstalmentNears, Loan, LoanEvent } from '@lendline/loans/contract';
import { asService, type EventEnvelope, type SliceTransaction } from '@lendline/platform';
import { dayInWords, moneyInWords } from '../rules/wording.ts';
import { languageOf } from '../store/languages.ts';
import type { MessagesTables } from '../store/tables.ts';
import type { MessagesParts } from './parts.ts';
import { queueInside } from './queue-message.ts';

type Tx = SliceTransaction<MessagesTables>;

/** An event of the loans slice that people are told about needs the loan itself, so a job reads it. */
export async function noteLoanEvent(tx: Tx, event: EventEnvelope): Promise<void> {
  await tx.enqueue({ task: 'tell-of-loan', payload: { type: event.type, id: event.id, ...(event.data as LoanEvent) } });
}

interface LoanNews extends LoanEvent {
  readonly type: string;
  readonly id: string;
}

/** Tells the borrower what became of the loan. */
export async function tellOfLoan(parts: MessagesParts, context: Context, payload: unknown): Promise<void> {
  const news = payload as LoanNews;
  const read = await parts.loans.get(asService(context, 'messages'), { loanId: news.loanId });
  if (!read.ok) throw new Error(`the loan could not be read: ${read.error.code}`);
  const loan = read.value;
  const queued = await parts.database.transaction(context, async (tx) => {
    const locale = await languageOf(tx, news.lineId);
    const told = wordsOf(news.type, loan, locale);
    return told && queueInside(tx, parts, { ...told, lineId: news.lineId, locale, key: news.id });
  });
  if (queued && !queued.ok) throw new Error(`a message could not be queued: ${queued.error.code}`);
}

interface Told {
  readonly template: string;
  readonly parameters: Record<string, string>;
}

function wordsOf(type: string, loan: Loan, locale: Locale): Told | null {
  const next = loan.nextInstalment;
  if (type === 'loans.activated' && next) {
    const parameters = {
      amount: moneyInWords(loan.principal),
      instalment: moneyInWords(next.dueTotal),
      due: dayInWords(next.due, locale),
    };
    return { template: 'loan-paid-out', parameters };
  }
  if (type === 'loans.closed') return { template: 'loan-closed', parameters: {} };
  return null;
}

/** Reminds of an instalment as the pack's cadence says; the last reminder offers help. */
export async function remind(
  tx: Tx,
  parts: Pick<MessagesParts, 'hours' | 'zone' | 'lender'> & { readonly templateOn: (day: number) => string | null },
  event: EventEnvelope,
): Promise<void> {
  const nears = event.data as InstalmentNears;
  const template = parts.templateOn(nears.offsetDays);
  if (!template) return;
  const locale = await languageOf(tx, nears.lineId);
  const queued = await queueInside(tx, parts, {
    lineId: nears.lineId,
    template,
    parameters: { amount: moneyInWords(nears.outstanding), due: dayInWords(nears.due, locale) },
    locale,
    key: `${nears.loanId}/${nears.n}/${nears.offsetDays}`,
  });
  if (!queued.ok) throw new Error(`a reminder could not be queued: ${queued.error.code}`);
}
