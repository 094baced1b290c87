import type { Consent } from '@lendline/consents/contract';
import type { Decision } from '@lendline/decisions/contract';
import type { FeatureSnapshot } from '@lendline/features/contract';
import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { asService } from '@lendline/platform';
import type { ImportReport } from '@lendline/records/contract';
import type { ApplicationFile, ApplicationId } from '../contract.ts';
import { reviewStep } from '../rules/review-step.ts';
import { agreementsOf } from '../store/agreements.ts';
import { timelineOf } from '../store/happenings.ts';
import { openReview, type PricedReview, reviewsOf } from '../store/reviews.ts';
import type { StoredApplication } from '../store/tables.ts';
import { loadApplication } from './change-application.ts';
import { type ApplicationsParts, slice } from './parts.ts';
import { rowOf, viewApplication } from './view-application.ts';

/**
 * One application whole. Each part comes from the slice that owns it; one that does not answer leaves its part empty,
 * so that a person can still work with the rest.
 */
export async function gatherFile(
  parts: ApplicationsParts,
  context: Context,
  { applicationId }: { applicationId: ApplicationId },
): Promise<Result<ApplicationFile, Problem>> {
  const found = await loadApplication(parts, context, { id: applicationId, owner: null });
  if (!found.ok) return found;
  const row = found.value;
  const [own, application, others] = await Promise.all([
    ownParts(parts, context, applicationId),
    viewApplication(parts, context, row),
    partsOfOthers(parts, asService(context, slice), row),
  ]);
  const { reviews, documents, timeline } = own;
  return ok({
    application,
    row: rowOf(row),
    line: others.line ?? row.line_view,
    report: others.report,
    consents: others.consents,
    imports: others.imports,
    features: others.features,
    decisions: others.decisions.map((decision) => withReviews(decision, row, reviews)),
    reviews: reviews.map(({ by, outcome, note, at }) => ({ by, outcome, note, at })),
    documents,
    timeline,
  });
}

async function ownParts(parts: ApplicationsParts, context: Context, id: ApplicationId) {
  const { reviews, ...own } = await parts.database.transaction(
    context,
    async (tx) => ({
      reviews: await reviewsOf(tx, id),
      documents: await agreementsOf(tx, id),
      timeline: await timelineOf(tx, id),
    }),
    { readOnly: true },
  );
  return { ...own, reviews: await Promise.all(reviews.map((review) => openReview(parts.crypto, review))) };
}

async function partsOfOthers(parts: ApplicationsParts, context: Context, row: StoredApplication) {
  const { lines, consents, records, decisions } = parts.needs;
  const { line_id: lineId } = row;
  const [line, report, given, files, decided] = await Promise.all([
    partOf(parts, 'lines', lines.getLine(context, { lineId })),
    partOf(parts, 'lines', lines.getReport(context, { lineId })),
    partOf(parts, 'consents', consents.listOfLine(context, { lineId })),
    partOf(parts, 'records', records.listOfLine(context, { lineId })),
    partOf(parts, 'decisions', decisions.listOfLine(context, { lineId })),
  ]);
  const own = (decided?.decisions ?? []).filter(({ applicationId }) => applicationId === row.id);
  const snapshotId = (own.find(({ id }) => id === row.decision?.id) ?? own[0])?.snapshotId;
  const features: FeatureSnapshot | null = snapshotId
    ? await partOf(parts, 'features', parts.needs.features.getSnapshot(context, { snapshotId }))
    : null;
  const empty: { consents: readonly Consent[]; imports: readonly ImportReport[] } = { consents: [], imports: [] };
  return { line, report, features, decisions: own, ...empty, ...given, ...files };
}

/** A part, or null when its owner does not answer. */
async function partOf<Value>(
  parts: ApplicationsParts,
  owner: string,
  asked: Promise<Result<Value, Problem>>,
): Promise<Value | null> {
  const answer = await asked;
  if (answer.ok) return answer.value;
  parts.log.warn({ slice: owner, code: answer.error.code }, 'a part of a file is left empty');
  return null;
}

/** The decision that people then looked at shows in its trace who did and how. */
function withReviews(decision: Decision, row: StoredApplication, reviews: readonly PricedReview[]): Decision {
  if (decision.id !== row.decision?.id) return decision;
  return { ...decision, trace: [...decision.trace, ...reviews.map(reviewStep)] };
}
