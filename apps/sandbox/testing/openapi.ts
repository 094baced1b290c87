import { Ajv, type ErrorObject } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Where the reference files lie; not part of the repository. */
export const reference = new URL(`${process.env['LENDLINE_REFERENCE'] ?? '../shared/data'}/`, `file://${repository}`);

export const referenceIsThere = existsSync(new URL('camara/', reference));

/** Ends a test's title, so that a skipped one says why. */
export const orAbsent = referenceIsThere ? '' : ' (skipped: the reference data is absent)';

export interface OpenApiContract {
  /** What is wrong with a body under the schema that the file gives for the answer; undeclared statuses are wrong. */
  responseErrors(operation: string, status: number, body: unknown): readonly string[];
  requestErrors(operation: string, body: unknown): readonly string[];
  /** The same under a schema by its name. */
  schemaErrors(name: string, body: unknown): readonly string[];
}

/** @param path of the OpenAPI 3.0 file under the reference folder; operations go by `post /verify` */
export function openApiContract(path: string): OpenApiContract {
  const document = draft7(parse(readFileSync(new URL(path, reference), 'utf8'))) as Node;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  // The package's types describe the CommonJS shape.
  (addFormatsModule as unknown as (instance: Ajv) => void)(ajv);
  ajv.addSchema({ $id: 'api', ...document });

  function errors(pointer: string, body: unknown): readonly string[] {
    const validate = ajv.compile({ $ref: `api#${pointer}` });
    return validate(body) ? [] : (validate.errors ?? []).map(inWords);
  }

  return {
    schemaErrors: (name, body) => errors(`/components/schemas/${name}`, body),
    requestErrors: (operation, body) => {
      const { node, pointer } = follow(document, [...operationPath(operation), 'requestBody']);
      return node ? errors(`${pointer}/content/application~1json/schema`, body) : ['no request body is declared'];
    },
    responseErrors: (operation, status, body) => {
      const { node, pointer } = follow(document, [...operationPath(operation), 'responses', String(status)]);
      if (!node) return [`status ${status} is not declared for ${operation}`];
      if (node['content'] === undefined) return body === undefined ? [] : ['no body is declared'];
      return errors(`${pointer}/content/application~1json/schema`, body);
    },
  };
}

type Node = { readonly [key: string]: unknown };

function operationPath(operation: string): string[] {
  const [method = '', path = ''] = operation.split(' ');
  return ['paths', path, method];
}

/** Walks to a node, through one `$ref` at the end, and says where it is as a JSON pointer. */
function follow(document: Node, path: readonly string[]): { node: Node | undefined; pointer: string } {
  const node = path.reduce<Node | undefined>((at, key) => at?.[key] as Node | undefined, document);
  const to = node?.['$ref'];
  if (typeof to !== 'string') {
    return { node, pointer: path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('') };
  }
  return follow(document, to.replace('#/', '').split('/'));
}

/** OpenAPI 3.0 writes an open bound as `exclusiveMinimum: true`; JSON Schema of draft 7 as the bound itself. */
function draft7(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(draft7);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, draft7(value)]));
  if (copy['exclusiveMinimum'] === true) {
    const { minimum, ...rest } = copy;
    return { ...rest, exclusiveMinimum: minimum };
  }
  return copy;
}

function inWords(error: ErrorObject): string {
  return `${error.instancePath || 'body'} ${error.message ?? ''}`;
}
