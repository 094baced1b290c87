import { type Context, money, ok, type Problem, type Result } from '@lendline/kernel';
import type { FeatureSnapshot } from '@lendline/features/contract';
import type { LineId, LineReport } from '@lendline/lines/contract';
import type { Score, Segment } from '@lendline/models/contract';
import { type DecisionInput, type Facts, factsFrom, type Pack, type Strategy } from '@lendline/strategy';
import { bookFacts } from '../rules/book-facts.ts';
import { lineFacts } from '../rules/line-facts.ts';
import {
  featuresFor,
  moneyFacts,
  recordFacts,
  type ScoreSource,
  sourcesOf,
  usableValues,
} from '../rules/record-facts.ts';
import { scoreFacts } from '../rules/score-facts.ts';
import { ask, askForAnswer } from './ask.ts';
import { type FraudAttempt, fraudFacts } from './fraud-facts.ts';
import type { DecisionsParts } from './parts.ts';

export interface GatherFor {
  readonly lineId: LineId;
  readonly segment: Segment;
  readonly asOf: Temporal.Instant;
  /** At drawdown every check of the carrier is made again. */
  readonly fresh: boolean;
  /** The attempt that the score is for: the models slice keeps it, and compares and watches its models by it. */
  readonly keep?: { readonly applicationId: string; readonly attempt: number };
  /** What fraud is looked for in, once the line is known. */
  readonly fraud: FraudAttempt;
  /** What decides: nothing is asked that it says is of no use any more. */
  readonly strategy: Strategy;
  /** The own book: at drawdown that of the decision, because the loan itself is in the book and must not count against itself. */
  readonly book: Partial<Facts>;
  /** The newest day on which an earlier decision saw name, id and number match. */
  readonly identityCheckedOn: Temporal.PlainDate | null;
}

export interface Gathered {
  readonly values: Facts;
  /** Behaviour features that the strategy looks at by itself. */
  readonly features: NonNullable<DecisionInput['features']>;
  readonly snapshot: FeatureSnapshot | null;
  readonly score: Score | null;
  readonly sources: readonly ScoreSource[];
}

/** Checks that were not made so far, or that nobody is asked for; the trace says so. */
const notMade = {
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
  const { strategy } = of;
  const known: Partial<Facts> = { licence: parts.licence, ...notMade, ...of.book };
  if (!(await strategy.stillIn(inputOf(strategy.pack, of, { values: factsFrom(known) })))) return endedAt(known);
  const withLine = { ...known, ...(await identityFacts(parts, context, of)) };
  // Fraud is looked for whatever the line said: an attempt that ends there is an attempt, and asking costs nobody money.
  const withFraud = { ...withLine, ...(await fraudFacts(parts, context, of)) };
  if (!(await strategy.stillIn(inputOf(strategy.pack, of, { values: factsFrom(withFraud) }))))
    return endedAt(withFraud);
  return recordsAndScore(parts, context, { of, known: withFraud });
}

function endedAt(facts: Partial<Facts>): Gathered {
  return { values: factsFrom(facts), features: {}, snapshot: null, score: null, sources: [] };
}

/** An input that asks for nothing yet: what the first steps look at. */
export function inputOf(
  pack: Pack,
  { segment, asOf }: Pick<GatherFor, 'segment' | 'asOf'>,
  { values, features }: Pick<Gathered, 'values'> & Partial<Pick<Gathered, 'features'>>,
): DecisionInput {
  const amount = money(pack.rounding.limitStep, pack.currency);
  const asked = features && Object.keys(features).length > 0 ? { features } : {};
  return { segment, product: pack.products[0]!.id, amount, term: 'any', asOf, values, ...asked };
}

/** Age and own book. Errors: 404 where nobody has that line; any other silence is unknown. */
export async function eligibilityFacts(
  parts: DecisionsParts,
  context: Context,
  lineId: LineId,
): Promise<Result<Partial<Facts>, Problem>> {
  const input = { lineId };
  const [line, book] = await Promise.all([
    askForAnswer(parts, context, { of: 'lines.getLine', operation: parts.lines.getLine, input }),
    ask(parts, context, { of: 'loans.ownBook', operation: parts.loans.ownBook, input }),
  ]);
  if (line?.ok === false && line.error.status === 404) return line;
  const age = line?.ok === true ? line.value.identity?.age : undefined;
  return ok({ age_years: age ?? 'unknown', ...bookFacts(book) });
}

async function identityFacts(parts: DecisionsParts, context: Context, of: GatherFor): Promise<Partial<Facts>> {
  const report = await carrierReport(parts, context, of);
  return lineFacts(report, { asOf: of.asOf, zone: of.strategy.pack.zone, identityCheckedOn: of.identityCheckedOn });
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
  const { pack, needs } = of.strategy;
  const input = { lineId: of.lineId, asOf: of.asOf.toString() };
  const snapshot = await ask(parts, context, { of: 'features.compute', operation: parts.features.compute, input });
  const seen = { ...known, ...recordFacts(snapshot, pack.zone) };
  if (!snapshot) return endedAt(seen);
  const stage = of.fresh ? 'drawdown' : 'application';
  const usable = await of.strategy.usableRecords(inputOf(pack, of, { values: factsFrom(seen) }), stage);
  const sources = sourcesOf(usable);
  const values = usableValues(snapshot.values, sources);
  const segment = of.segment === 'repeat' && known.loans_closed === 0 ? 'new' : of.segment;
  const said = await ask(parts, context, {
    of: 'models.score',
    operation: parts.models.score,
    input: { segment, values, ...(of.keep && { keep: { ...of.keep, lineId: of.lineId } }) },
  });
  // A strategy that names its model takes no other's word: where that one was withdrawn or replaced, the score is unknown.
  const named = needs.models[segment];
  const score = named === undefined || said?.modelId === named ? said : null;
  const facts = { ...seen, ...moneyFacts(values, pack.currency), ...scoreFacts(score, sources) };
  return {
    values: factsFrom(facts),
    features: featuresFor(needs.features, { usable: values, all: snapshot.values }),
    snapshot,
    score,
    sources: score ? sources : [],
  };
}
