import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows, plainQuotedCells, quotedCells } from './csv-rows.ts';

const trimmed = (cells: readonly string[] | null): string[] | null => cells && cells.map((cell) => cell.trim());

describe('the rows of a table', () => {
  it('are split in the quick way as the library splits them, wherever the quick way gives an answer', () => {
    const text = fc
      .array(fc.constantFrom('a', '"', '"', ',', ' ', '\t', '中', '""', '\n'), { maxLength: 24 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (row) => {
        const quick = plainQuotedCells(row, ',');
        const library = quotedCells(row, ',');
        fc.pre(quick !== null && library !== null && row.trim() !== '');
        expect(trimmed(quick)).toEqual(trimmed(library));
      }),
      { numRuns: 2000 },
    );
  });

  it('keep a cell over several lines, and lose one row only to a quote that is never closed', () => {
    const rows = csvRows('a,"b\nc",d\ne,"f\n2024-01-01,g\n');
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b\nc', 'd'], whole: true },
      { line: 3, cells: ['e', '"f'], whole: false },
      { line: 4, cells: ['2024-01-01', 'g'], whole: true },
    ]);
  });
});
