import type { NumericColumn } from '../data/table.ts';
import { openSession } from '../onnx/session.ts';
import { eventTensors } from './event-batch.ts';
import { encodeEvents, type EventSequence } from './events.ts';
import type { EventModel } from './pretrain.ts';

const embeddedAtOnce = 128;

/**
 * What the encoder says of each person's latest events, as columns that stand beside the other features: `name_1` and so
 * on, one for each number of the embedding; missing for a person without events.
 */
export async function embedPeople(
  { plan, net, graph }: EventModel,
  sequences: readonly EventSequence[],
  name = 'events',
): Promise<readonly NumericColumn[]> {
  const session = await openSession(graph);
  const columns = Array.from({ length: net.embedding }, (_, index): NumericColumn => {
    return {
      kind: 'numeric',
      name: `${name}_${index + 1}`,
      values: new Float64Array(sequences.length).fill(Number.NaN),
    };
  });
  for (let from = 0; from < sequences.length; from += embeddedAtOnce) {
    const stretches = sequences.slice(from, from + embeddedAtOnce).map((sequence) => {
      return { events: encodeEvents(plan, sequence), from: 0, until: sequence.kinds.length };
    });
    const { embedding } = await session.run(eventTensors(stretches, net), { embedding: null });
    for (const [row, { until }] of stretches.entries()) {
      if (until === 0) continue;
      for (const [index, { values }] of columns.entries()) {
        values[from + row] = Number(embedding![row * net.embedding + index]);
      }
    }
  }
  await session.release();
  return columns;
}
