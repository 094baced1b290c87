import { callsIn, flag, one, recordsWhere, select, subquery, textsIn, windowFlags } from './record-sql.ts';
import type { BulkOptions, LocalDays } from './local-days.ts';

/**
 * One row per line with a record in the longest window, from its contacts, which come from one look at every record. A contact's counts are small whole
 * numbers, so that entropy is exact without a share per contact: ln N - (sum of n ln n) / N. Columns: `contact_line`,
 * and per window the `contactSums` and the descending lists `most_* longest_*` of interactions and of call seconds.
 */
export function contactAggregates(days: LocalDays, lines: BulkOptions['lines']): string {
  const { spans, longest } = days;
  const shorter = spans.slice(0, -1);
  const windows = spans.map(({ window }) => window);
  const rows = select(
    ['line', 'peer', `${one} AS one`, `(${one}) * out AS out_one`, 'seconds', ...windowFlags(shorter)],
    `${recordsWhere(days, lines)} AND at_ms >= ${longest.from_ms}`,
  );
  const packed = select(
    [
      'line',
      'peer',
      ...shorter.flatMap(({ window }) => packedCounts(window, `in_${window} * `)),
      ...packedCounts(longest.window, ''),
    ],
    `FROM ${subquery(rows, 'records')}\nGROUP BY line, peer`,
  );
  const counts = select(['line', ...windows.flatMap(unpackedCounts)], `FROM ${subquery(packed, 'packed')}`);
  return select(
    ['line AS contact_line', ...windows.flatMap(overContacts)],
    `FROM ${subquery(counts, 'contacts')}\nGROUP BY line`,
  );
}

function packedCounts(window: string, times: string): string[] {
  return [
    `sum(${times}one) AS both_${window}`,
    `sum(${times}out_one) AS outs_${window}`,
    `sum(${times}seconds) AS talk_${window}`,
  ];
}

function unpackedCounts(window: string): string[] {
  const [both, outs] = [`both_${window}`, `outs_${window}`];
  return [
    both,
    outs,
    `${callsIn(both)} AS call_${window}`,
    `${textsIn(both)} AS text_${window}`,
    `${callsIn(outs)} + ${textsIn(outs)} AS out_${window}`,
    `talk_${window}`,
  ];
}

/** What is added up over the contacts of a line, by name. */
const contactSums: Readonly<Record<string, (w: string) => string>> = {
  packed: (w) => `both_${w}`,
  packed_out: (w) => `outs_${w}`,
  seconds: (w) => `talk_${w}`,
  contacts: (w) => flag(`call_${w} + text_${w} > 0`),
  call_contacts: (w) => flag(`call_${w} > 0`),
  text_contacts: (w) => flag(`text_${w} > 0`),
  logs: (w) => nLogN(`(call_${w} + text_${w})`),
  call_logs: (w) => nLogN(`call_${w}`),
  text_logs: (w) => nLogN(`text_${w}`),
  contact_squares: (w) => `(call_${w} + text_${w}) * (call_${w} + text_${w})`,
  balances: (w) => `out_${w} / greatest(call_${w} + text_${w}, 1)`,
  mutual: (w) => flag(`out_${w} > 0 AND out_${w} < call_${w} + text_${w}`),
};

function nLogN(count: string): string {
  return `${count} * ln(greatest(${count}, 1))`;
}

function overContacts(w: string): string[] {
  return [
    ...Object.entries(contactSums).map(([name, term]) => `sum(${term(w)}) AS sum_${name}_${w}`),
    `descending(call_${w} + text_${w}) AS most_${w}`,
    `descending(talk_${w}) AS longest_${w}`,
  ];
}

/** The sums under their own names, 0 for a line of which the longest window knows no contact. */
export function knownSums(w: string): string[] {
  return Object.keys(contactSums).map((name) => `coalesce(sum_${name}_${w}, 0) AS ${name}_${w}`);
}
