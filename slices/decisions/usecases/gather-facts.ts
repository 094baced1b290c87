import { type Context, dayIn, money } from '@lendline/kernel';
import type { FeatureSnapshot } from '@lendline/features/contract';
import type { LineId, LineReport } from '@lendline/lines/contract';
import type { Score, Segment } from '@lendline/models/contract';
import { type DecisionInput, type Facts, factsFrom, stillIn, usableRecords } from '@lendline/strategy';
import { bookFacts } from '../rules/book-facts.ts';
import { lineFacts } from '../rules/line-facts.ts';
import { moneyFacts, recordFacts, type ScoreSource, sourcesOf, usableValues } from '../rules/record-facts.ts';
import { scoreFacts } from '../rules/score-facts.ts';
import { lastIdentityCheck } from '../store/decisions.ts';
import { ask } from './ask.ts';
import type { DecisionsParts } from './parts.ts';

export interface GatherFor {
  readonly lineId: LineId;
  readonly segment: Segment;
  readonly asOf: Temporal.Instant;
  /** At drawdown every check of the carrier is made again. */
  readonly fresh: boolean;
  /** The attempt that the score is for: the models slice keeps it, and compares and watches its models by it. */
  readonly keep?: { readonly applicationId: string; readonly attempt: number };
  /** The own book of an earlier decision: at drawdown the loan itself is in the book, and must not count against itself. */
  readonly book?: Partial<Facts>;
}

export interface Gathered {
  readonly values: Facts;
  readonly snapshot: FeatureSnapshot | null;
  readonly score: Score | null;
  readonly sources: readonly ScoreSource[];
}

/** Checks that no connector makes yet; the trace says so. */
const notConnected = {
  lists: 'not-run',
  velocity: 'not-run',
  ring: 'not-run',
  typologies: 'not-run',
  other_lenders_open: 'not-run',
  bureau: 'not-run',
} as const satisfies Partial<Facts>;

/**
 * The facts of a decision in the order of the pack. Who is out already is asked no further: the carrier is not paid for
 * them and their records are not read. What nobody answered stays unknown.
 */
export async function gatherFacts(parts: DecisionsParts, context: Context, of: GatherFor): Promise<Gathered> {
  const { pack } = parts.strategy;
  const known: Partial<Facts> = {
    licence: parts.licence,
    ...notConnected,
    ...(of.book ?? (await eligibilityFacts(parts, context, of))),
  };
  const out = (facts: Partial<Facts>): Gathered => ({
    values: factsFrom(facts),
    snapshot: null,
    score: null,
    sources: [],
  });
  if (!stillIn(inputOf(parts, of, factsFrom(known)), pack)) return out(known);
  const withLine = { ...known, ...(await identityFacts(parts, context, of)) };
  if (!stillIn(inputOf(parts, of, factsFrom(withLine)), pack)) return out(withLine);
  return recordsAndScore(parts, context, { of, known: withLine });
}

/** An input that asks for nothing yet: what the first steps look at. */
export function inputOf(
  { strategy: { pack } }: DecisionsParts,
  { segment, asOf }: Pick<GatherFor, 'segment' | 'asOf'>,
  values: Facts,
): DecisionInput {
  const amount = money(pack.rounding.limitStep, pack.currency);
  return { segment, product: pack.products[0]!.id, amount, term: 'any', asOf, values };
}

async function eligibilityFacts(
  parts: DecisionsParts,
  context: Context,
  { lineId }: GatherFor,
): Promise<Partial<Facts>> {
  const [line, book] = await Promise.all([
    ask(parts, context, { of: 'lines.getLine', operation: parts.lines.getLine, input: { lineId } }),
    ask(parts, context, { of: 'loans.ownBook', operation: parts.loans.ownBook, input: { lineId } }),
  ]);
  return { age_years: line?.identity?.age ?? 'unknown', ...bookFacts(book) };
}

async function identityFacts(parts: DecisionsParts, context: Context, of: GatherFor): Promise<Partial<Facts>> {
  const { lineId, asOf } = of;
  const [report, identityCheckedOn] = await Promise.all([
    carrierReport(parts, context, of),
    parts.database.transaction(context, (tx) => lastIdentityCheck(tx, lineId), { readOnly: true }),
  ]);
  return lineFacts(report, { asOf, zone: parts.strategy.pack.zone, identityCheckedOn });
}

/** The carrier is asked only while the person allows it. */
async function carrierReport(
  parts: DecisionsParts,
  context: Context,
  { lineId, fresh }: GatherFor,
): Promise<LineReport | null> {
  const input = { lineId, source: 'line-checks' };
  const consent = await ask(parts, context, { of: 'consents.check', operation: parts.consents.check, input });
  if (!consent?.allowed) return null;
  return ask(parts, context, {
    of: 'lines.checkLine',
    operation: parts.lines.checkLine,
    input: { lineId, fresh },
  });
}

interface SoFar {
  readonly of: GatherFor;
  readonly known: Partial<Facts>;
}

/** Records that count as absent are taken out before the score is asked, so that they leave no trace in it. */
async function recordsAndScore(parts: DecisionsParts, context: Context, { of, known }: SoFar): Promise<Gathered> {
  const { pack } = parts.strategy;
  const input = { lineId: of.lineId, asOf: of.asOf.toString() };
  const snapshot = await ask(parts, context, { of: 'features.compute', operation: parts.features.compute, input });
  const seen = { ...known, ...recordFacts(snapshot, pack.zone) };
  if (!snapshot) return { values: factsFrom(seen), snapshot, score: null, sources: [] };
  const sources = sourcesOf(usableRecords({ values: factsFrom(seen) }, pack, dayIn(pack.zone, of.asOf)));
  const values = usableValues(snapshot.values, sources);
  const segment = of.segment === 'repeat' && known.loans_closed === 0 ? 'new' : of.segment;
  const score = await ask(parts, context, {
    of: 'models.score',
    operation: parts.models.score,
    input: { segment, values, ...(of.keep && { keep: { ...of.keep, lineId: of.lineId } }) },
  });
  const facts = { ...seen, ...moneyFacts(values, pack.currency), ...scoreFacts(score, sources) };
  return { values: factsFrom(facts), snapshot, score, sources: score ? sources : [] };
}
