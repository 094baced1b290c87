import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@lendline/kernel';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from './command-process.ts';

// Each command is a process of its own: minutes on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

let folder: string;
const at = (name: string): string => join(folder, name);

const lendline = (name: 'train' | 'score' | 'retrain' | 'export', ...args: string[]) => runCommand(name, args);

const people = 500;

/**
 * Made-up loans, their days past due and the calls of their people: risk goes with income, with -9 among enquiries (no bureau
 * file), and with who calls out before being called. Every tenth loan is 15 days late and neither good nor bad.
 */
function files() {
  const random = seededRandom('more loans');
  const [loans, history, events, rejected] = [
    ['loan,approved,income,enquiries,job'],
    ['loan,on,days_past_due,event'],
    ['loan,at,kind,seconds'],
    ['loan,income,enquiries,job'],
  ];
  for (let row = 0; row < people; row += 1) {
    const income = random.normal();
    const care = random.next();
    const enquiries = random.next() < 0.2 ? -9 : random.below(6);
    const job = ['clerk', 'trader'][random.below(2)]!;
    const month = String(1 + Math.floor((row * 9) / people)).padStart(2, '0');
    const logOdds = 0.5 - income - 2 * care + (enquiries === -9 ? 1 : 0.1 * enquiries);
    const isBad = random.next() < 1 / (1 + Math.exp(-logOdds));
    loans!.push(`L${row},2025-${month}-20,${(100 * income + 300).toFixed(0)},${enquiries},${job}`);
    const days = isBad ? 40 : row % 10 === 0 ? 15 : 3;
    history!.push(`L${row},2025-${String(Number(month) + 2).padStart(2, '0')}-01,${days},`);
    for (let day = 1; day <= 16; day += 1) {
      const kinds = random.next() < 0.05 + 0.9 * care ? ['call in', 'call out'] : ['call out', 'call in'];
      for (const [hour, kind] of kinds.entries()) {
        events!.push(
          `L${row},2025-${month}-${String(day).padStart(2, '0')} 0${hour + 1}:00,${kind},${10 + random.below(90)}`,
        );
      }
    }
    if (row % 3 === 0) rejected!.push(`R${row},${(100 * income + 150).toFixed(0)},${enquiries},${job}`);
  }
  const bad = {
    name: 'thirty days',
    purpose: 'application',
    validFrom: '2025-01-01',
    observation_days: 60,
    performance_days: 60,
    badDaysPastDue: 30,
    indeterminateDaysPastDue: 10,
  };
  return { loans, history, events, rejected, bad };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendline-train-more-'));
  const { bad, ...tables } = files();
  for (const [name, lines] of Object.entries(tables)) await writeFile(at(`${name}.csv`), lines!.join('\n'));
  await writeFile(at('bad.json'), JSON.stringify(bad));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const outcome = () => {
  const data = ['--data', at('loans.csv'), '--target', 'outcome', '--time', 'approved', '--json'];
  const history = ['--history', at('history.csv'), '--loan', 'loan', '--known-until', '2025-12-31'];
  return [...data, '--outcome', at('bad.json'), ...history];
};
const companions = () => [...outcome(), '--events', at('events.csv'), '--person', 'loan', '--model', 'linear'];

interface Answer {
  readonly rows: number;
  readonly features: readonly string[];
  readonly notes: readonly { readonly code: string; readonly text: { readonly en: string } }[];
  readonly profit: { readonly assumptions: { readonly principal: string }; readonly best: { readonly profit: string } };
}

const answerOf = ({ stdout, stderr }: Awaited<ReturnType<typeof lendline>>): Answer => {
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Answer;
};

describe('lendline train with what happened instead of a target', () => {
  it('finds the outcomes by dated definitions, reads raw records in order, and trains the same again from the card', async () => {
    const trained = await lendline('train', ...companions(), '--out', at('events'));
    const { rows, features, notes } = answerOf(trained);
    expect(rows).toBeLessThan(people);
    expect(features).toEqual(expect.arrayContaining(['income', 'enquiries', 'events_1']));
    expect(notes.find(({ code }) => code === 'outcome')?.text.en).toContain('indeterminate (left out)');
    expect(await readFile(at('events/card.md'), 'utf8')).toContain('30 or more days past due within 60 days');
    const files = ['--data', at('loans.csv'), '--history', at('history.csv'), '--events', at('events.csv')];
    const again = await lendline('retrain', '--card', at('events/training-card.json'), ...files, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ reproduced: true });
  });

  it('scores people by their raw records, and asks for them', async () => {
    const score = (...more: string[]) =>
      lendline('score', '--model', at('events'), '--data', at('loans.csv'), '--json', ...more);
    const scored = JSON.parse((await score('--events', at('events.csv'), '--explain')).stdout) as {
      rows: { reasons: string[]; why: string[] }[];
    };
    expect(scored.rows).toHaveLength(people);
    expect(scored.rows.flatMap(({ reasons }) => reasons)).toContain('events');
    expect(scored.rows.flatMap(({ why }) => why)).toContain('how the records follow each other');
    expect(await score()).toMatchObject({ code: 2, stderr: expect.stringContaining('--events') });
  });

  it('says which option or column is missing', async () => {
    const without = outcome().filter((part) => part !== '--loan' && part !== 'loan');
    const lacking = await lendline('train', ...without, '--out', at('x'));
    expect(lacking).toMatchObject({ code: 2, stderr: expect.stringContaining('--outcome needs --loan') });
    const wrong = await lendline('train', ...outcome(), '--ended', 'income', '--out', at('x'));
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('income') });
  });
});

