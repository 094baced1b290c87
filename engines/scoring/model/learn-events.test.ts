import { seededRandom } from '@lendline/kernel';
import { describe, expect, it, vi } from 'vitest';
import { inferTable } from '../data/infer.ts';
import { makeTable, textColumn } from '../data/table.ts';
import { card } from '../report/card.ts';
import { report } from '../report/report.ts';
import { type EventRule, eventSequences } from '../sequences/event-table.ts';
import { withEmbedding } from './learn-events.ts';
import { openModel } from './open-model.ts';
import { readModel, writeModel } from './storage.ts';
import { trainModel } from './train.ts';

// An encoder is learnt here, which takes a minute on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

const rule: EventRule = {
  person: 'person',
  at: 'at',
  kind: 'kind',
  numbers: ['amount'],
  time: 'decided',
  window_days: 90,
};
const decided = '2025-06-01';

/** Made-up people who do the same things equally often; who sends money before topping up goes bad more often. */
function people(count: number) {
  const random = seededRandom('events');
  const events: string[][] = [];
  const rows = Array.from({ length: count }, (_, index) => {
    const care = random.next();
    for (let day = 1; day <= 12; day += 1) {
      const isCareful = random.next() < 0.05 + 0.9 * care;
      const kinds = isCareful ? ['income', 'top-up', 'transfer'] : ['income', 'transfer', 'top-up'];
      const date = `2025-05-${String(day + 10).padStart(2, '0')}`;
      for (const [hour, kind] of kinds.entries()) {
        events.push([`p${index}`, `${date} 0${hour + 1}:00`, kind, String(Math.round(Math.exp(3 + random.normal())))]);
      }
    }
    const bad = random.next() < 1 / (1 + Math.exp(1 + 5 * (care - 0.5)));
    return [`p${index}`, decided, random.normal().toFixed(3), bad ? 'bad' : 'good'];
  });
  const tableOf = (names: readonly string[], cells: readonly string[][]) =>
    inferTable(
      names.map((name, at) =>
        textColumn(
          name,
          cells.map((row) => row[at]!),
        ),
      ),
    );
  return {
    table: tableOf(['person', 'decided', 'noise', 'outcome'], rows),
    events: tableOf(['person', 'at', 'kind', 'amount'], events),
  };
}

const { table, events } = people(900);
const sequences = eventSequences(events, table, rule);
if (!sequences.ok) throw new Error(sequences.error.column);
const told = {
  table,
  target: 'outcome',
  drop: ['person', 'decided'],
  kind: 'linear',
  seed: 1,
  simulated: true,
} as const;
const trained = await trainModel({ ...told, events: rule, sequences: sequences.value });
if (!trained.ok) throw new Error(trained.error.text.en);
const model = trained.value;

describe('a model that reads the order of events', () => {
  it('ranks people whom nothing else tells apart', () => {
    expect(model.metrics.test.auc).toBeGreaterThan(0.6);
    expect(model.features.map(({ name }) => name)).toContain('events_1');
  });

  it('comes back from its text with its encoder and scores the same from raw events', async () => {
    const read = readModel(writeModel(model));
    if (!read.ok) throw new Error(read.error);
    const pdsOf = async (document: typeof model) => {
      const opened = await openModel(document);
      const { pd } = await opened.scoreTable(await withEmbedding(document, table, sequences.value));
      await opened.close();
      return [...pd];
    };
    expect(await pdsOf(read.value)).toEqual(await pdsOf(model));
    const damaged = { ...model, events: { ...model.events, graph: 'no base64!' } };
    expect(readModel(JSON.stringify(damaged))).toEqual({ ok: false, error: 'damaged' });
  });

  it('gives the order of records as one reason, and card and report say what reads it', async () => {
    const opened = await openModel(model);
    const { why } = await opened.scoreTable(await withEmbedding(model, table, sequences.value));
    await opened.close();
    const reasons = why.flat();
    expect(reasons).toContainEqual(expect.objectContaining({ feature: 'events', way: 'records' }));
    expect(reasons.filter(({ feature }) => /_\d/.test(feature))).toEqual([]);
    for (const text of [card(model, 'en'), report(model, 'en')])
      expect(text).toContain('order of records is read by an encoder');
  });

  it('is refused in words where too few people have events', async () => {
    const few = sequences.value.map((one, row) =>
      row < 50 ? one : { kinds: [], numbers: { amount: [], hours_since: [] } },
    );
    const refused = await trainModel({ ...told, events: rule, sequences: few });
    expect(refused.ok ? 'trained' : refused.error.code).toBe('too-few-events');
  });
});

describe('events of a person', () => {
  const read = (changes: Partial<EventRule>) => eventSequences(events, table, { ...rule, ...changes });

  it('end before the decision and begin with the window: nothing later is read', () => {
    const late = makeTable([
      ...[...table.columns.values()].filter(({ name }) => name !== 'decided'),
      { kind: 'date', name: 'decided', epochs_ms: new Float64Array(table.rows).fill(Date.UTC(2025, 4, 13, 2)) },
    ]);
    const cut = eventSequences(events, late, { ...rule, window_days: 1 });
    expect(cut.ok && cut.value[0]!.kinds).toHaveLength(3);
    expect(cut.ok && Number.isNaN(cut.value[0]!.numbers['hours_since']![0])).toBe(true);
    expect(cut.ok && cut.value[0]!.numbers['hours_since']![1]).toBe(1);
  });

  it('need their columns: one that is absent or holds no dates is named', () => {
    expect(read({ person: 'nobody' })).toEqual({ ok: false, error: { column: 'nobody' } });
    expect(read({ at: 'kind' })).toEqual({ ok: false, error: { column: 'kind' } });
    expect(read({ numbers: ['fee'] })).toEqual({ ok: false, error: { column: 'fee' } });
  });
});
