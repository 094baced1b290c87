import type { Problem, Result } from '@lendline/kernel';
import { newIdempotencyKey } from '@lendline/ui';
import { keep, keptKeys, readKept, type Shelf } from '../offline/kept.ts';

interface Attempt {
  readonly key: string;
  /** What was asked for, so that a changed mind is another attempt. */
  readonly input: string;
}

/**
 * Makes one wish of a person one call, however often it is sent: the key of an attempt is kept until the server has
 * settled it, so that a second tap, a retry after a broken line or a reload replays the first answer.
 */
export async function attempt<Value>(
  { name, input, shelf = sessionStorage }: { readonly name: string; readonly input: unknown; readonly shelf?: Shelf },
  send: (options: { readonly idempotencyKey: string }) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  const at = keptKeys.attempt + name;
  const asked = JSON.stringify(input);
  const kept = readKept<Attempt>(shelf, at);
  const key = kept?.input === asked ? kept.key : newIdempotencyKey();
  keep(shelf, at, { key, input: asked } satisfies Attempt);
  const result = await send({ idempotencyKey: key });
  if (isSettled(result)) keep(shelf, at, null);
  return result;
}

/** Whether the server has said its last word on an attempt: not when it never heard of it, broke, or is still at it. */
export function isSettled(result: Result<unknown, Problem>): boolean {
  if (result.ok) return true;
  const { status, code } = result.error;
  return status > 0 && status < 500 && code !== 'in-progress';
}
