import {
  assert,
  type Context,
  dayIn,
  fromWire,
  type Money,
  money,
  newId,
  ok,
  type Problem,
  type Result,
} from '@lendline/kernel';
import type { Decision, DecisionForBorrower, MenuCell } from '@lendline/decisions/contract';
import { asService, staffMember } from '@lendline/platform';
import { capOn, type Tier } from '@lendline/strategy';
import type { ApplicationFile, ApplicationId, Review } from '../contract.ts';
import { problem } from '../problems.ts';
import { menuOfReview } from '../rules/review-menu.ts';
import { answerAppeal, sealAppeal } from '../store/appeals.ts';
import { insertReview, reviewsOf, sealNote } from '../store/reviews.ts';
import type { StoredApplication } from '../store/tables.ts';
import { changeApplication, loadApplication } from './change-application.ts';
import { askDecision, decisionPatch, expiryJob } from './decide-application.ts';
import { gatherFile } from './gather-file.ts';
import { offeredOf } from './opening-menu.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import { type Changed, notNow, takeStep, type Tx } from './take-step.ts';

export interface ReviewApplication {
  readonly applicationId: ApplicationId;
  readonly outcome: Review['outcome'];
  readonly tier?: string;
  readonly note: string;
}

interface Approval {
  readonly tier: Tier;
  readonly decision: Decision;
  readonly menu: readonly MenuCell[];
}

/**
 * A person decides a referred or appealed application. The note of a review that answers an appeal is what the
 * applicant reads as its answer. Nobody decides the appeal of their own decision.
 */
export async function reviewApplication(
  parts: ApplicationsParts,
  context: Context,
  input: ReviewApplication,
): Promise<Result<ApplicationFile, Problem>> {
  const row = await loadApplication(parts, context, { id: input.applicationId, owner: null });
  if (!row.ok) return row;
  const approval = input.outcome === 'approve' ? await approvalOf(parts, context, { row: row.value, input }) : ok(null);
  const review = await newReview(parts, context, input);
  const place = { tenant: context.tenant, application: input.applicationId, column: 'answer' } as const;
  const answer = await sealAppeal(parts.crypto, place, input.note);
  const changed = await changeApplication(parts, context, {
    target: { id: input.applicationId, owner: null, action: 'review' },
    work: async (tx, found) => {
      if (found.state !== 'in-review') return notNow(found);
      const earlier = await reviewsOf(tx, found.id);
      if (earlier.some(({ by }) => by === review.by)) return problem('applications.reviewed-by-you');
      if (!approval.ok) return approval;
      await insertReview(tx, { ...review, tier: approval.value?.tier.tier ?? null });
      await answerAppeal(tx, found.id, answer);
      return approval.value ? approve(parts, tx, { row: found, approval: approval.value }) : decline(tx, found);
    },
  });
  return changed.ok ? gatherFile(parts, context, input) : changed;
}

async function newReview(
  parts: ApplicationsParts,
  context: Context,
  { applicationId, outcome, note }: ReviewApplication,
) {
  const id = newId('review', context.now());
  return {
    id,
    tenant: context.tenant,
    application_id: applicationId,
    by: staffMember(context),
    outcome,
    note: await sealNote(parts.crypto, { tenant: context.tenant, id }, note),
    at: context.now(),
  };
}

/** What an approval would offer: the decision's own menu at its own tier, another tier priced anew. */
async function approvalOf(
  parts: ApplicationsParts,
  context: Context,
  { row, input }: { row: StoredApplication; input: ReviewApplication },
): Promise<Result<Approval, Problem>> {
  if (row.state !== 'in-review') return notNow(row);
  const decision = await askDecision(parts, context, row);
  if (!decision.ok) return decision;
  const wanted = input.tier ?? decision.value.tier;
  const tier = parts.pack.tiers.find((one) => one.tier === wanted);
  if (!tier) return problem('applications.tier-needed', { tiers: parts.pack.tiers.map((one) => one.tier).join(', ') });
  const menu = await menuAt(parts, context, { row, tier, decision: decision.value });
  if (!menu.ok) return menu;
  if (menu.value.length === 0) return problem('applications.nothing-affordable', { tier: tier.tier });
  return ok({ tier, decision: decision.value, menu: menu.value });
}

async function menuAt(
  parts: ApplicationsParts,
  context: Context,
  { row, tier, decision }: { row: StoredApplication; tier: Tier; decision: Decision },
): Promise<Result<readonly MenuCell[], Problem>> {
  if (decision.tier === tier.tier && decision.menu.length > 0) return ok(decision.menu);
  const book = await parts.needs.loans.ownBook(asService(context, slice), { lineId: row.line_id });
  if (!book.ok) return book;
  const { pack, licence } = parts;
  const today = dayIn(pack.zone, context.now());
  const cap = capOn(pack, today, licence);
  assert(cap.ok, 'every pack in the box has a cap for every day that it is used on');
  const [product] = pack.products;
  assert(product, 'a pack has a product');
  return ok(
    menuOfReview(pack, {
      tier,
      segment: row.segment,
      product,
      today,
      cap_ppm: cap.value.annual_ppm,
      pd_ppm: decision.score ? Math.round(decision.score.pd * 1e6) : tier.pdBelow_ppm,
      decided: {
        menu: decision.menu,
        limit: moneyOf(decision.limit),
        unaffordable: decision.reasons.some(({ code }) => code === 'not-affordable'),
      },
      ownInstalments: moneyOf(book.value.monthlyInstalments) ?? money(0n, pack.currency),
      requested: row.requested === null ? null : money(row.requested, row.currency),
    }),
  );
}

function moneyOf(wire: Decision['limit']): Money | null {
  const read = wire ? fromWire(wire) : null;
  return read?.ok ? read.value : null;
}

async function approve(
  parts: ApplicationsParts,
  tx: Tx,
  { row, approval }: { row: StoredApplication; approval: Approval },
): Promise<Changed> {
  const kept = decisionPatch(approval.decision, { now: tx.context.now(), offerDays: parts.offerDays });
  const offered_until = tx.context.now().add({ hours: 24 * parts.offerDays });
  const patch = {
    ...kept,
    segment: row.segment,
    decision: offeredOf(parts, row, { decision: approvedByPerson(approval), now: tx.context.now() }),
    tier: approval.tier.tier,
    progress: ['identity', 'records', 'score', 'offer'] as const,
    offered_until,
  };
  const taken = await takeStep(tx, row, { step: 'approve-by-person', patch });
  if (taken.ok) await tx.enqueue(expiryJob(row.id, offered_until));
  return taken;
}

async function decline(tx: Tx, row: StoredApplication): Promise<Changed> {
  const decision = row.decision && { ...row.decision, outcome: 'decline' as const, menu: [] };
  return takeStep(tx, row, { step: 'decline-by-person', patch: { decision } });
}

function approvedByPerson({ decision, menu }: Approval): DecisionForBorrower {
  const largest = menu.toSorted((a, b) => (BigInt(a.amount.amount) > BigInt(b.amount.amount) ? -1 : 1))[0];
  return {
    id: decision.id,
    outcome: 'approve',
    limit: largest?.amount ?? null,
    menu,
    reasons: [],
    comeBackOn: null,
    simulated: decision.score?.simulated ?? false,
  };
}
