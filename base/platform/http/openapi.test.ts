import { bindSlice } from '../slice/bind.ts';
import { fairWeather, notesSlice } from '../test/notes-slice.ts';
import { describe, expect, it } from 'vitest';
import { z } from '../schema/values.ts';
import { documentedSchema } from './documented-schema.ts';
import { openApiDocument } from './openapi.ts';

const slice = notesSlice(fairWeather());
const operations = Object.fromEntries(Object.keys(slice.routes).map((name) => [name, () => Promise.resolve()]));
// The amount of `unwritable` is a bigint, which no document can describe: that is its point.
const routes = Object.fromEntries(Object.entries(slice.routes).filter(([name]) => name !== 'unwritable'));
const bound = bindSlice({ ...slice, routes } as never, operations, () => Promise.resolve());

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly description?: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

const document = openApiDocument([bound], '1.2.3') as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const at = (path: string, method: string): Operation => document.paths[`/api${path}`]![method]!;
const parameters = (operation: Operation): string[] =>
  (operation.parameters ?? []).map(({ in: place, name, required }) => `${place} ${name}${required ? '' : '?'}`);

describe('the API document', () => {
  it('says where each field of the input goes', () => {
    expect(parameters(at('/notes/{noteId}', 'get'))).toEqual(['path noteId']);
    expect(parameters(at('/notes/hello', 'get'))).toEqual(['query name?']);
    expect(parameters(at('/notes', 'post'))).toEqual(['header idempotency-key']);
    expect(at('/notes', 'post').requestBody?.content['application/json']?.schema).toMatchObject({
      properties: { text: { type: 'string' } },
      required: ['text'],
    });
  });

  it('tells of an upload’s fields in its header', () => {
    expect(parameters(at('/notes/files', 'post'))).toEqual(['header idempotency-key', 'header x-lendline-input']);
    expect(Object.keys(at('/notes/files', 'post').requestBody!.content)).toEqual(['application/octet-stream']);
  });

  it('says who may ask, and that what is public needs no proof', () => {
    expect(at('/notes/hello', 'get').security).toEqual([{}]);
    expect(at('/notes/mine', 'get').security).toEqual([{ borrower: [] }]);
    expect(at('/notes', 'post').security).toEqual([{}, { borrower: [] }, { staff: [] }, { service: [] }]);
    expect(at('/notes/all', 'delete').description).toContain('notes.remove');
  });

  it('keeps the session’s token out of the answer', () => {
    const { schema } = at('/notes/sign-in', 'post').responses['200']!.content['application/json']!;
    expect(Object.keys((schema as { properties: object }).properties)).toEqual(['as']);
  });

  it('promises the one problem envelope for everything else', () => {
    for (const path of Object.values(document.paths)) {
      for (const { responses } of Object.values(path)) {
        expect(responses['default']!.content['application/problem+json']!.schema).toEqual({
          $ref: '#/components/schemas/Problem',
        });
      }
    }
  });
});

describe('a field that may be left out', () => {
  const leftOut = z.string().exactOptional();

  it.each([
    ['in an object', z.object({ a: z.string(), b: leftOut }), { a: '' }],
    ['in a list', z.array(z.object({ a: z.string(), b: leftOut })), [{ a: '' }]],
    ['in what may be null', z.object({ a: z.string(), b: leftOut }).nullable(), { a: '' }],
    ['in one of several forms', z.union([z.number(), z.object({ a: z.string(), b: leftOut })]), { a: '' }],
    [
      'in one of several kinds',
      z.discriminatedUnion('a', [z.object({ a: z.literal(''), b: leftOut }), z.object({ a: z.literal('x') })]),
      { a: '' },
    ],
    ['in each of a record', z.record(z.string(), z.object({ a: z.string(), b: leftOut })), { k: { a: '' } }],
    ['deep inside', z.object({ deep: z.array(z.object({ a: z.string(), b: leftOut })) }), { deep: [{ a: '' }] }],
  ])('%s is not called required, and the schema reads as before', (_, schema, value) => {
    const documented = documentedSchema(schema);
    expect(JSON.stringify(z.toJSONSchema(documented))).not.toMatch(/"required":\[[^\]]*"b"/);
    expect(documented.parse(value)).toEqual(schema.parse(value));
    expect(documented.safeParse({ wrong: 1 }).success).toBe(schema.safeParse({ wrong: 1 }).success);
  });

  it('keeps the strictness and the checks of its object', () => {
    const strict = z.strictObject({ a: z.number().min(3), b: leftOut });
    const documented = documentedSchema(strict);
    expect(documented.safeParse({ a: 3, c: 1 }).success).toBe(false);
    expect(documented.safeParse({ a: 2 }).success).toBe(false);
  });
});
