import { err, ok, type Result } from '@lendline/kernel';
import type { EventRule } from './event-table.ts';
import type { EventModel } from './pretrain.ts';

/** An encoder of events as JSON keeps it: its graph in base64, and which columns it reads. */
export interface StoredEvents extends Pick<EventModel, 'plan' | 'net'> {
  readonly graph: string;
  readonly rule: EventRule;
  /** People whose events it was learnt from. */
  readonly people: number;
}

export function storeEvents({ plan, net, graph }: EventModel, rule: EventRule, people: number): StoredEvents {
  return { plan, net, graph: graph.toBase64(), rule, people };
}

/** The encoder that `storeEvents` made. Error: `damaged`, the graph is no base64 or a part is absent. */
export function loadEvents(stored: StoredEvents): Result<EventModel, 'damaged'> {
  if (!isWhole(stored)) return err('damaged');
  const { plan, net, graph } = stored;
  try {
    return ok({ plan, net, graph: Uint8Array.fromBase64(graph) });
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return err('damaged');
    throw error;
  }
}

/** Whether the parts that embedding reads are there: the text comes from a file. */
function isWhole({ plan, net, rule }: Partial<StoredEvents>): boolean {
  const areLists = [plan?.kinds, plan?.numbers, rule?.numbers].every((list) => Array.isArray(list));
  const areCounts = [net?.embedding, net?.length, net?.numbers].every((count) => Number.isInteger(count));
  return areLists && areCounts && typeof rule?.person === 'string';
}
