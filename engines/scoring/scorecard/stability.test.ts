import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { makeTable, type NumericColumn } from '../data/table.ts';
import { binWithBreaks } from './bin-feature.ts';
import { stabilityByMonth } from './stability.ts';

/** Four months of rows from January 2026; `shift` moves the values and `turn` turns the order of risk from March on. */
function months({ shift = 0, turn = false }) {
  const random = seededRandom('months');
  const rows = Array.from({ length: 4000 }, (_, row) => {
    const month = Math.floor(row / 1000) + 1;
    const moves = month >= 3;
    const value = random.normal() + (moves ? shift : 0);
    const risk = 1 / (1 + Math.exp(1 - (turn && moves ? -value : value)));
    const at = Temporal.PlainDate.from({ year: 2026, month, day: 1 + (row % 28) });
    return { value, bad: Number(random.next() < risk), epoch: at.toZonedDateTime('UTC').epochMilliseconds };
  });
  const column: NumericColumn = { kind: 'numeric', name: 'x', values: Float64Array.from(rows, ({ value }) => value) };
  const bad = rows.map((row) => row.bad);
  const first = { ...column, values: column.values.slice(0, 1000) };
  const feature = binWithBreaks(first, { bad }, { breaks: { starts: [-0.5, 0.5] } });
  return { feature, rows: { table: makeTable([column]), epochs_ms: rows.map(({ epoch }) => epoch), bad } };
}

/** Bins are made from January's rows alone. */
function january({ feature, rows }: ReturnType<typeof months>) {
  const [stability] = stabilityByMonth([feature], rows);
  return stability!;
}

describe('bins over time', () => {
  it('show next to no PSI and no turned order while nothing moves', () => {
    const { months: found, worstPsi } = january(months({}));
    expect(found.map(({ month, rows }) => [month, rows])).toEqual([
      ['2026-01', 1000],
      ['2026-02', 1000],
      ['2026-03', 1000],
      ['2026-04', 1000],
    ]);
    expect(found[0]!.psi).toBeNull();
    expect(worstPsi).toBeLessThan(0.02);
    expect(found.every(({ reversals }) => reversals === 0)).toBe(true);
  });

  it('show the month in which values move', () => {
    const { months: found, worstPsi } = january(months({ shift: 1 }));
    expect(found[1]!.psi).toBeLessThan(0.02);
    expect(found[2]!.psi).toBeGreaterThan(0.25);
    expect(worstPsi).toBe(Math.max(...found.map(({ psi }) => psi ?? 0)));
  });

  it('show the month in which the order of risk turns around though the values stay', () => {
    const { months: found, worstPsi } = january(months({ turn: true }));
    expect(worstPsi).toBeLessThan(0.02);
    expect(found.map(({ reversals }) => reversals)).toEqual([0, 0, 2, 2]);
  });

  it('leave out rows without a moment, and name no order where outcomes are not known', () => {
    const { feature, rows } = months({});
    const epochs_ms = rows.epochs_ms.with(0, Number.NaN);
    const [stability] = stabilityByMonth([feature], { table: rows.table, epochs_ms });
    expect(stability!.months[0]).toEqual({ month: '2026-01', rows: 999, psi: null, reversals: null });
  });
});
