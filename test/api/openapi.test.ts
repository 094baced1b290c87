import type { Route } from '@lendline/kernel';
import { bindSlice, openApiDocument, z } from '@lendline/platform';
import { allSlices } from '@lendline/server';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { openApiShape } from './openapi-shape.ts';

// What the operations do is no part of the document.
const slices = allSlices.map((slice) => {
  const routes = slice.routes as Readonly<Record<string, Route>>;
  const operations = Object.fromEntries(Object.keys(routes).map((name) => [name, () => Promise.resolve()]));
  return bindSlice(slice, operations, () => Promise.resolve());
});

const operations = slices.flatMap((slice) =>
  slice.operations.map((operation) => ({ ...operation, slice: slice.name, id: `${slice.name}.${operation.name}` })),
);

interface Documented {
  readonly operationId: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

const document = openApiDocument(slices, '0.1.0') as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>>;
  readonly components: object;
};
const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('binary', true);
  return ajv;
}

describe('the API document of all slices', () => {
  it('is OpenAPI 3.1, as far as we use it', () => {
    const validate = newAjv().compile(openApiShape);
    validate(JSON.parse(JSON.stringify(document)));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('holds every operation of every slice once, under a name of its own', () => {
    const ids = documented.map(({ operationId }) => operationId);
    expect(ids.toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    expect(slices.length).toBe(12);
  });

  it('declares every parameter of a path, and no other', () => {
    for (const { path, parameters = [] } of documented) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
    }
  });

  it('describes bodies and answers in JSON Schema that a validator takes', () => {
    const ajv = newAjv();
    ajv.addSchema({ $id: 'document', components: document.components });
    const inDocument = (schema: object): object =>
      JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')) as object;
    const unreadable = documented.flatMap(({ operationId, parameters = [], requestBody, responses }) => {
      const contents = [requestBody?.content ?? {}, ...Object.values(responses).map(({ content }) => content)];
      const schemas = [...contents.flatMap((one) => Object.values(one)), ...parameters].map(({ schema }) => schema);
      return schemas.flatMap((schema) => whyNot(() => ajv.compile(inDocument(schema)), operationId));
    });
    expect(unreadable).toEqual([]);
  });

  it('shows a session’s token nowhere', () => {
    const told = documented.filter(({ operationId }) => !/resolveSession|Ticket/.test(operationId));
    expect(JSON.stringify(told)).not.toContain('sessionToken');
  });
});

describe('the routes of all slices', () => {
  it('do not hide one another: of two that fit a path, one is fixed and of the same slice', () => {
    const clashes = operations.flatMap((one) =>
      operations
        .filter((other) => other.id > one.id && other.route.method === one.route.method)
        .filter((other) => overlap(one.route.path, other.route.path))
        .filter((other) => other.slice !== one.slice || shape(one.route.path) === shape(other.route.path))
        .map((other) => `${one.id} and ${other.id}`),
    );
    expect(clashes).toEqual([]);
  });

  it.each(operations.filter(({ route }) => route.method === 'GET' || route.method === 'DELETE'))(
    'of $id take its fields as the texts of a URL',
    ({ input, route }) => {
      const shapeOf = (input as z.ZodObject).shape as Readonly<Record<string, z.ZodType>>;
      const described = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }).properties ?? {};
      const wrong = Object.entries(shapeOf).filter(([name, schema]) => {
        if (route.path.includes(`{${name}}`)) return false;
        const { type } = described[name] as { type?: string };
        if (type === 'number' || type === 'integer') return !schema.safeParse('1').success;
        if (type === 'boolean')
          return schema.safeParse('false').data !== false || schema.safeParse('true').data !== true;
        return type === 'array' || type === 'object';
      });
      expect(wrong.map(([name]) => name)).toEqual([]);
    },
  );

  it('keep persons out of URLs', () => {
    const inUrls = operations.flatMap(({ id, route, input }) => {
      const fields = Object.keys((input as z.ZodObject).shape ?? {});
      const inPath = fields.filter((name) => route.path.includes(`{${name}}`));
      const shown = route.method === 'GET' || route.method === 'DELETE' ? fields : inPath;
      return shown
        .filter((name) => /phone|msisdn|idNumber|birth|email|fullName/i.test(name))
        .map((name) => `${id} ${name}`);
    });
    expect(inUrls).toEqual([]);
  });

  it('that end or begin a session say so where a cookie can follow', () => {
    const sessions = operations.filter(({ route }) => route.session);
    expect(sessions.map(({ id }) => id)).toContain('lines.answerChallenge');
    const without = sessions.filter(({ output }) => !('sessionToken' in (output as z.ZodObject).shape));
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('never store a file for a replay', () => {
    expect(operations.filter(({ route }) => route.transfer === 'download' && route.idempotent)).toEqual([]);
  });
});

function shape(path: string): string {
  return path.replaceAll(/\{\w+\}/g, '{}');
}

function overlap(one: string, other: string): boolean {
  const [a, b] = [one.split('/'), other.split('/')];
  if (a.length !== b.length) return false;
  return a.every((part, at) => part === b[at] || part.startsWith('{') || b[at]!.startsWith('{'));
}

function whyNot(compile: () => unknown, operation: string): string[] {
  try {
    compile();
    return [];
  } catch (error) {
    return [`${operation}: ${String(error)}`];
  }
}
