import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureWindows, shippedTypologies } from '@lendline/typology';
import { checkout } from '../checkout.ts';
import { againstTarget, type Figure, quantile } from './figure.ts';
import { benchStrategy } from './strategy.ts';

/** Decisions a second of one core, and the most of a hundred at half of it. */
const least = 100;
const mostP99_ms = 35;
const decisions = Number(process.env['LENDLINE_BENCH_DECISIONS'] ?? '300');
const clients = 4;

/** What deciding costs: whole decisions, the strategy beside plain ZEN, fraud checks alone, and their windows. */
export async function benchDecide(): Promise<readonly Figure[]> {
  return [...(await wholeDecisions()), ...(await benchStrategy()), ...(await assessments()), ...windows()];
}

/** Typologies and velocities are the rules of fraud; the strategy's own rows come on top. */
function rules(): number {
  return shippedTypologies.reduce((count, typology) => count + typology.rules.length, 0);
}

async function wholeDecisions(): Promise<readonly Figure[]> {
  const { measureWholeDecisions } = await import('@lendline/server');
  const rate = least / 2;
  const times = await inFolder((data) => measureWholeDecisions({ checkout, data, decisions, rate, clients }));
  const work = `whole decisions committed, ${times.decisions} people (simulated), ${times.approved} approved, ${rules()} fraud rules`;
  const processor_s = times.process_s + (times.postgres_s ?? 0);
  const perCore = times.decisions / processor_s;
  const each_ms = (seconds: number): number => (seconds * 1000) / times.decisions;
  const told = (name: string, ours: number, about: string): Figure =>
    againstTarget({ name, work: `${work}: ${about}`, unit: 'ms', ours, target: 'none set', pass: true });
  const atRate = `${work}, ${rate} a second come`;
  return [
    againstTarget({
      name: 'decide-per-core',
      work: `${work}: by processor seconds of the process and of its Postgres, events to other slices carried`,
      unit: 'decisions/s',
      ours: perCore,
      target: `at least ${least}`,
      pass: perCore >= least,
    }),
    told('decide-process', each_ms(times.process_s), 'processor time of the process alone'),
    ...(times.postgres_s === null
      ? []
      : [told('decide-postgres', each_ms(times.postgres_s), 'processor time of Postgres')]),
    told('decide-each', each_ms(times.seconds), `by the clock, ${clients} clients`),
    told('decide-first', times.first_ms, 'the first of a process that has just begun'),
    againstTarget({
      name: 'decide-p50',
      work: atRate,
      unit: 'ms',
      ours: quantile(times.at_rate_ms, 0.5),
      target: 'none set',
      pass: true,
    }),
    againstTarget({
      name: 'decide-p99',
      work: atRate,
      unit: 'ms',
      ours: quantile(times.at_rate_ms, 0.99),
      target: `at most ${mostP99_ms} ms`,
      pass: quantile(times.at_rate_ms, 0.99) <= mostP99_ms,
    }),
  ];
}

async function assessments(): Promise<readonly Figure[]> {
  const { measureFraud } = await import('@lendline/server');
  const { people, edges, assess_ms, load_ms } = await inFolder((data) =>
    measureFraud({ data, people: 20_000, assessments: 500 }),
  );
  const work = `fraud checks of people who are known, committed, one after the other; ${people} people, ${edges} edges`;
  const own = { work, unit: 'ms', target: 'none set', pass: true } as const;
  return [
    againstTarget({ ...own, name: 'assess-p50', ours: quantile(assess_ms, 0.5) }),
    againstTarget({ ...own, name: 'assess-p99', ours: quantile(assess_ms, 0.99) }),
    againstTarget({ ...own, name: 'network-load', ours: load_ms }),
  ];
}

const mostUpdate_us = 50;

function windows(): readonly Figure[] {
  return (['many-people', 'one-address'] as const).flatMap((shape) => {
    const load = { live: 200_000, updates: 20_000, seed: 1, shape };
    const { live, update_ms, read_ms } = measureWindows(load, () => performance.now());
    const work = `${live} events held, ${shape === 'one-address' ? 'all behind one network address' : "many people's"}`;
    const p99 = quantile([...update_ms], 0.99) * 1000;
    const own = { unit: 'us', target: 'none set', pass: true } as const;
    return [
      againstTarget({
        ...own,
        name: `windows-${shape}-p50`,
        work: `${work}: an update`,
        ours: quantile([...update_ms], 0.5) * 1000,
      }),
      againstTarget({
        ...own,
        name: `windows-${shape}-p99`,
        work: `${work}: an update`,
        ours: p99,
        target: `at most ${mostUpdate_us} us`,
        pass: p99 <= mostUpdate_us,
      }),
      againstTarget({
        ...own,
        name: `windows-${shape}-read-p99`,
        work: `${work}: four windows read`,
        ours: quantile([...read_ms], 0.99) * 1000,
      }),
    ];
  });
}

async function inFolder<Value>(work: (data: string) => Promise<Value>): Promise<Value> {
  const data = mkdtempSync(join(tmpdir(), 'lendline-bench-'));
  // Where the database runs as a user of its own, that user has to get in.
  chmodSync(data, 0o755);
  try {
    return await work(data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
