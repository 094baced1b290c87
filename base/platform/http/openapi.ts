import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { BoundOperation, BoundSlice } from '../slice/bind.ts';
import { documentedSchema } from './documented-schema.ts';
import { inputHeader } from './input.ts';
import { problemEnvelope } from './problem-envelope.ts';
import { sessionCookies } from './request-context.ts';

/** The OpenAPI 3.1 document of these slices, made from the same routes and schemas as their doors. */
export function openApiDocument(slices: readonly BoundSlice[], version: string): object {
  const app = new OpenAPIHono();
  const { openAPIRegistry: registry } = app;
  registry.registerComponent('securitySchemes', 'borrower', {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookies.borrower,
  });
  registry.registerComponent('securitySchemes', 'staff', { type: 'apiKey', in: 'cookie', name: sessionCookies.staff });
  registry.registerComponent('securitySchemes', 'service', { type: 'http', scheme: 'bearer' });
  for (const slice of slices) {
    for (const operation of slice.operations) registry.registerPath(pathOf(slice.name, operation));
  }
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Lendline', version, license: { name: 'Apache-2.0' }, description: 'Credit from a phone number.' },
    tags: slices.map(({ name }) => ({ name })),
  });
}

type PathConfig = Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0];

function pathOf(slice: string, operation: BoundOperation): PathConfig {
  const { name, route } = operation;
  const [input, output] = [documentedSchema(operation.input), documentedSchema(operation.output)];
  return {
    operationId: `${slice}.${name}`,
    method: route.method.toLowerCase() as 'get',
    path: `/api${route.path}`,
    tags: [slice],
    summary: route.summary,
    ...(route.permission && route.permission !== 'self'
      ? { description: `Staff need the permission \`${route.permission}\`.` }
      : {}),
    // An empty requirement says that no proof is needed.
    security: route.audience.map((kind): Record<string, string[]> => (kind === 'public' ? {} : { [kind]: [] })),
    request: { ...inputPart(route, input), headers: headersOf(route, input) },
    responses: {
      200: { description: 'Done', content: answerContent(route, output) },
      default: { description: 'A problem', content: { 'application/problem+json': { schema: problemEnvelope } } },
    },
  };
}

function headersOf(route: BoundOperation['route'], input: z.ZodType): z.ZodObject {
  const key = z.string().min(8).max(128).openapi({ description: 'Makes a repeated request one request.' });
  const fields = z.string().openapi({ description: `base64url of JSON: ${uploadFields(route, input).join(', ')}` });
  return z.object({
    ...(route.idempotent ? { 'idempotency-key': key } : {}),
    ...(uploadFields(route, input).length > 0 ? { [inputHeader]: fields } : {}),
  });
}

function uploadFields(route: BoundOperation['route'], input: z.ZodType): readonly string[] {
  if (route.transfer !== 'upload' || !(input instanceof z.ZodObject)) return [];
  return Object.keys(input.shape).filter((name) => name !== 'bytes' && !route.path.includes(`{${name}}`));
}

function inputPart(route: BoundOperation['route'], input: z.ZodType): PathConfig['request'] {
  if (!(input instanceof z.ZodObject)) return {};
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const pick = (names: readonly string[]): z.ZodObject =>
    z.object(Object.fromEntries(Object.entries(input.shape).filter(([name]) => names.includes(name))));
  const others = Object.keys(input.shape).filter((name) => !inPath.includes(name) && name !== 'bytes');
  const params = inPath.length > 0 ? { params: pick(inPath) } : {};
  if (route.method === 'GET' || route.method === 'DELETE')
    return { ...params, ...(others.length > 0 ? { query: pick(others) } : {}) };
  if (route.transfer === 'upload') {
    return {
      ...params,
      body: { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
    };
  }
  return { ...params, body: { content: { 'application/json': { schema: pick(others) } } } };
}

function answerContent(route: BoundOperation['route'], output: z.ZodType): { [media: string]: { schema: z.ZodType } } {
  if (route.transfer === 'download')
    return { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } };
  return {
    'application/json': {
      schema: route.session && output instanceof z.ZodObject ? output.omit({ sessionToken: true }) : output,
    },
  };
}
