import { defaultRules } from '@lendline/graph';
import { type Context, newId, ok, type Random, seededRandom } from '@lendline/kernel';
import type { CheckName, LineId, LineReport } from '@lendline/lines/contract';
import { createMetrics, type Database, type FieldCrypto, type Log, publishedPlan } from '@lendline/platform';
import { shippedTypologies } from '@lendline/typology';
import { LenderNetworks } from './network-cache/lender-networks.ts';
import { guardRules } from './rules/hit-rate.ts';
import { tellAttempt } from './store/attempts.ts';
import { tellEdges, type ToldEdge } from './store/edges.ts';
import { keepKeys } from './store/observed-lines.ts';
import type { FraudTables } from './store/tables.ts';
import { noteVisit } from './store/visits.ts';
import { assess } from './usecases/assess.ts';
import { ReadVersions } from './usecases/live-typologies.ts';
import type { ObserveNeeds, ObserveParts } from './usecases/observe-parts.ts';
import { seedOnce } from './usecases/seed-typologies.ts';

/** A database with this slice's schema, and a stopwatch in milliseconds. */
export interface MeasuringAssess {
  readonly database: Database;
  readonly crypto: FieldCrypto;
  readonly context: Context;
  readonly ticks: () => number;
  /** Borrowers that are known before, three of whom in a hundred share a device with the next. */
  readonly people: number;
  readonly assessments: number;
}

export interface AssessTimes {
  readonly people: number;
  readonly edges: number;
  /** Reading all edges into the graph of a process that has just begun. */
  readonly load_ms: number;
  /** Heap and buffers that the graph of one process took. */
  readonly graph_bytes: number;
  /** One assessment each, committed, after another: tables, graph, typologies, audit and event. */
  readonly assess_ms: readonly number[];
}

const atOnce = 500;

/** Times assessments of borrowers who are known, on a graph of so many people. */
export async function measureAssessments(measuring: MeasuringAssess): Promise<AssessTimes> {
  const { database, context, ticks, people, assessments } = measuring;
  const parts = partsOf(measuring);
  const random = seededRandom('assess');
  const lines = Array.from({ length: people }, () => newId('line', context.now()));
  for (let from = 0; from < people; from += atOnce) await fill(parts, context, { lines, from, random });
  await database.pool.query('analyze fraud.edge, fraud.attempt, fraud.visit, fraud.observed_line');
  await seedOnce(parts, context);
  const [before, began_ms] = [bytesNow(), ticks()];
  const graph = await parts.networks.read(context);
  const [load_ms, graph_bytes] = [ticks() - began_ms, bytesNow() - before];
  // Read now, because the graph goes on growing with what is assessed.
  const edges = graph.edges.size;
  const assess_ms: number[] = [];
  for (let nth = 0; nth < assessments + warmUp; nth += 1) {
    const attempt = { applicationId: newId('application', context.now()), attempt: 1, stage: 'application' } as const;
    const started_ms = ticks();
    const lineId = lines[random.below(people)]!;
    const answer = await assess(parts, context, { ...attempt, lineId, asOf: context.now().toString() });
    if (nth >= warmUp) assess_ms.push(ticks() - started_ms);
    if (!answer.ok) throw new Error(answer.error.code);
  }
  return { people, edges, load_ms, graph_bytes, assess_ms };
}

const warmUp = 50;

function bytesNow(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

interface ToFill {
  readonly lines: readonly LineId[];
  readonly from: number;
  readonly random: Random;
}

/** Some people with a number, an id, a device and an account each, who applied within the last months. */
async function fill({ database }: ObserveParts, context: Context, { lines, from, random }: ToFill): Promise<void> {
  const some = lines.slice(from, from + atOnce);
  await database.transaction(context, async (tx) => {
    const edges: ToldEdge[] = [];
    for (const [index, line] of some.entries()) {
      const nth = from + index;
      const at = context.now().subtract({ hours: 1 + random.below(24 * 90) });
      const device = `device-${random.below(100) < 3 ? nth + 1 : nth}`;
      const keys = { number: `number-${nth}`, id: `id-${nth}`, device, account: `account-${nth}` };
      const dates = { from_at: at, arrived_at: at };
      for (const relation of ['number', 'id', 'device', 'account'] as const) {
        edges.push({ holder_kind: 'borrower', holder: line, relation, held: keys[relation], ...dates });
      }
      const event = `application-${nth}`;
      edges.push({ holder_kind: 'borrower', holder: line, relation: 'application', held: event, ...dates });
      await keepKeys(tx, line, { number: keys.number, id: keys.id });
      await noteVisit(tx, { line_id: line, at, device, network: `network-${nth % 1000}` });
      await tellAttempt(tx, { kind: 'application', event, at, arrived_at: at, borrower: line, ...keys });
    }
    await tellEdges(tx, edges);
  });
}

function partsOf({ database, crypto, context }: MeasuringAssess): ObserveParts {
  const store = database.forSlice<FraudTables>('fraud');
  const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  return {
    ...madeUpNeighbours(context),
    database: store,
    crypto,
    log,
    metrics: createMetrics(),
    plan: publishedPlan,
    country: 'CN',
    zone: 'Asia/Shanghai',
    exposureToDefaulters: 'off',
    allowedSources: [],
    box: shippedTypologies,
    seeded: new Set(),
    guard: guardRules,
    keepAssessments_days: 365,
    keepCases_days: 1_825,
    register: null,
    registerSelf: null,
    networks: new LenderNetworks(store, { rules: defaultRules, exposureToDefaulters: 'off' }),
    versions: new ReadVersions(),
  };
}

const passed: readonly CheckName[] = ['possession', 'sim-swap', 'device-swap', 'number-recycling'];

/** Neighbours in memory: what they cost is theirs. */
function madeUpNeighbours(context: Context): ObserveNeeds {
  const at = context.now().toString();
  const check = {
    facts: {},
    observedAt: at,
    validUntil: context.now().add({ hours: 24 }).toString(),
    unknownBecause: null,
  };
  const checks = [
    ...passed.map((name) => ({ ...check, name, outcome: 'pass' as const })),
    { ...check, name: 'kyc-match' as const, outcome: 'pass' as const, facts: { match: 'match' } },
  ];
  const never = (): Promise<never> => Promise.reject(new Error('borrowers who are known are asked about no further'));
  return {
    lines: {
      getLine: never,
      readPersonalData: never,
      getReport: (_, { lineId }) => Promise.resolve(ok({ lineId, askedAt: at, checks } satisfies LineReport)),
    },
    consents: { check: never, listNotices: never, listOfLine: never },
    records: { tiesOf: never, accountsOf: never, qualityOfLine: never },
  };
}
