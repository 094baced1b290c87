import { boundsOf, type Condition, holds, readCondition } from '../../jdm/condition.ts';
import { comparable, onlyZen } from './exact.ts';

export type Test = (value: unknown) => boolean;

/** A condition cell made ready; undefined for one that this walk does not know. An empty cell has no test. */
export function testOf(cell: string): Test | undefined {
  const read = readCondition(cell);
  return read.ok && read.value !== 'any' ? made(read.value) : undefined;
}

function made(condition: Exclude<Condition, 'any'>): Test {
  const bounds = boundsOf(condition);
  const { values, ranges } = condition;
  if (ranges.length === 0 && values.length === 1) {
    const [only] = values;
    if (typeof only !== 'number') return (value) => value === only || isObject(value);
  }
  return (value) => {
    if (typeof value === 'number') {
      if (!Number.isSafeInteger(value) && !bounds.every((bound) => comparable(value, bound))) return onlyZen();
      return holds(condition, value);
    }
    return typeof value === 'string' || typeof value === 'boolean' ? values.includes(value) : onlyZen();
  };
}

/** No cell tests a list. */
function isObject(value: unknown): false {
  return typeof value === 'object' ? onlyZen() : false;
}
