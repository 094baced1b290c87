import type { LineRecord } from '../records/line-record.ts';
import { fileWarning, type FileWarning } from '../records/file-warning.ts';

/**
 * Rows that equal an earlier one are kept - a long text is sent in parts within one second - but their number is
 * shown, because a list that was pasted twice looks the same.
 */
export function repeatedRows(records: readonly LineRecord[]): FileWarning[] {
  const seen = new Set<string>();
  let [count, first] = [0, 0];
  for (const { kind, direction, peer, at_ms, seconds, source_line } of records) {
    const key = `${kind}|${direction}|${at_ms}|${seconds}|${peer}`;
    if (!seen.has(key)) {
      seen.add(key);
    } else if (++count === 1) {
      first = source_line;
    }
  }
  return count > 0 ? [fileWarning('repeated-rows', count, first)] : [];
}
