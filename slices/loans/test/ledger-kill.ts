import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { money, type Random, seededRandom, systemClock } from '@lendline/kernel';
import { type Database, migrate, newContext, openDatabase, startPostgres } from '@lendline/platform';
import { loansSlice } from '../slice.ts';
import { type NewPosting, post } from '../store/entries.ts';
import type { LoansTables } from '../store/tables.ts';
import { verifyLedger } from '../usecases/seal-ledger.ts';

export interface KillFigures {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly unanswered: number;
}

/**
 * A program posts with eight clients and tells of each posting that was acknowledged; in the middle of it the program is
 * killed, or its Postgres, or both. Afterwards every acknowledged posting is in the journal once, those that nobody heard of
 * are there once or not at all, what is sent again changes nothing, the balances are the journal's and the seals fit.
 */
export async function surviveKills(rounds: number, seed: string): Promise<KillFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'lendline-kills-'));
  chmodSync(folder, 0o755);
  const dataFolder = join(folder, 'postgres');
  const random = seededRandom(seed);
  const [sent, acknowledged] = [new Set<string>(), new Set<string>()];
  try {
    await onServer(dataFolder, (database) => migrate(database, [loansSlice]));
    for (let round = 1; round <= rounds; round += 1) {
      await killInTheMiddle({ dataFolder, round, random, sent, acknowledged });
      await onServer(dataFolder, (database) => check(database, { sent, acknowledged }));
    }
    return { rounds, acknowledged: acknowledged.size, unanswered: sent.size - acknowledged.size };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Heard {
  /** Ids whose posting was asked for, and those whose posting was answered. */
  readonly sent: Set<string>;
  readonly acknowledged: Set<string>;
}

interface Round extends Heard {
  readonly dataFolder: string;
  readonly round: number;
  readonly random: Random;
}

async function killInTheMiddle({ dataFolder, round, random, sent, acknowledged }: Round): Promise<void> {
  const server = await startPostgres({ dataFolder });
  const program = startProgram(server.url, round);
  const goal = acknowledged.size + 40 + random.below(120);
  let killed = false;
  // Read to its end: what was said before the kill was said.
  for await (const line of createInterface({ input: program.stdout! })) {
    const [word, id] = line.split(' ') as [string, string];
    (word === 'sent' ? sent : acknowledged).add(id);
    if (killed || acknowledged.size < goal) continue;
    killed = true;
    // By turns: the program alone, its Postgres alone, both.
    if (round % 3 !== 2) program.kill('SIGKILL');
    if (round % 3 !== 1) process.kill(postmasterOf(dataFolder), 'SIGKILL');
  }
  if (!killed) throw new Error('the posting program ended before it was killed');
  await server.stop({ force: true }).catch(() => {});
}

function postmasterOf(dataFolder: string): number {
  return Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function startProgram(url: string, round: number): ChildProcess {
  const module = (path: string): string => JSON.stringify(join(import.meta.dirname, path));
  const source = `
    const { openDatabase, newContext } = await import(${module('../../../base/platform/index.ts')});
    const { systemClock, money } = await import(${module('../../../base/kernel/index.ts')});
    const { post } = await import(${module('../store/entries.ts')});
    const database = await openDatabase({ url: ${JSON.stringify(url)} });
    const context = newContext({ actor: { kind: 'service', name: 'loans' }, clock: systemClock });
    const bookedOn = Temporal.PlainDate.from('2026-03-02');
    const movements = [{ debit: 'settlement', credit: 'suspense', amount: money(100n, 'CNY') }];
    let n = 0;
    const client = async () => {
      for (;;) {
        const ids = Array.from({ length: 1 + (n % 3) }, () => 'round-${round}-' + (n += 1));
        for (const id of ids) process.stdout.write('sent ' + id + '\\n');
        const postings = ids.map((naturalKey) => ({ kind: 'transfer', naturalKey, loanId: null, bookedOn, movements }));
        await database.forSlice('loans').transaction(context, (tx) => post(tx, postings));
        for (const id of ids) process.stdout.write('acknowledged ' + id + '\\n');
      }
    };
    await Promise.all(Array.from({ length: 8 }, client)).catch(() => process.exit(1));`;
  return spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'ignore'] });
}

async function onServer<Value>(dataFolder: string, work: (database: Database) => Promise<Value>): Promise<Value> {
  const server = await startPostgres({ dataFolder });
  const database = await openDatabase({ url: server.url });
  try {
    return await work(database);
  } finally {
    await database.close();
    await server.stop();
  }
}

async function check(database: Database, { sent, acknowledged }: Heard): Promise<void> {
  const lines = await linesByName(database);
  for (const id of acknowledged) if (lines.get(id) !== 1n) throw new Error(`the acknowledged posting ${id} is lost`);
  for (const [id, count] of lines) {
    if (count !== 1n || !sent.has(id)) throw new Error(`the posting ${id} is there ${count} times`);
  }
  const context = newContext({ actor: { kind: 'service', name: 'loans' }, clock: systemClock });
  const store = database.forSlice<LoansTables>('loans');
  // Whoever got no answer sends it again, and so does who got one.
  const fresh = await store.transaction(context, (tx) => post(tx, [...sent].map(postingOf)));
  if (fresh.size !== sent.size - lines.size) throw new Error('what was there was posted again');
  const checked = await verifyLedger({ database: store }, context);
  if (!checked.ok || !checked.value.intact || !checked.value.balanced) throw new Error('the books do not fit');
  if (checked.value.entries !== sent.size) throw new Error('the seals do not cover every entry once');
}

async function linesByName({ pool }: Database): Promise<ReadonlyMap<string, bigint>> {
  const { rows } = await pool.query<{ natural_key: string; lines: bigint }>(
    'select natural_key, count(*) as lines from loans.entry group by natural_key',
  );
  return new Map(rows.map((row) => [row.natural_key, row.lines]));
}

/** As the program posts it. */
function postingOf(naturalKey: string): NewPosting {
  const bookedOn = Temporal.PlainDate.from('2026-03-02');
  const movements = [{ debit: 'settlement', credit: 'suspense', amount: money(100n, 'CNY') }] as const;
  return { kind: 'transfer', naturalKey, loanId: null, bookedOn, movements };
}
