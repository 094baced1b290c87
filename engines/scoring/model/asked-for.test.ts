import { seededRandom } from '@lendline/kernel';
import { describe, expect, it, vi } from 'vitest';
import { makeTable, tableFromRecords, type Value } from '../data/table.ts';
import { compileModel } from './compile.ts';
import type { TrainingInput } from './input.ts';
import { readModel, writeModel } from './storage.ts';
import { trainModel } from './train.ts';

// Several kinds are trained here, which takes a minute on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** Made-up people: more income, less risk; -9 among enquiries says "no bureau file" and is the riskiest of all. */
function people(rows: number, seed: number): Record<string, Value>[] {
  const random = seededRandom(`asked for/${seed}`);
  return Array.from({ length: rows }, () => {
    const income = random.normal();
    const enquiries = random.next() < 0.2 ? -9 : random.below(8);
    const logOdds = -1 - 0.7 * income + (enquiries === -9 ? 1.5 : 0.2 * enquiries);
    return { income, enquiries, noise: random.normal(), bad: random.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0 };
  });
}

const records = people(1500, 1);
const plain: TrainingInput = {
  table: tableFromRecords(records),
  target: 'bad',
  kind: 'linear',
  seed: 3,
  simulated: true,
};

async function train(changes: Partial<TrainingInput> = {}) {
  const trained = await trainModel({ ...plain, ...changes });
  if (!trained.ok) throw new Error(trained.error.text.en);
  return trained.value;
}

describe('a code among amounts', () => {
  it.each(['linear', 'scorecard'] as const)(
    'has a meaning of its own in a %s model, stored and read again',
    async (kind) => {
      const read = readModel(writeModel(await train({ kind })));
      if (!read.ok) throw new Error(read.error);
      const compiled = compileModel(read.value);
      const pdOf = (enquiries: number): number => compiled.scoreRow({ income: 0, enquiries, noise: 0 }).pd;
      expect(pdOf(-9)).toBeGreaterThan(pdOf(5));
      expect(pdOf(0)).toBeLessThan(pdOf(5));
    },
  );

  it('is an amount again where it is said that a column has no codes', async () => {
    const model = await train({ specials: { enquiries: [] } });
    const enquiries = model.features.find(({ name }) => name === 'enquiries');
    expect(enquiries).not.toHaveProperty('specials');
  });
});

describe('a direction that is asked for', () => {
  const values = Array.from({ length: 41 }, (_, step) => (step - 20) / 5);

  it.each(['linear', 'scorecard', 'trees'] as const)('is kept by %s, even against the data', async (kind) => {
    for (const direction of [1, -1] as const) {
      const model = await train({ kind, monotone: { income: direction } });
      const compiled = compileModel(model);
      const pds = values.map((income) => compiled.scoreRow({ income, enquiries: 2, noise: 0 }).pd);
      const steps = pds.slice(1).map((pd, index) => direction * (pd - pds[index]!));
      expect(Math.min(...steps)).toBeGreaterThanOrEqual(-1e-9);
      // Along the data there is something to say; against them nothing may be said.
      expect(Math.max(...steps) > 1e-3).toBe(direction === -1);
    }
  });

  it('keeps nets out of the choice, and is refused for a net, a category and a name that is not there', async () => {
    const open = await train({ kind: 'auto', monotone: { income: -1 } });
    expect(open.candidates.map(({ kind }) => kind)).not.toContain('net');
    expect(open.notes.map(({ text }) => text.en).join('\n')).toContain('net was not tried');
    const codeOf = async (changes: Partial<TrainingInput>): Promise<string> => {
      const trained = await trainModel({ ...plain, ...changes });
      return trained.ok ? 'trained' : trained.error.code;
    };
    expect(await codeOf({ kind: 'net', monotone: { income: -1 } })).toBe('net-without-directions');
    expect(await codeOf({ monotone: { wealth: 1 } })).toBe('no-direction');
  });
});

describe('refused people', () => {
  const rejected = tableFromRecords(people(600, 2).map(({ bad: _, ...rest }) => ({ ...rest, income: -1.5 })));

  it('make a model more careful the more often they are taken to go bad, and the card says what that rests on', async () => {
    const pdOf = async (prudence: number): Promise<number> => {
      const model = await train({ rejects: { method: 'parcelling', prudence }, rejected });
      expect(model.notes.map(({ code }) => code)).toContain('reject-inference');
      return compileModel(model).scoreRow({ income: -1.5, enquiries: 3, noise: 0 }).pd;
    };
    expect(await pdOf(3)).toBeGreaterThan((await pdOf(1)) + 0.02);
  });

  it('change next to nothing where they enter as the model itself says', async () => {
    const [alone, fuzzy] = [await train(), await train({ rejects: { method: 'fuzzy', prudence: 1 }, rejected })];
    const row = { income: 0.5, enquiries: 3, noise: 0 };
    expect(compileModel(fuzzy).scoreRow(row).pd).toBeCloseTo(compileModel(alone).scoreRow(row).pd, 2);
  });

  it('have to come with every feature', async () => {
    const lacking = makeTable([...rejected.columns.values()].filter(({ name }) => name !== 'enquiries'));
    const trained = await trainModel({ ...plain, rejects: { method: 'reweighting', prudence: 1 }, rejected: lacking });
    expect(trained.ok ? 'trained' : trained.error).toMatchObject({ code: 'no-rejected-column', column: 'enquiries' });
  });
});
