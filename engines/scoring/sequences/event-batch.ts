import type { GraphTensor } from '../onnx/session.ts';
import type { EncodedEvents } from './events.ts';

/** Events of one person from `from` up to and without `until`. */
export interface Stretch {
  readonly events: EncodedEvents;
  readonly from: number;
  readonly until: number;
}

/** How many events a net reads of each person, and how many numbers of each event. */
export interface EventShape {
  readonly length: number;
  readonly numbers: number;
}

/**
 * Stretches as the tensors of a graph, the last event of each at the end; what is missing at the front is "no event".
 */
export function eventTensors(
  stretches: readonly Stretch[],
  { length, numbers }: EventShape,
): Readonly<Record<string, GraphTensor>> {
  const rows = stretches.length;
  const kinds = new BigInt64Array(rows * length);
  const values = new Float32Array(rows * length * numbers);
  const present = new Float32Array(rows * length);
  for (const [row, { events, from, until }] of stretches.entries()) {
    const first = Math.max(from, until - length);
    const at = (row + 1) * length - (until - first);
    for (let event = first; event < until; event += 1) kinds[at + event - first] = BigInt(events.kinds[event]!);
    values.set(events.numbers.subarray(first * numbers, until * numbers), at * numbers);
    present.fill(1, at, (row + 1) * length);
  }
  return {
    kinds: { type: 'int64', shape: [rows, length], elements: kinds },
    numbers: { type: 'float32', shape: [rows, length, numbers], elements: values },
    present: { type: 'float32', shape: [rows, length, 1], elements: present },
  };
}
