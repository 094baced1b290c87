import { type Context, newId, ok, type Random, seededRandom } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { Database, FieldCrypto } from '@lendline/platform';
import type { ImportReport, RecordsOfLine, StoredCall } from '@lendline/records/contract';
import { catalogue } from './rules/catalogue.ts';
import { valuesOfCells } from './rules/row-values.ts';
import { findFeatureRow, readState, writeRow } from './store/feature-rows.ts';
import type { FeaturesTables } from './store/tables.ts';
import { findNode } from './store/ties.ts';
import type { FeaturesParts } from './usecases/parts.ts';
import { readKeptState } from './usecases/read-kept-state.ts';
import { updateState } from './usecases/update-state.ts';

/** A database with this slice's schema, and a stopwatch in milliseconds. */
export interface Measuring {
  readonly database: Database;
  readonly crypto: FieldCrypto;
  readonly context: Context;
  readonly ticks: () => number;
}

export interface RowTimes {
  readonly lines: number;
  /** Reading one row narrowed to its tenant, with its values by name, and a bare `select` of the same row beside it. */
  readonly row_ms: readonly number[];
  readonly bare_ms: readonly number[];
}

const rowLines = 1_000;
const rowReads = 20_000;
const warmUp = 1_000;

/** Reads single feature rows by their key on a warm pool, one at a time. */
export async function measureRows({ database, context, ticks }: Measuring): Promise<RowTimes> {
  const store = database.forSlice<FeaturesTables>('features');
  const random = seededRandom('rows');
  const lines = Array.from({ length: rowLines }, () => newId('line', context.now()));
  for (const line of lines) await store.transaction(context, (tx) => writeRow(tx, madeUpRow(line, context, random), 0));
  const byUseCase = async (line: LineId): Promise<void> => {
    const row = await findFeatureRow(store, context, line);
    valuesOfCells(row?.feature_values ?? []);
  };
  const bare = async (line: LineId): Promise<void> => {
    const select = 'select * from features.feature_row where tenant = $1 and line_id = $2';
    await database.pool.query(select, [context.tenant, line]);
  };
  const [row_ms, bare_ms]: [number[], number[]] = [[], []];
  for (let read = 0; read < warmUp + rowReads; read += 1) {
    const line = lines[random.below(rowLines)]!;
    // By turns, because the one that reads a row first warms it for the other.
    for (const way of read % 2 === 0 ? (['row', 'bare'] as const) : (['bare', 'row'] as const)) {
      const started = ticks();
      await (way === 'row' ? byUseCase(line) : bare(line));
      if (read >= warmUp) (way === 'row' ? row_ms : bare_ms).push(ticks() - started);
    }
  }
  return { lines: rowLines, row_ms, bare_ms };
}

function madeUpRow(line_id: LineId, context: Context, random: Random) {
  const nothing = { present: false, coveredDays: 0, newest: null, ageDays: null, flags: [] };
  return {
    line_id,
    as_of: context.now(),
    catalogue_version: 'measured',
    standing: null,
    feature_values: catalogue.map(() => (random.below(4) === 0 ? null : random.next() * 1000)),
    coverage: { calls: nothing, statement: nothing },
  };
}

export interface StateTimes {
  readonly lines: number;
  readonly records: number;
  /** From records in memory to sealed days and the row, committed: all days of each line. */
  readonly build_ms: number;
  /** The same for one late record of a line whose other days are kept. */
  readonly late_ms: readonly number[];
  /** All features of a line by its kept days, as a decision reads them. */
  readonly read_ms: readonly number[];
}

const stateLines = 20;
const stateDays = 180;
const recordsPerDay = 30;

/** Makes and reads the state of busy lines. The other slices answer from memory, so that only this one is measured. */
export async function measureState(measuring: Measuring): Promise<StateTimes> {
  const { context, ticks } = measuring;
  const random = seededRandom('state');
  const held = new Map<LineId, StoredCall[]>();
  const parts = partsOver(measuring, held);
  const [late_ms, read_ms]: [number[], number[]] = [[], []];
  let build_ms = 0;
  for (let index = 0; index <= stateLines; index += 1) {
    const line = newId('line', context.now());
    held.set(line, busyLine(context, random));
    const started = ticks();
    await updateState(parts, context, line);
    const built = ticks();
    held.get(line)?.push(anyCall(context.now().epochMilliseconds - 30.5 * day_ms, random));
    const late = ticks();
    await updateState(parts, context, line);
    const read = ticks();
    await readOnce(parts, context, line);
    // The first line compiles.
    if (index === 0) continue;
    build_ms += built - started;
    late_ms.push(read - late);
    read_ms.push(ticks() - read);
  }
  return { lines: stateLines, records: stateLines * stateDays * recordsPerDay, build_ms, late_ms, read_ms };
}

