import { type Failure } from '@lendline/kernel';

/** Names to values: one vector's figures. */
export type Fields = Readonly<Record<string, unknown>>;

export interface Comparison {
  readonly vector: string;
  readonly expected: Fields;
  readonly got: Fields;
  /** How far a number may be off, absolutely and in proportion to the expected one; 1e-7 unless told. */
  readonly tolerance?: (expected: number) => number;
  /** Names that may be there without being expected, whatever their value; a null may always. */
  readonly unexpected?: (name: string) => boolean;
}

/** Every expected field that differs or is missing, and every field with a value that was not expected. */
export function compareFields({ vector, expected, got, tolerance, unexpected }: Comparison): Failure[] {
  const within = tolerance ?? exactly;
  const wrong = Object.entries(expected)
    .filter(([name, value]) => !(name in got) || !same(value, got[name], within))
    .map(([field, value]) => ({
      vector,
      field,
      expected: text(value),
      got: field in got ? text(got[field]) : 'no field',
    }));
  const extra = Object.entries(got)
    .filter(([name, value]) => value !== null && !(name in expected) && !unexpected?.(name))
    .map(([field, value]) => ({ vector, field, expected: 'no field', got: text(value) }));
  return [...wrong, ...extra];
}

export function exactly(expected: number): number {
  return 1e-7 * Math.max(1, Math.abs(expected));
}

function same(expected: unknown, got: unknown, within: (expected: number) => number): boolean {
  if (typeof expected === 'number' && typeof got === 'number') return Math.abs(expected - got) <= within(expected);
  if (Array.isArray(expected) && Array.isArray(got)) {
    return expected.length === got.length && expected.every((value, at) => same(value, got[at], within));
  }
  return expected === got;
}

function text(value: unknown): string {
  const whole = JSON.stringify(value) ?? 'undefined';
  return whole.length > 200 ? `${whole.slice(0, 200)}…` : whole;
}

/** Nested objects as one, with bandicoot's separator. */
export function flatten(value: unknown, prefix = ''): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries((value ?? {}) as Fields)) {
    const name = prefix === '' ? key : `${prefix}__${key}`;
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) Object.assign(flat, flatten(inner, name));
    else flat[name] = inner;
  }
  return flat;
}
