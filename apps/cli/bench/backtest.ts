import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayIn, money, present, seededRandom } from '@lendline/kernel';
import {
  cn,
  compileStrategy,
  type DecisionInput,
  decisionInputToJson,
  packStrategy,
  readDecisionInputJson,
  type Strategy,
} from '@lendline/strategy';
import { replayFile } from '../backtest/replay-file.ts';
import type { Figure } from './figure.ts';
import { applicant } from './strategy.ts';

const least = 2_000;
/** Of plain ZEN, which takes milliseconds for each. */
const plain = 300;

/**
 * A backtest of a file of recorded applications, from its first byte to the figures, beside a loop that decides the same
 * applications by both strategies with ZEN and keeps nothing. `LENDLINE_BENCH_APPLICATIONS` makes it shorter or longer.
 */
export async function benchBacktest(): Promise<readonly Figure[]> {
  const count = Number(process.env['LENDLINE_BENCH_APPLICATIONS'] ?? 20_000);
  const folder = await mkdtemp(join(tmpdir(), 'lendline-bench-'));
  const path = join(folder, 'applications.jsonl');
  const [a, b] = [strategyOf('>= 18'), strategyOf('>= 30')];
  try {
    await writeFile(path, linesOf(count));
    const sides = { a: { strategy: a, model: undefined }, b: { strategy: b, model: undefined } };
    // What is made ready once, and what a first run warms, is no part of a long file.
    await writeFile(join(folder, 'warm.jsonl'), linesOf(2_000));
    await replayFile({ path: join(folder, 'warm.jsonl'), ...sides, confidence: 0.95 });
    const ours = await perSecond(count, async () => {
      const report = await replayFile({ path, ...sides, confidence: 0.95 });
      if (!report.ok || report.value.applications !== count) throw new Error('every application is replayed');
    });
    const reference = await perSecond(plain, () => plainLoop([a, b]));
    return [
      {
        name: 'backtest',
        work: `${count} recorded applications (made up) by two strategies, processor time; beside: a loop of ZEN over ${plain}`,
        unit: 'applications/s',
        ours,
        reference,
        ratio: Math.round((ours / reference) * 10) / 10,
        target: `at least ${least}`,
        pass: ours >= least,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The pack's own strategy with another legal age. */
function strategyOf(age: string): Strategy {
  const text = JSON.stringify(packStrategy(cn));
  const changed = text.replaceAll('">= 18"', `"${age}"`).replaceAll('"< 18"', `"${age.replace('>=', '<')}"`);
  const compiled = compileStrategy(JSON.parse(changed) as ReturnType<typeof packStrategy>, cn);
  return present(compiled.ok ? compiled.value : undefined, 'the pack comes to a sound strategy at any legal age');
}

/** In one second of the processor. */
async function perSecond(times: number, work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return Math.round((times * 1e6) / (user + system));
}

async function plainLoop(strategies: readonly Strategy[]): Promise<void> {
  for (const input of inputs(plain)) {
    const read = readDecisionInputJson(JSON.parse(JSON.stringify(decisionInputToJson(input))), cn);
    if (!read.ok) throw new Error('what was written can be read');
    for (const strategy of strategies) await strategy.decide(read.value);
  }
}

function* linesOf(count: number): Iterable<string> {
  let number = 0;
  for (const input of inputs(count)) {
    number += 1;
    const lent = number % 3 === 0 ? {} : { lent: { outcome: number % 17 === 0 ? 'bad' : 'good' } };
    yield `${JSON.stringify({ id: `made-up-${number}`, input: decisionInputToJson(input), ...lent })}\n`;
  }
}

/** A year of people of all segments, most of whom pass. */
function* inputs(count: number): Iterable<DecisionInput> {
  const random = seededRandom('bench/backtest');
  const upTo = (most: number): number => Math.floor(random.next() * most);
  for (let number = 0; number < count; number += 1) {
    const asOf = applicant.asOf.subtract({ hours: upTo(8_760) });
    const yesterday = dayIn(cn.zone, asOf).subtract({ days: 1 });
    yield {
      ...applicant,
      asOf,
      segment: (['new', 'repeat', 'trader'] as const)[upTo(3)]!,
      amount: money(BigInt(1 + upTo(40)) * 500_00n, cn.currency),
      values: {
        ...applicant.values,
        age_years: 17 + upTo(50),
        loans_closed: upTo(4),
        current_limit: money(BigInt(1 + upTo(20)) * 500_00n, cn.currency),
        last_loan_worst_lateness_days: upTo(5),
        sim_swapped: random.next() < 0.05,
        calls_newest_on: yesterday,
        statement_newest_on: yesterday,
        pd_ppm: Math.floor(random.next() ** 2 * 120_000),
        own_pd_ppm: upTo(60_000),
        median_monthly_income: money(BigInt(2_000 + upTo(20_000)) * 100n, cn.currency),
      },
    };
  }
}
