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
