import { setImmediate } from 'node:timers/promises';
import { actorName, type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import { runExamples, type Typology } from '@lendline/typology';
import type { TypologyTest, TypologyVersionDetail, TypologyVersionId } from '../contract.ts';
import { problem } from '../problems.ts';
import { exampleResult } from '../rules/example-result.ts';
import { PastTest } from '../rules/past-test.ts';
import { pastAssessments } from '../store/past-assessments.ts';
import { findVersion, lockVersion, toVersionDetail, updateVersion } from '../store/typology-versions.ts';
import { tell } from './change-typologies.ts';
import type { FraudParts } from './parts.ts';
import { faultyDocument, readDocument } from './read-document.ts';

const usual_d = 90;
const pageOf = 500;
/** The newest ones: more than tell whether a rule is right only take longer. */
const most = 50_000;

/**
 * Tries a version on its examples and on what was assessed: which applications it would have alerted on, and which no more. Nobody is
 * assessed again, no signal is read anew. The result is kept with the document that it is about.
 */
export async function testTypologies(
  parts: FraudParts,
  context: Context,
  { versionId, days = usual_d }: { readonly versionId: TypologyVersionId; readonly days?: number | undefined },
): Promise<Result<TypologyVersionDetail, Problem>> {
  const { database, allowedSources } = parts;
  const row = await database.transaction(context, (tx) => findVersion(tx, versionId), { readOnly: true });
  if (!row) return notFound();
  const read = readDocument(row.document, allowedSources);
  if (!read.ok) return faultyDocument(read.error);
  const until = context.now();
  const from = until.subtract({ hours: 24 * days });
  const past = await tryOnPast(parts, context, { typologies: read.value, from });
  const test: TypologyTest = {
    testedAt: until.toString(),
    testedBy: actorName(context.actor),
    examples: read.value.flatMap((one) => runExamples(one).map((result) => exampleResult(one.id, result))),
    past: { from: from.toString(), until: until.toString(), ...past },
  };
  return database.transaction(context, async (tx) => {
    const now = await lockVersion(tx, versionId);
    if (!now) return notFound();
    if (now.document_hash !== row.document_hash) {
      return problem('fraud.typologies-saved-meanwhile', { savedBy: now.saved_by, revision: now.revision });
    }
    const tested = await updateVersion(tx, versionId, { test, tested_hash: row.document_hash });
    const { assessments, newlyAlerted, noLongerAlerted } = past;
    const note = `${assessments} assessments, ${newlyAlerted} newly alerted, ${noLongerAlerted} no longer`;
    await tell(tx, tested, { action: 'test-typologies', note });
    return ok(toVersionDetail(tested));
  });
}

async function tryOnPast(
  { database }: FraudParts,
  context: Context,
  { typologies, from }: { readonly typologies: readonly Typology[]; readonly from: Temporal.Instant },
) {
  const test = new PastTest(typologies);
  let before: string | null = null;
  while (test.assessments < most) {
    const page = await database.transaction(context, (tx) => pastAssessments(tx, { from, before, limit: pageOf }), {
      readOnly: true,
    });
    for (const past of page) test.add(past);
    before = page.at(-1)?.id ?? null;
    if (page.length < pageOf) break;
    // Others are answered between two pages.
    await setImmediate();
  }
  return test.result();
}
