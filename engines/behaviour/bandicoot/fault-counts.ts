import type { RejectReason, RowProblem } from '../records/row-problem.ts';

/** The fields that bandicoot checks when it loads a row, and the number of rows left out because of each. */
export interface FaultCounts {
  /** Rows left out; a row with two faults counts once here and once under each. */
  readonly all: number;
  readonly interaction: number;
  readonly direction: number;
  readonly correspondent_id: number;
  readonly datetime: number;
  readonly call_duration: number;
  readonly location: number;
}

export type FaultField = Exclude<keyof FaultCounts, 'all'>;

export const noFaults: FaultCounts = {
  all: 0,
  interaction: 0,
  direction: 0,
  correspondent_id: 0,
  datetime: 0,
  call_duration: 0,
  location: 0,
};

/** Counts rows by the fields that are wrong in them. */
export function countFaults(rows: Iterable<readonly FaultField[]>): FaultCounts {
  const counts = { ...noFaults };
  for (const fields of rows) {
    if (fields.length > 0) counts.all += 1;
    for (const field of fields) counts[field] += 1;
  }
  return counts;
}

/** What a row is refused for, as our readers word it. */
export const faultReasons: Readonly<Record<FaultField, RejectReason>> = {
  interaction: 'bad-kind',
  direction: 'bad-direction',
  correspondent_id: 'missing-peer',
  datetime: 'bad-time',
  call_duration: 'bad-duration',
  location: 'bad-place',
};

/** Counts the refused rows of a file of another kind, each by the first thing that was wrong with it. */
export function faultsOfRows(rejected: readonly RowProblem[]): FaultCounts {
  const fields = Object.keys(faultReasons) as FaultField[];
  const counts = countFaults(rejected.map(({ reason }) => fields.filter((field) => faultReasons[field] === reason)));
  return { ...counts, all: rejected.length };
}

/** The counts of several files of one line together. */
export function sumFaults(files: readonly FaultCounts[]): FaultCounts {
  const counts = { ...noFaults };
  for (const file of files)
    for (const field of Object.keys(counts) as (keyof FaultCounts)[]) counts[field] += file[field];
  return counts;
}
