import { drawdownTerms, type NoDrawdown } from '@lendline/credit';
import { actorName, money, newId, ok, present, type Problem, type Result, toDecimalString } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import { capOn } from '@lendline/strategy';
import { creditLineProblem } from '../credit-line-problems.ts';
import { statusNames } from '../rules/credit-line.ts';
import { countedAsOut, findCreditLine, insertCreditLineEvent, lockCreditLine } from '../store/credit-lines.ts';
import type { LoanRow, LoansTables } from '../store/tables.ts';
import { creditLineEvent } from './open-credit-line.ts';
import { type LoansParts, todayOf } from './parts.ts';
import { readStanding, type Standing } from './show-credit-line.ts';

type Tx = SliceTransaction<LoansTables>;
type NewLoan = Omit<LoanRow, 'tenant'>;

/**
 * Whether a loan may be drawn now: the credit line is held until the transaction ends, so of those that ask at once each sees
 * what the one before has left.
 */
export async function checkDrawdown(
  parts: LoansParts,
  tx: Tx,
  { creditLineId, loan }: { readonly creditLineId: string; readonly loan: NewLoan },
): Promise<Result<null, Problem>> {
  const row = await lockCreditLine(tx, creditLineId);
  if (row?.line_id !== loan.line_id) return notFound();
  const checked = refusalOf(parts, await readStanding(parts, tx, row), loan) ?? ok(null);
  if (!checked.ok) {
    const details = { application: loan.application_id, principal: loan.principal };
    const reason = checked.error.code;
    await tx.audit({ action: 'draw-credit-line', subject: row.id, outcome: 'refused', reason, details });
  }
  return checked;
}

/** Counts a loan that was just opened as drawn. The database refuses what is beyond the limit, whoever asks. */
export async function writeDrawdown(
  parts: LoansParts,
  tx: Tx,
  { creditLineId, loan }: { readonly creditLineId: string; readonly loan: NewLoan },
): Promise<void> {
  const row = present(await findCreditLine(tx, creditLineId), 'the credit line is held by this transaction');
  await writePrincipal(parts, tx, { creditLineId, loanId: loan.id, kind: 'drawdown', amount: loan.principal });
  const details = { loan: loan.id, principal: loan.principal };
  await tx.audit({ action: 'draw-credit-line', subject: row.id, outcome: 'done', details });
  const data = { ...creditLineEvent(row, 'drawdown'), loanId: loan.id };
  await tx.publish({ type: 'loans.credit-line-drawn', version: 1, subject: row.id, data });
}

/**
 * Lets a credit line follow one of its loans: what of the principal came back can be drawn again, and what was taken back is
 * out again. Loans of no credit line are left alone.
 */
export async function followPrincipal(
  parts: Pick<LoansParts, 'pack'>,
  tx: Tx,
  { loanId, out }: { readonly loanId: string; readonly out: bigint },
): Promise<void> {
  const counted = await countedAsOut(tx, loanId);
  if (counted === null || counted.out === out) return;
  const { creditLineId } = counted;
  const moved =
    out < counted.out
      ? ({ kind: 'principal_repaid', amount: counted.out - out } as const)
      : ({ kind: 'principal_owed_again', amount: out - counted.out } as const);
  await writePrincipal(parts, tx, { creditLineId, loanId, ...moved });
}

interface Moved {
  readonly creditLineId: string;
  readonly loanId: string;
  readonly kind: 'drawdown' | 'principal_repaid' | 'principal_owed_again';
  readonly amount: bigint;
}

async function writePrincipal(
  parts: Pick<LoansParts, 'pack'>,
  tx: Tx,
  { creditLineId, loanId, kind, amount }: Moved,
): Promise<void> {
  const { context } = tx;
  await insertCreditLineEvent(tx, {
    id: newId('event', context.now()),
    tenant: context.tenant,
    credit_line_id: creditLineId,
    kind,
    value_on: todayOf(parts, context),
    recorded_at: context.now(),
    amount,
    until_on: null,
    loan_id: loanId,
    made_by: actorName(context.actor),
    approved_by: null,
    reason: null,
    agreement_hash: null,
  });
}

function refusalOf(parts: LoansParts, { row, standing, isPastDue }: Standing, loan: NewLoan) {
  const terms = drawdownTerms(standing, { amount: loan.principal, instalments: loan.instalments });
  if (!terms.ok) return refuse(terms.error, { row, standing });
  if (isPastDue) return creditLineProblem('loans.credit-line-past-due');
  if (loan.rate_ppm !== row.rate_ppm || loan.fee_ppm !== 0) return creditLineProblem('loans.credit-line-other-price');
  return aboveCap(parts, loan, standing.on);
}

/** All-in, against the cap of the licence on the day of the drawdown, by the larger of nominal and effective rate. */
function aboveCap({ pack, licence }: LoansParts, loan: NewLoan, on: Temporal.PlainDate) {
  const inForce = capOn(pack, on, licence);
  const cap_ppm = Math.min(loan.cap_ppm ?? Number.MAX_SAFE_INTEGER, inForce.ok ? inForce.value.annual_ppm : 0);
  const rate_ppm = Math.max(loan.nominal_ppm, loan.effective_ppm);
  if (rate_ppm <= cap_ppm) return null;
  const percent = (ppm: number): string => (ppm / 10_000).toFixed(2);
  return creditLineProblem('loans.credit-line-above-cap', { rate: percent(rate_ppm), cap: percent(cap_ppm) });
}

function refuse({ reason, most }: NoDrawdown, { row, standing }: Pick<Standing, 'row' | 'standing'>) {
  const { currency } = row;
  const amount = (minor: bigint): string => toDecimalString(money(minor, currency));
  switch (reason) {
    case 'not-open': {
      const name = statusNames[standing.status];
      return creditLineProblem('loans.credit-line-not-open', { statusZh: name['zh-CN'], statusEn: name.en });
    }
    case 'above-available':
      return creditLineProblem('loans.credit-line-above-available', { left: amount(most), currency });
    case 'below-least':
      return creditLineProblem('loans.credit-line-below-least', { least: amount(row.least_drawdown), currency });
    case 'too-many-instalments':
      return creditLineProblem('loans.credit-line-too-many-instalments', { most: row.most_instalments });
    case 'outlasts-the-line':
      return creditLineProblem('loans.credit-line-outlasted', { until: standing.until.toString() });
  }
}
