import { describe, expect, it } from 'vitest';
import { tableFromRecords } from '../data/table.ts';
import { binWithBreaks } from '../scorecard/bin-feature.ts';
import { fitScorecard } from '../scorecard/fit.ts';
import { separationNotes } from './separation-note.ts';

/** Loans of which every third goes bad; `late` may know it. */
function card(late: (bad: number, row: number) => number) {
  const bads = (row: number): number => Number(row % 3 === 0);
  const table = tableFromRecords(
    Array.from({ length: 90 }, (_, row) => ({ income: (row * row) % 11, late: late(bads(row), row) })),
  );
  const outcomes = { bad: Array.from({ length: 90 }, (_, row) => bads(row)) };
  const features = ['income', 'late'].map((name) => {
    const column = table.columns.get(name);
    if (column?.kind !== 'numeric') throw new Error(`${name} holds numbers`);
    return binWithBreaks(column, outcomes, { breaks: { starts: name === 'late' ? [10] : [5] } });
  });
  const fit = fitScorecard({ table, features, outcomes }, { selection: 'all' });
  if (!fit.ok) throw new Error(fit.error);
  return fit.value;
}

describe('a scorecard that tells the classes apart without error', () => {
  it('comes with a note that names the feature and says what to do, in both languages', () => {
    const [note, ...others] = separationNotes({ kind: 'scorecard', fit: card((bad) => 20 * bad) });
    expect(others).toEqual([]);
    expect(note).toMatchObject({ code: 'separation', column: 'late' });
    expect(note!.text.en).toContain('known only after the outcome');
    expect(note!.text['zh-CN']).toContain('结果之后才知道');
  });

  it('and one that does not comes without', () => {
    expect(separationNotes({ kind: 'scorecard', fit: card((_, row) => (row * row) % 17) })).toEqual([]);
  });
});
