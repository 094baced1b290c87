import { createHash } from 'node:crypto';
import { canonicalJson, type Context } from '@lendline/kernel';
import type { Context as Request } from 'hono';
import type { ClaimStore, IdempotencyClaim } from '../database/idempotency.ts';
import type { Answer } from './answer.ts';
import { doorProblem } from './door-problems.ts';
import { isBadInput } from '../slice/gate.ts';

export interface KeyedCall {
  readonly request: Request;
  readonly context: Context;
  readonly operation: string;
  readonly input: Record<string, unknown>;
  readonly store: ClaimStore;
  run(key: string): Promise<Answer>;
  /** Told when the work is done but its answer could not be stored. */
  notStored(error: unknown): void;
}

/**
 * Runs an operation once per key: the same key and body replays the stored answer, another body answers 422,
 * one in progress 409. Only answers that settle something are kept. After a crash the key is free again, and whether the
 * work was done nobody here can know: an operation that adds something knows it by the key in its context.
 */
export async function answerOnce(call: KeyedCall): Promise<Answer> {
  const key = call.request.req.header('idempotency-key') ?? '';
  if (!/^[\x21-\x7e]{8,128}$/.test(key)) return { problem: doorProblem('idempotency-key-missing').error };
  const claim = claimOf(call, key);
  const begun = await call.store.begin(claim);
  if (begun.state === 'other-body') return { problem: doorProblem('idempotency-key-reused').error };
  if (begun.state === 'in-progress') return { problem: doorProblem('in-progress').error };
  if (begun.state === 'replay') return { ...(begun.answer as Answer), replayed: true };
  return runClaimed(call, claim);
}

async function runClaimed(call: KeyedCall, claim: IdempotencyClaim): Promise<Answer> {
  let answer: Answer;
  try {
    answer = await call.run(claim.key);
  } catch (error) {
    await call.store.abandon(claim);
    throw error;
  }
  // The work is done: whatever fails from here on must not free the key, or it would be done twice.
  await (
    settles(answer) ? call.store.finish(claim, { status: statusOf(answer), answer }) : call.store.abandon(claim)
  ).catch((error: unknown) => call.notStored(error));
  return answer;
}

/**
 * Whether an answer is kept for replays. Not when our side failed, nor when the input did not fit: nothing ran, and
 * the corrected form may come under the same key. A session token is a secret, so an answer with one is not stored.
 */
function settles(answer: Answer): boolean {
  if ('problem' in answer) return answer.problem.status < 500 && !isBadInput(answer.problem);
  return !('session' in answer);
}

function statusOf(answer: Answer): number {
  return 'problem' in answer ? answer.problem.status : 200;
}

function claimOf({ context, operation, input }: KeyedCall, key: string): IdempotencyClaim {
  const { bytes, ...fields } = input;
  const hash = createHash('sha256').update(canonicalJson(bytes instanceof Uint8Array ? fields : input));
  if (bytes instanceof Uint8Array) hash.update(bytes);
  return { context, key, operation, requestHash: hash.digest('hex') };
}
