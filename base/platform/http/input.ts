import { type Err, ok, type Problem, type Result, type Route } from '@lendline/kernel';
import type { Context as Request } from 'hono';
import { doorProblem } from './door-problems.ts';

/** The header that carries the input of an upload, whose body is the file: base64url of JSON, so that names stay out of URLs. */
export const inputHeader = 'x-lendline-input';

const largestUpload = 20 * 1024 * 1024;
const largestBody = 1024 * 1024;

/** Gathers an operation's input from path, query and body. */
export async function readInput(route: Route, request: Request): Promise<Result<Record<string, unknown>, Problem>> {
  const path = request.req.param() as Record<string, string>;
  if (route.method === 'GET' || route.method === 'DELETE') return ok({ ...request.req.query(), ...path });
  if (route.transfer === 'upload') return readUpload(request, path);
  const bytes = await readAtMost(request, largestBody);
  if (!bytes) return tooLarge(largestBody);
  const body = parseObject(bytes.length === 0 ? '{}' : new TextDecoder().decode(bytes));
  return body ? ok({ ...body, ...path }) : doorProblem('not-json');
}

async function readUpload(
  request: Request,
  path: Record<string, string>,
): Promise<Result<Record<string, unknown>, Problem>> {
  const bytes = await readAtMost(request, largestUpload);
  if (!bytes) return tooLarge(largestUpload);
  const fields = parseObject(Buffer.from(request.req.header(inputHeader) ?? '', 'base64url').toString('utf8') || '{}');
  return fields ? ok({ ...fields, ...path, bytes }) : doorProblem('not-json');
}

/** The body, or `null` as soon as it is known to be larger: a stranger does not decide how much memory is used. */
async function readAtMost(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const declared = request.req.header('content-length');
  if (Number(declared ?? 0) > limit) return null;
  // A declared length is enforced by the server; without one the body says when it ends.
  if (declared !== undefined || !request.req.raw.body) return new Uint8Array(await request.req.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.req.raw.body) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function tooLarge(limit: number): Err<Problem> {
  return doorProblem('too-large', { megabytes: limit / 1024 / 1024 });
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
