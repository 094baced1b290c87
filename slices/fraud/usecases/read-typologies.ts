import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import { signalCatalogue, tryExamples } from '@lendline/typology';
import type {
  RuleSignal,
  ScoredExample,
  TypologyFaultText,
  TypologyVersion,
  TypologyVersionDetail,
  TypologyVersionId,
} from '../contract.ts';
import { exampleResult } from '../rules/example-result.ts';
import { findVersion, listVersions, toVersionDetail } from '../store/typology-versions.ts';
import { ensureSeeded } from './seed-typologies.ts';
import type { FraudParts } from './parts.ts';
import { readDocument } from './read-document.ts';

/** Versions newest first, and the signals that rules can be about here. */
export async function listTypologies(parts: FraudParts, context: Context) {
  const versions = await parts.database.transaction(context, async (tx): Promise<readonly TypologyVersion[]> => {
    await ensureSeeded(parts, tx);
    return listVersions(tx);
  });
  const { allowedSources } = parts;
  const signals = signalCatalogue
    .filter(({ sources }) => sources.length === 0 || sources.some((source) => allowedSources.includes(source)))
    .map(({ id, family, type, name, says }): RuleSignal => ({ name: id, family, type, text: name, says }));
  return ok({ versions, signals });
}

export async function getTypologies(
  { database }: FraudParts,
  context: Context,
  { versionId }: { readonly versionId: TypologyVersionId },
): Promise<Result<TypologyVersionDetail, Problem>> {
  const row = await database.transaction(context, (tx) => findVersion(tx, versionId), { readOnly: true });
  return row ? ok(toVersionDetail(row)) : notFound();
}

/** Every fault of a document, in both languages, and what its examples say. Nothing is kept. */
export function checkDocument(
  { allowedSources }: FraudParts,
  { document }: { readonly document: readonly unknown[] },
): Promise<Result<{ faults: readonly TypologyFaultText[]; examples: readonly ScoredExample[] }, Problem>> {
  const read = readDocument(document, allowedSources);
  const examples = tryExamples(document).flatMap(({ typology, results }) =>
    results.map((result) => ({ ...exampleResult(typology, result), score: result.score })),
  );
  return Promise.resolve(ok({ faults: read.ok ? [] : read.error, examples }));
}
