import {
  type Allocation,
  allocationKinds,
  type BucketRule,
  type BucketRules,
  directions,
  futureRules,
  type Order,
  paymentKinds,
} from './allocation.ts';
import { components } from './component.ts';
import type { JsonFields } from './json-fields.ts';

/** Reads where payments go; an order that is not given is penalties, fees, interest, principal. */
export function readAllocation(fields: JsonFields): Allocation {
  const allocation = readers[fields.choice('kind', allocationKinds)](fields);
  fields.close();
  return allocation;
}

const readers: { readonly [K in Allocation['kind']]: (fields: JsonFields) => Allocation } = {
  oldest_first: (fields) => ({ kind: 'oldest_first', order: readOrder(fields, 'order') }),
  due_first: (fields) => ({
    kind: 'due_first',
    due: readOrder(fields, 'due'),
    inAdvance: readOrder(fields, 'in_advance'),
  }),
  by_bucket: (fields) => ({
    kind: 'by_bucket',
    direction: fields.choice('direction', directions, 'horizontal'),
    rules: { ...readKinds(fields.object('kinds', {})), other: readRule(fields) },
  }),
};

function readKinds(fields: JsonFields): Omit<BucketRules, 'other'> {
  const given = paymentKinds.filter((kind) => fields.has(kind));
  const rules = given.map((kind) => {
    const own = fields.object(kind);
    const rule = readRule(own);
    own.close();
    return [kind, rule] as const;
  });
  fields.close(paymentKinds);
  return Object.fromEntries(rules);
}

function readRule(fields: JsonFields): BucketRule {
  return {
    pastDue: readOrder(fields, 'past_due'),
    due: readOrder(fields, 'due'),
    inAdvance: readOrder(fields, 'in_advance'),
    future: fields.choice('future', futureRules, 'next'),
  };
}

function readOrder(fields: JsonFields, name: string): Order {
  return fields.choices(name, components);
}
