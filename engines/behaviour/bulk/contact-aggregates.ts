import { callsIn, records, select, subquery, textsIn } from './record-sql.ts';
import type { BulkOptions, LocalDays } from './local-days.ts';

/**
 * One row per line, from its contacts, which come from one look at every record. A contact's counts are small whole
 * numbers, so that entropy is exact without a share per contact: ln N - (sum of n ln n) / N. Columns: `contact_line`,
 * and per window `calls_* texts_* out_calls_* out_texts_* seconds_*` of the line, `contacts_* call_contacts_*
 * text_contacts_*`, the sums of n ln n `logs_* call_logs_* text_logs_*`, `contact_squares_*`, `balances_*`, `mutual_*`
 * and the descending lists `most_* longest_*` of interactions and of call seconds per contact.
 */
export function contactAggregates(days: LocalDays, lines: BulkOptions['lines']): string {
  const rows = records(days, lines, ['peer', 'out']);
  const windows = days.spans.map(({ window }) => window);
  const packed = select(
    ['line', 'peer', ...windows.flatMap(packedCounts)],
    `FROM ${subquery(rows, 'records')}\nGROUP BY line, peer`,
  );
  const counts = select(['line', ...windows.flatMap(unpackedCounts)], `FROM ${subquery(packed, 'packed')}`);
  return select(
    ['line AS contact_line', ...windows.flatMap(overContacts)],
    `FROM ${subquery(counts, 'contacts')}\nGROUP BY line`,
  );
}

function packedCounts(window: string): string[] {
  return [
    `sum(in_${window} * one) AS both_${window}`,
    `sum(in_${window} * one * out) AS outs_${window}`,
    `sum(in_${window} * talk) AS talk_${window}`,
  ];
}

function unpackedCounts(window: string): string[] {
  const [both, outs] = [`both_${window}`, `outs_${window}`];
  return [
    `${callsIn(both)} AS call_${window}`,
    `${textsIn(both)} AS text_${window}`,
    `${callsIn(outs)} AS out_call_${window}`,
    `${textsIn(outs)} AS out_text_${window}`,
    `talk_${window}`,
  ];
}

function overContacts(window: string): string[] {
  const [call, text] = [`call_${window}`, `text_${window}`];
  const all = `(${call} + ${text})`;
  const out = `(out_call_${window} + out_text_${window})`;
  const logs = (count: string): string => `sum(${count} * ln(greatest(${count}, 1e0)))`;
  return [
    `sum(${call}) AS calls_${window}`,
    `sum(${text}) AS texts_${window}`,
    `sum(out_call_${window}) AS out_calls_${window}`,
    `sum(out_text_${window}) AS out_texts_${window}`,
    `sum(talk_${window}) AS seconds_${window}`,
    `sum(least(${all}, 1e0)) AS contacts_${window}`,
    `sum(least(${call}, 1e0)) AS call_contacts_${window}`,
    `sum(least(${text}, 1e0)) AS text_contacts_${window}`,
    `${logs(all)} AS logs_${window}`,
    `${logs(call)} AS call_logs_${window}`,
    `${logs(text)} AS text_logs_${window}`,
    `sum(${all} * ${all}) AS contact_squares_${window}`,
    `sum(${out} / greatest(${all}, 1e0)) AS balances_${window}`,
    `sum(CASE WHEN ${out} > 0 AND ${out} < ${all} THEN 1e0 ELSE 0e0 END) AS mutual_${window}`,
    `descending(${all}) AS most_${window}`,
    `descending(talk_${window}) AS longest_${window}`,
  ];
}
