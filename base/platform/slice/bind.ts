import type { Context, Problem, Route } from '@lendline/kernel';
import type { z } from '@hono/zod-openapi';
import { gated } from './gate.ts';
import type { AnyClient, AnyOperation, AnySlice } from './manifest.ts';

export interface BoundOperation {
  readonly name: string;
  readonly route: Route;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly call: AnyOperation;
}

/** A slice whose operations are behind the gate. */
export interface BoundSlice {
  readonly name: string;
  readonly operations: readonly BoundOperation[];
  /** The in-process client. */
  readonly client: AnyClient;
}

/** Puts every operation of a built slice behind the gate, and gives the in-process client. */
export function bindSlice(
  slice: AnySlice,
  implementation: AnyClient,
  onRefused: (context: Context, name: string, problem: Problem) => Promise<void>,
): BoundSlice {
  const implemented = implementation as Record<string, AnyOperation>;
  const routes = slice.routes as Record<string, Route>;
  const schemas = slice.schemas as Record<string, { input: z.ZodType; output: z.ZodType }>;
  const operations = Object.entries(routes).map(([name, route]): BoundOperation => {
    const operation = implemented[name];
    const schema = schemas[name];
    if (!operation || !schema) throw new TypeError(`${slice.name}.${name} has a route but no operation or schema`);
    if (route.audience.includes('staff') && !route.audience.includes('public') && !route.permission) {
      throw new TypeError(`${slice.name}.${name} is for staff and names no permission: 'self' is for every member`);
    }
    const call = gated({ name: `${slice.name}.${name}`, route, input: schema.input, operation, onRefused });
    return { name, route, input: schema.input, output: schema.output, call };
  });
  const client = Object.fromEntries(operations.map(({ name, call }) => [name, call]));
  return { name: slice.name, operations, client };
}
