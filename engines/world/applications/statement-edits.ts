import type { Random } from '@lendline/kernel';
import { dateOf, dayNumber } from '../days.ts';
import type { OutsideFile, StatementFormat } from '../files.ts';
import {
  amountOf,
  closeSheet,
  columnsOf,
  openSheet,
  retyped,
  type StatementRow,
  type StatementSheet,
  withAmount,
  withCorrectedHead,
} from './statement-bytes.ts';

/** What somebody does to a file of theirs to look better than they are. */
export const deceitfulEdits = [
  'amounts-raised',
  'amounts-raised-head-corrected',
  'rows-added',
  'rows-added-head-corrected',
  'rows-removed',
  'self-made',
] as const;

/** What is done to a file between the wallet and the lender: deceit, and the accidents of honest people. */
export type StatementEdit = (typeof deceitfulEdits)[number] | 'cut-short' | 'saved-again';

/** The file after somebody has been at it. Its bytes are the wallet's own but for what was typed over. */
export function editStatement(
  file: OutsideFile,
  edit: StatementEdit,
  { kind, random }: { readonly kind: StatementFormat; readonly random: Random },
): OutsideFile {
  if (edit === 'cut-short') {
    const kept = Math.floor(file.bytes.length * (0.55 + 0.4 * random.next()));
    return { ...file, bytes: file.bytes.subarray(0, kept) };
  }
  const sheet = openSheet(file.bytes, kind);
  return { ...file, bytes: closeSheet(edited(sheet, edit, random)) };
}

function edited(sheet: StatementSheet, edit: Exclude<StatementEdit, 'cut-short'>, random: Random): StatementSheet {
  switch (edit) {
    case 'amounts-raised':
      return raised(sheet, random);
    case 'amounts-raised-head-corrected':
      return withCorrectedHead(raised(sheet, random));
    case 'rows-added':
      return withAddedRows(sheet, random);
    case 'rows-added-head-corrected':
      return withCorrectedHead(withAddedRows(sheet, random));
    case 'rows-removed':
      return { ...sheet, rows: sheet.rows.filter(({ text }) => !text.includes('还款')) };
    case 'self-made':
      return selfMade(sheet, random);
    case 'saved-again':
      return { ...sheet, rows: sheet.rows.map((row) => savedAgain(row, sheet.kind)) };
  }
}

/** The larger receipts are typed over with a multiple of what they were. */
function raised(sheet: StatementSheet, random: Random): StatementSheet {
  const factor = 150n + BigInt(random.below(200));
  const incoming = sheet.rows.filter(({ direction }) => direction === 'in').map((row) => amountOf(row, sheet.kind));
  const sorted = incoming.toSorted((a, b) => Number(b - a));
  const from = sorted[Math.min(sorted.length - 1, 4 + random.below(8))] ?? 0n;
  const rows = sheet.rows.map((row) => {
    const amount = amountOf(row, sheet.kind);
    return row.direction === 'in' && amount >= from ? withAmount(row, sheet.kind, (amount * factor) / 100n) : row;
  });
  return { ...sheet, rows };
}

/** The best receipts are copied to other days, in their place in time; who copies a row copies its order number. */
function withAddedRows(sheet: StatementSheet, random: Random): StatementSheet {
  const { time } = columnsOf[sheet.kind];
  const best = sheet.rows
    .filter(({ direction }) => direction === 'in')
    .toSorted((a, b) => Number(amountOf(b, sheet.kind) - amountOf(a, sheet.kind)))
    .slice(0, 3);
  const first = sheet.rows.at(-1)?.cells[time]?.slice(0, 10);
  if (first === undefined) return sheet;
  const added = best.flatMap((row) =>
    Array.from({ length: 2 + random.below(3) }, (_, nth) => {
      const [date = '', hour = ''] = (row.cells[time] ?? '').split(' ');
      const day = dateOf(dayNumber(Temporal.PlainDate.from(date)) - 3 - 9 * nth - random.below(6)).toString();
      return day < first ? [] : [retyped(row, time, `${day} ${hour}`)];
    }).flat(),
  );
  return { ...sheet, rows: newestFirst([...sheet.rows, ...added], time) };
}

/**
 * A statement put together from rows of a real one: a handsome wage in round hundreds, little spending, order numbers
 * that were counted up. Half of the makers think of the sums in the head.
 */
function selfMade(sheet: StatementSheet, random: Random): StatementSheet {
  const { time, order } = columnsOf[sheet.kind];
  const wage = BigInt(80 + random.below(120)) * 10_000n;
  const counted = 10 ** 9 + random.below(8 * 10 ** 8);
  const model = sheet.rows.find(({ direction }) => direction === 'in') ?? sheet.rows[0];
  const months = new Set<string>();
  const prefix = (sheet.rows[0]?.cells[time] ?? '').slice(0, 10).replaceAll('-', '');
  const rows = sheet.rows
    .filter((row, at) => row === model || (row.direction === 'out' && at % 4 === 0))
    .flatMap((row) => {
      const month = (row.cells[time] ?? '').slice(0, 7);
      if (months.has(month) || !model) return [row];
      months.add(month);
      return [row, withAmount(retyped(model, time, `${month}-15 10:00:00`), sheet.kind, wage)];
    });
  const numbered = newestFirst(rows, time).map((row, at) =>
    retyped(row, order, `${prefix}${String(counted + at * 7).padStart(20, '0')}\t`),
  );
  const made = { ...sheet, rows: numbered };
  return random.next() < 0.5 ? withCorrectedHead(made) : made;
}

function newestFirst(rows: readonly StatementRow[], time: number): StatementRow[] {
  return rows.toSorted((a, b) => (b.cells[time] ?? '').localeCompare(a.cells[time] ?? ''));
}

/** A spreadsheet opened and saved it: seconds and the tab after long numbers are gone. */
function savedAgain(row: StatementRow, kind: StatementFormat): StatementRow {
  const { time, order } = columnsOf[kind];
  const moment = (row.cells[time] ?? '').replace(/:\d\d$/, '').replaceAll('-', '/');
  return retyped(retyped(row, time, moment), order, (row.cells[order] ?? '').replace('\t', ''));
}
