import { err, ok, type Result } from '@lendline/kernel';
import { fileProblem, type FileProblem } from '../records/file-problem.ts';
import { rejectRow, type RowProblem } from '../records/row-problem.ts';
import { decodeText } from '../readers/decode-text.ts';
import type { Attributes } from './bandicoot-user.ts';
import { dictRows } from './dict-rows.ts';
import { exactDay } from './exact-records.ts';
import type { Recharge } from './recharge-indicators.ts';

const day_ms = 86_400_000;
const dayForm = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** The top-ups of a file, and the rows that have no day. */
export interface RechargeFile {
  readonly recharges: readonly Recharge[];
  readonly rejected: readonly RowProblem[];
}

/**
 * Reads `datetime,amount,retailer_id` with days as `2015-1-13`. An amount that is no number is 0, as in bandicoot; a
 * row without a day is rejected (bandicoot stops there). Errors: those of `decodeText`, and `missing-column`.
 */
export function readRecharges(bytes: Uint8Array): Result<RechargeFile, FileProblem> {
  const table = tableOf(bytes, ['datetime']);
  if (!table.ok) return table;
  const recharges: Recharge[] = [];
  const rejected: RowProblem[] = [];
  for (const { cells, line } of table.value.rows) {
    const [, year, month, day] = (dayForm.exec(cells['datetime'] ?? '') ?? []).map(Number);
    const days = year === undefined ? null : exactDay(year, month!, day!);
    const amount = cells['amount']?.trim() ?? '';
    if (days === null) rejected.push(rejectRow('bad-time', line, 'datetime'));
    else recharges.push({ wall_ms: days * day_ms, amount: Number.isFinite(Number(amount)) ? Number(amount) : 0 });
  }
  return ok({ recharges, rejected });
}

/** Reads `key,value`. Errors: those of `decodeText`, and `missing-column`. */
export function readAttributes(bytes: Uint8Array): Result<Attributes, FileProblem> {
  const table = tableOf(bytes, ['key', 'value']);
  if (!table.ok) return table;
  return ok(Object.fromEntries(table.value.rows.map(({ cells }) => [cells['key'] ?? '', cells['value'] ?? ''])));
}

function tableOf(bytes: Uint8Array, required: readonly string[]): Result<ReturnType<typeof dictRows>, FileProblem> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const table = dictRows(decoded.value.text);
  const missing = required.find((column) => !table.columns.includes(column));
  return missing ? err(fileProblem('missing-column', { line: 1, field: missing })) : ok(table);
}
