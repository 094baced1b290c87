import { assert, type Context, dayIn, ok, type Problem, type Result } from '@lendline/kernel';
import type { CreditLine, CreditLineId } from '@lendline/loans/contract';
import { asService, borrowerLine, notFound } from '@lendline/platform';
import { capOn } from '@lendline/strategy';
import type { ApplicationId, MyApplication } from '../contract.ts';
import { problem } from '../problems.ts';
import { drawdownMenu } from '../rules/drawdown-menu.ts';
import { moneyText } from '../rules/money-text.ts';
import { findApplication, insertUnlessKept, lockLine } from '../store/applications.ts';
import type { StoredApplication } from '../store/tables.ts';
import { expiryJob } from './decide-application.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import { newApplication } from './start-application.ts';
import { type Changed, takeStep } from './take-step.ts';
import { answerView } from './view-application.ts';

/**
 * Begins a drawdown: an application that needs no new decision, because the one that opened the credit line still stands. It
 * offers what can be drawn today; choosing, the cost statement, the signature and the check before payout are those of any
 * loan. The same drawdown that is under way is answered again.
 */
export async function drawCreditLine(
  parts: ApplicationsParts,
  context: Context,
  { creditLineId }: { readonly creditLineId: CreditLineId },
): Promise<Result<MyApplication, Problem>> {
  const service = asService(context, slice);
  const lineId = borrowerLine(context);
  const asked = await parts.needs.loans.getCreditLine(service, { creditLineId });
  if (!asked.ok) return asked;
  const { creditLine } = asked.value;
  if (creditLine.lineId !== lineId) return notFound();
  const line = await parts.needs.lines.getLine(service, { lineId });
  if (!line.ok) return line;
  const input = { segment: 'trader', requested: null } as const;
  const row = newApplication(parts, context, { lineId, line: line.value, input });
  const begun = await parts.database.transaction(context, async (tx): Promise<Changed> => {
    await lockLine(tx, lineId);
    const opened = await findApplication(tx, creditLine.applicationId as ApplicationId);
    if (!opened?.decision) return notFound();
    const drawn = drawdownOf(parts, context, { row, opened, creditLine });
    if (!drawn.ok) return drawn;
    const kept = await insertUnlessKept(tx, drawn.value.row);
    if (kept.id !== row.id) {
      return kept.credit_line_id === creditLineId ? ok(kept) : problem('applications.another-open');
    }
    const { patch } = drawn.value;
    await tx.enqueue(expiryJob(row.id, patch.offered_until));
    return takeStep(tx, kept, { step: 'draw', patch });
  });
  return answerView(parts, context, begun);
}

interface Drawing {
  readonly row: StoredApplication;
  /** The application that opened the credit line. */
  readonly opened: StoredApplication;
  readonly creditLine: CreditLine;
}

function drawdownOf(parts: ApplicationsParts, context: Context, { row, opened, creditLine }: Drawing) {
  const { pack, licence } = parts;
  const today = dayIn(pack.zone, context.now());
  const cap = capOn(pack, today, licence);
  assert(cap.ok, 'every pack in the box has a cap for every day that it is used on');
  const { decision, tier, score } = opened;
  assert(decision, 'a credit line was decided on');
  const drawable = {
    available: BigInt(creditLine.available.amount),
    leastDrawdown: BigInt(creditLine.leastDrawdown.amount),
    mostInstalments: creditLine.mostInstalments,
    until: Temporal.PlainDate.from(creditLine.until),
    rate_ppm: creditLine.rate_ppm,
    cap_ppm: cap.value.annual_ppm,
  };
  const menu = drawdownMenu(decision.menu, drawable, { pack, today });
  if (menu.length === 0) return problem('applications.nothing-to-draw', { available: moneyText(creditLine.available) });
  const now = context.now();
  const offered_until = now.add({ hours: 24 * parts.offerDays });
  return ok({
    row: { ...row, product: 'drawdown' as const, credit_line_id: creditLine.id, drawn_under: opened.id },
    patch: {
      submitted_at: now,
      decision: { ...decision, menu, limit: creditLine.available },
      tier,
      score,
      progress: opened.progress,
      offered_until,
    },
  });
}
