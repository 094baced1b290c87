import { type Context, newId, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import { asService, borrowerLine } from '@lendline/platform';
import type { Line, LineId } from '@lendline/lines/contract';
import type { MyApplication } from '../contract.ts';
import { problem } from '../problems.ts';
import { firstState } from '../rules/lifecycle.ts';
import { insertUnlessKept, lockLine } from '../store/applications.ts';
import { insertHappening } from '../store/happenings.ts';
import type { StoredApplication } from '../store/tables.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import { answerView } from './view-application.ts';

export interface StartApplication {
  readonly segment: 'person' | 'trader';
  readonly requested: WireMoney | null;
  readonly product?: 'loan' | 'credit-line';
}

/**
 * Starts an application, or answers the open one: a line has one at a time, whatever browser asks. Run again under its key,
 * because a crash took the answer, it is the one that the request started, also when that has ended since.
 */
export async function startApplication(
  parts: ApplicationsParts,
  context: Context,
  input: StartApplication,
): Promise<Result<MyApplication, Problem>> {
  const lineId = borrowerLine(context);
  const { currency } = parts.pack;
  if (input.requested && input.requested.currency !== currency) {
    return problem('applications.wrong-currency', { currency });
  }
  if (input.product === 'credit-line') {
    if (parts.pack.trader.creditLine === null) return problem('applications.no-credit-line-here');
    if (input.segment !== 'trader') return problem('applications.credit-line-for-business');
  }
  const line = await parts.needs.lines.getLine(asService(context, slice), { lineId });
  if (!line.ok) return line;
  const row = newApplication(parts, context, { lineId, line: line.value, input });
  const started = await parts.database.transaction(context, async (tx) => {
    await lockLine(tx, lineId);
    const kept = await insertUnlessKept(tx, row);
    if (kept.id !== row.id) return kept;
    await insertHappening(tx, { application: row.id, what: 'start', from: firstState, to: firstState });
    await tx.audit({ action: 'start', subject: row.id, outcome: 'done' });
    return kept;
  });
  return answerView(parts, context, { ok: true, value: started });
}

/** An application as it begins. */
export function newApplication(
  parts: ApplicationsParts,
  context: Context,
  { lineId, line, input }: { lineId: LineId; line: Line; input: StartApplication },
): StoredApplication {
  const now = context.now();
  return {
    id: newId('application', now),
    tenant: context.tenant,
    line_id: lineId,
    state: firstState,
    // Whether someone is new or comes back is read from the own book when it is decided.
    segment: input.segment === 'trader' ? 'trader' : 'new',
    currency: parts.pack.currency,
    requested: input.requested ? BigInt(input.requested.amount) : null,
    line_view: line,
    created_at: now,
    submitted_at: null,
    waiting_since: null,
    nudged_at: null,
    attempt: 0,
    progress: [],
    decision: null,
    tier: null,
    score: null,
    offered_until: null,
    choice: null,
    cost_opened_at: null,
    cost_confirmed_at: null,
    agreement_id: null,
    loan_id: null,
    hold: null,
    held_at: null,
    proved_again_at: null,
    released_at: null,
    product: input.product ?? 'loan',
    credit_line_id: null,
    drawn_under: null,
    request_key: context.idempotencyKey ?? null,
  };
}