describe('lendline train and score with what a lender states', () => {
  const plain = () => [...outcome(), '--model', 'scorecard'];

  it('takes directions, codes, refused people and a profit, and states each', async () => {
    const stated = ['--monotone', 'income:down', '--special', 'enquiries=-9', '--reject-method', 'parcelling:2'];
    const profit = ['--profit', 'KES,principal=1000,margin=0.2,loss=0.6,per-applicant=1.50'];
    const trained = await lendline(
      'train',
      ...plain(),
      ...stated,
      ...profit,
      '--rejected',
      at('rejected.csv'),
      '--out',
      at('stated'),
    );
    const answer = answerOf(trained);
    expect(answer.profit.assumptions).toMatchObject({ currency: 'KES', principal: '100000', costPerApplicant: '150' });
    expect(BigInt(answer.profit.best.profit)).toBeGreaterThan(0n);
    const assumed = answer.notes.find(({ code }) => code === 'reject-inference')?.text.en;
    expect(assumed).toContain('rejected people go bad 2 times as often');
    expect(await readFile(at('stated/card.md'), 'utf8')).toContain('= -9');
  });

  it('tells what a person would have to change, only what they can, and only the way that is open', async () => {
    const asked = ['--explain', '--changeable', 'income:up', '--below', '0.3', '--json'];
    const scored = await lendline('score', '--model', at('stated'), '--data', at('loans.csv'), ...asked);
    const { rows } = JSON.parse(scored.stdout) as {
      rows: {
        pd: number;
        why: string[];
        changes: { changes: { feature: string; from: number; to: number }[]; pd: number }[];
      }[];
    };
    const sets = rows.flatMap(({ changes }) => changes);
    expect(sets.length).toBeGreaterThan(50);
    expect(sets.filter(({ pd }) => pd >= 0.3)).toEqual([]);
    const steps = sets.flatMap(({ changes }) => changes);
    expect(new Set(steps.map(({ feature }) => feature))).toEqual(new Set(['income']));
    expect(steps.filter(({ from, to }) => to <= from)).toEqual([]);
    expect(rows.filter(({ pd, changes }) => pd < 0.3 && changes.length > 0)).toEqual([]);
    expect(rows.flatMap(({ why }) => why)).toContain('income: too low');
  });

  it('refuses a direction for a net, and terms that are none', async () => {
    const net = await lendline('train', ...outcome(), '--model', 'net', '--monotone', 'income:down', '--out', at('x'));
    expect(net).toMatchObject({ code: 2, stderr: expect.stringContaining('A net keeps to no direction') });
    for (const [option, value] of [
      ['--monotone', 'income:sideways'],
      ['--special', 'enquiries'],
      ['--profit', 'XBA,principal=1'],
      ['--reject-method', 'parcelling'],
    ] as const) {
      expect([option, (await lendline('train', ...plain(), option, value, '--out', at('x'))).code]).toEqual([
        option,
        2,
      ]);
    }
  });
});
