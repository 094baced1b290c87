import { createHash } from 'node:crypto';
import { canonicalJson, type Context } from '@lendline/kernel';
import type { Context as Request } from 'hono';
import type { ClaimStore, IdempotencyClaim } from '../database/idempotency.ts';
import type { Answer } from './answer.ts';
import { doorProblem } from './door-problems.ts';

export interface KeyedCall {
  readonly request: Request;
  readonly context: Context;
  readonly operation: string;
  readonly input: Record<string, unknown>;
  readonly store: ClaimStore;
  run(): Promise<Answer>;
}

/**
 * Runs an operation once per key: the same key and body replays the stored answer, another body answers 422,
 * one in progress 409. Only answers that settle something are kept; after a crash the key is free again.
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
  try {
    const answer = await call.run();
    const status = 'problem' in answer ? answer.problem.status : 200;
    // A session token is a secret: it is not stored, so an answer with one is not replayed.
    if (status >= 500 || 'session' in answer) await call.store.abandon(claim);
    else await call.store.finish(claim, { status, answer });
    return answer;
  } catch (error) {
    await call.store.abandon(claim);
    throw error;
  }
}

function claimOf(call: KeyedCall, key: string): IdempotencyClaim {
  const requestHash = createHash('sha256').update(canonicalJson(call.input)).digest('hex');
  return { context: call.context, key, operation: call.operation, requestHash };
}
