import { assert } from '@lendline/kernel';
import { numberEncoder, type NumberEncoding, planEncoding, widthOfEncoding } from '../nets/encoder.ts';

/** The records of one person, oldest first: calls, texts, top-ups or payments as they came. */
export interface EventSequence {
  /** What each event was, as "call out" or "top-up". */
  readonly kinds: readonly string[];
  /** By name one number an event, as seconds since the event before or an amount; NaN where there is none. */
  readonly numbers: Readonly<Record<string, ArrayLike<number>>>;
}

/** How events become numbers, chosen from the training sequences. */
export interface EventPlan {
  /** Kinds with a number of their own, from 2; 0 stands for "no event" and 1 for kinds that are rare or new. */
  readonly kinds: readonly string[];
  readonly numbers: readonly NumberEncoding[];
}

const otherKind = 1;
const firstKind = 2;
const rareShare = 0.001;

export function planEvents(sequences: readonly EventSequence[]): EventPlan {
  const counts = new Map<string, number>();
  for (const { kinds } of sequences) for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const all = sequences.reduce((total, { kinds }) => total + kinds.length, 0);
  const names = [...new Set(sequences.flatMap(({ numbers }) => Object.keys(numbers)))];
  const encodings = planEncoding(names.map((name) => ({ kind: 'numeric', name, values: joined(sequences, name) })));
  return {
    kinds: [...counts.keys()].filter((kind) => counts.get(kind)! >= rareShare * all).toSorted(),
    numbers: encodings.filter((encoding) => encoding.kind === 'number'),
  };
}

function joined(sequences: readonly EventSequence[], name: string): Float64Array {
  return Float64Array.from(
    sequences.flatMap(({ kinds, numbers }) => kinds.map((_, event) => numbers[name]?.[event] ?? Number.NaN)),
  );
}

export function numbersPerEvent({ numbers }: EventPlan): number {
  return numbers.reduce((total, encoding) => total + widthOfEncoding(encoding), 0);
}

/** Number of different codes of kinds, the two without a name included. */
export function kindCodes({ kinds }: EventPlan): number {
  return firstKind + kinds.length;
}

/** Events of one person as an encoder reads them. */
export interface EncodedEvents {
  readonly kinds: Int32Array;
  /** [events, numbers], event after event. */
  readonly numbers: Float32Array;
}

export function encodeEvents(plan: EventPlan, { kinds, numbers }: EventSequence): EncodedEvents {
  const codes = new Map(plan.kinds.map((kind, index) => [kind, firstKind + index]));
  const width = numbersPerEvent(plan);
  const encoded = new Float32Array(kinds.length * width);
  let first = 0;
  for (const encoding of plan.numbers) {
    const values = numbers[encoding.name];
    assert(!values || values.length === kinds.length, `every event has a number named ${encoding.name}`);
    const encode = numberEncoder(encoding);
    for (const event of kinds.keys()) encode(values?.[event] ?? Number.NaN, encoded, event * width + first);
    first += widthOfEncoding(encoding);
  }
  return { kinds: Int32Array.from(kinds, (kind) => codes.get(kind) ?? otherKind), numbers: encoded };
}
