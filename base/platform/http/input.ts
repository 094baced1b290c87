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
  const text = await request.req.text();
  if (text.length > largestBody) return doorProblem('too-large', { megabytes: largestBody / 1024 / 1024 });
  const body = parseObject(text === '' ? '{}' : text);
  return body ? ok({ ...body, ...path }) : doorProblem('not-json');
}

async function readUpload(
  request: Request,
  path: Record<string, string>,
): Promise<Result<Record<string, unknown>, Problem>> {
  const declared = Number(request.req.header('content-length') ?? 0);
  if (declared > largestUpload) return tooLarge();
  const bytes = new Uint8Array(await request.req.arrayBuffer());
  if (bytes.length > largestUpload) return tooLarge();
  const fields = parseObject(Buffer.from(request.req.header(inputHeader) ?? '', 'base64url').toString('utf8') || '{}');
  return fields ? ok({ ...fields, ...path, bytes }) : doorProblem('not-json');
}

function tooLarge(): Err<Problem> {
  return doorProblem('too-large', { megabytes: largestUpload / 1024 / 1024 });
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