async function readOnce(parts: FeaturesParts, context: Context, lineId: LineId): Promise<void> {
  const { kept, node } = await parts.database.transaction(
    context,
    async (tx) => ({ kept: await readState(tx, lineId), node: await findNode(tx, lineId) }),
    { readOnly: true },
  );
  const asOf = context.now().add({ milliseconds: 1 });
  const found = kept && (await readKeptState(parts, context, { lineId, asOf, kept, key: node?.key ?? null }));
  if (!found) throw new Error('a state that was just written speaks for the next instant');
}

function partsOver({ database, crypto }: Measuring, held: ReadonlyMap<LineId, readonly StoredCall[]>): FeaturesParts {
  const recordsOf = (lineId: LineId, asOf: string): RecordsOfLine => {
    const calls = held.get(lineId) ?? [];
    return { lineId, asOf, calls, transactions: [], imports: [importOf(lineId, calls)], ties: [] };
  };
  return {
    database: database.forSlice('features'),
    crypto,
    zone: 'Asia/Shanghai',
    newestAtMost_days: 7,
    catalogueVersion: 'measured',
    exposureToDefaulters: 'off',
    lines: {
      getLine: (_, { lineId: id }) =>
        Promise.resolve(
          ok({
            id,
            maskedPhone: '',
            country: 'CN',
            firstSeenAt: '2026-01-01T00:00:00Z',
            endedAt: null,
            identity: null,
          }),
        ),
      readPersonalData: () =>
        Promise.resolve(
          ok({ phone: '+8615400000000', lineEndedAt: null, name: null, idNumber: null, birthDate: null }),
        ),
      getReport: (_, { lineId: id }) =>
        Promise.resolve(ok({ lineId: id, askedAt: '2026-01-01T00:00:00Z', checks: [] })),
    },
    consents: {
      listNotices: () => Promise.resolve(ok({ country: 'CN', notices: [] })),
      listOfLine: () => Promise.resolve(ok({ consents: [] })),
      check: () => Promise.resolve(ok({ allowed: false, consentId: null, because: 'never-given' })),
    },
    records: {
      read: (_, { lineId, asOf }) => Promise.resolve(ok(recordsOf(lineId, asOf))),
      listOfLine: (context, { lineId }) =>
        Promise.resolve(ok({ imports: recordsOf(lineId, context.now().toString()).imports })),
      listFeedsOfLine: () => Promise.resolve(ok({ feeds: [] })),
      tiesOf: (_, { lineId }) => Promise.resolve(ok({ lineId, ownPeer: null, ties: [] })),
    },
  };
}

function importOf(lineId: LineId, calls: readonly StoredCall[]): ImportReport {
  const at = (row: StoredCall | undefined): string =>
    Temporal.Instant.fromEpochMilliseconds(Math.floor(row?.at_ms ?? 0)).toString();
  return {
    id: `import_${calls.length}`,
    lineId,
    source: 'call-records',
    kind: 'measured',
    importedAt: at(calls[0]),
    fileHash: '',
    rows: { read: calls.length, accepted: calls.length, rejected: 0, ignored: 0 },
    window: { from: at(calls[0]), to: at(calls[calls.length - 2]) },
    coveredDays: stateDays,
    flags: [],
    counts: true,
    warnings: [],
    firstProblems: [],
  };
}

const day_ms = 86_400_000;

function busyLine(context: Context, random: Random): StoredCall[] {
  const end_ms = context.now().epochMilliseconds - 3_600_000;
  const times = Array.from({ length: stateDays * recordsPerDay }, () => end_ms - random.next() * stateDays * day_ms);
  return times.sort((a, b) => a - b).map((at_ms) => anyCall(at_ms, random));
}

function anyCall(time_ms: number, random: Random): StoredCall {
  const at_ms = Math.floor(time_ms);
  const isText = random.below(3) === 0;
  return {
    kind: isText ? 'text' : 'call',
    direction: random.below(2) === 0 ? 'in' : 'out',
    // As long as the keyed hash that is kept.
    peer: `peer-${Math.floor(60 * random.next() ** 2)}`.padEnd(43, '0'),
    at_ms,
    wall_ms: at_ms + 8 * 3_600_000,
    arrived_ms: at_ms + 60_000,
    answered: null,
    seconds: isText ? null : random.below(900),
    bytes: null,
    place: null,
    paid: null,
    balance: null,
    source_line: 1,
  };
}
