import { type Context, newId, ok, present, type WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { CreditLineEvent } from '../credit-line-contract.ts';
import { creditLineProblem } from '../credit-line-problems.ts';
import { type CreditLineRow, creditLineOfApplication, insertCreditLine } from '../store/credit-lines.ts';
import { type LoansParts, todayOf } from './parts.ts';
import { type CreditLineResult, readStanding, toCreditLine } from './show-credit-line.ts';

export interface OpenCreditLine {
  readonly applicationId: string;
  readonly lineId: LineId;
  readonly limit: WireMoney;
  readonly rate_ppm: number;
  readonly agreementHash: string;
}

/** Opens the credit line of a signed agreement, with nothing drawn. The same application answers the same one. */
export async function openCreditLine(
  parts: LoansParts,
  context: Context,
  input: OpenCreditLine,
): Promise<CreditLineResult> {
  const row = newRow(parts, context, input);
  if (row === null) return creditLineProblem('loans.credit-line-none-here');
  return parts.database.transaction(context, async (tx) => {
    if (await insertCreditLine(tx, row)) {
      const details = { application: row.application_id, limit: row.agreed_limit, agreement: row.agreement_hash };
      await tx.audit({ action: 'open-credit-line', subject: row.id, outcome: 'done', details });
      const data = creditLineEvent(row, 'opened');
      await tx.publish({ type: 'loans.credit-line-opened', version: 1, subject: row.id, data });
    }
    const kept = present(await creditLineOfApplication(tx, input.applicationId), 'the application has a credit line');
    if (kept.agreement_hash !== input.agreementHash) return creditLineProblem('loans.credit-line-other-agreement');
    return ok(toCreditLine(parts, await readStanding(parts, tx, kept)));
  });
}

export function creditLineEvent(row: CreditLineRow, kind: CreditLineEvent['kind']): CreditLineEvent {
  return {
    creditLineId: row.id as CreditLineEvent['creditLineId'],
    lineId: row.line_id as LineId,
    applicationId: row.application_id,
    kind,
  };
}

/** Dated by the pack's terms; null where the pack has no credit lines, or not in this currency. */
function newRow(parts: LoansParts, context: Context, input: OpenCreditLine): CreditLineRow | null {
  const { currency, trader } = parts.pack;
  const limit = BigInt(input.limit.amount);
  if (trader.creditLine === null || input.limit.currency !== currency || limit <= 0n) return null;
  const { term_months, leastDrawdown, mostInstalments, restBeforeRenewal_d } = trader.creditLine;
  const today = todayOf(parts, context);
  const until = today.add({ months: term_months });
  return {
    id: newId('creditline', context.now()),
    tenant: context.tenant,
    application_id: input.applicationId,
    line_id: input.lineId,
    currency,
    agreed_limit: limit,
    opened_on: today,
    agreed_until: until,
    least_drawdown: leastDrawdown,
    most_instalments: mostInstalments,
    rate_ppm: input.rate_ppm,
    rest_before_renewal_d: restBeforeRenewal_d,
    agreement_hash: input.agreementHash,
    opened_at: context.now(),
    status: 'open',
    limit_now: limit,
    until_now: until,
    drawn: 0n,
    events: 0,
  };
}
