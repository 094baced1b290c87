/** A figure the simulated country rests on. `source` is a publication, or `assumed` where none was found. */
export interface Parameter<Value = number> {
  readonly value: Value;
  readonly unit: string;
  readonly source: string;
}

export function assumed<Value>(value: Value, unit: string): Parameter<Value> {
  return { value, unit, source: 'assumed' };
}
