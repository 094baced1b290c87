import {
  anyOf,
  double,
  nLogN,
  one,
  packing,
  recordsWhere,
  select,
  shareOf,
  subquery,
  textsIn,
  windowFlags,
} from './record-sql.ts';
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
  const halves = select(['line', ...windows.flatMap(texts)], `FROM ${subquery(packed, 'packed')}`);
  const counts = select(['line', ...windows.flatMap(unpackedCounts)], `FROM ${subquery(halves, 'halves')}`);
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

function texts(window: string): string[] {
  const [both, outs] = [`both_${window}`, `outs_${window}`];
  return [both, outs, `talk_${window}`, `${textsIn(both)} AS text_${window}`, `${textsIn(outs)} AS out_text_${window}`];
}

/** A packed sum is calls + 2^26 texts, so it is all + (2^26 - 1) texts. */
function unpackedCounts(window: string): string[] {
  const [both, outs] = [`both_${window}`, `outs_${window}`];
  return [
    both,
    outs,
    `talk_${window}`,
    `text_${window}`,
    `${both} - ${double(packing)} * text_${window} AS call_${window}`,
    `${both} - ${double(packing - 1)} * text_${window} AS all_${window}`,
    `${outs} - ${double(packing - 1)} * out_text_${window} AS out_${window}`,
  ];
}

/** What is added up over the contacts of a line, by name. */
const contactSums: Readonly<Record<string, (w: string) => string>> = {
  packed: (w) => `both_${w}`,
  packed_out: (w) => `outs_${w}`,
  contacts: (w) => anyOf(`all_${w}`),
  call_contacts: (w) => anyOf(`call_${w}`),
  text_contacts: (w) => anyOf(`text_${w}`),
  logs: (w) => nLogN(`all_${w}`),
  call_logs: (w) => nLogN(`call_${w}`),
  text_logs: (w) => nLogN(`text_${w}`),
  contact_squares: (w) => `all_${w} * all_${w}`,
  balances: (w) => shareOf(`out_${w}`, `all_${w}`),
  mutual: (w) => `${anyOf(`out_${w}`)} * ${anyOf(`all_${w} - out_${w}`)}`,
};

function overContacts(w: string): string[] {
  return [
    ...Object.entries(contactSums).map(([name, term]) => `sum(${term(w)}) AS sum_${name}_${w}`),
    `descending(all_${w}) AS most_${w}`,
    `descending(talk_${w}) AS longest_${w}`,
  ];
}

/** The sums under their own names, 0 for a line of which the longest window knows no contact. */
export function knownSums(w: string): string[] {
  return Object.keys(contactSums).map((name) => `coalesce(sum_${name}_${w}, 0) AS ${name}_${w}`);
}
