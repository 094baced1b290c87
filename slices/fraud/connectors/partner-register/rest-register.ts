import { accessTokens, isTimeout, type OutsideAccount, webhookHeaders } from '@lendline/platform';
import { readAnswer } from './read-answer.ts';
import type { PartnerRegister, RegisterAnswer, RegisterQuestion } from './partner-register.ts';

export interface RegisterAccount extends OutsideAccount {
  /** Shared with the register: what we ask is signed with it, `whsec_` and base64; two with a space while they change. */
  readonly secret: string;
  readonly now: () => Temporal.Instant;
}

const scope = 'register:query';
const path = '/register/v1/queries';

/**
 * A register behind one POST: OAuth2 client credentials, an `Idempotency-Key`, and the request signed after Standard Webhooks 1.0, so
 * that whoever holds a token alone learns nothing.
 */
export function restRegister(account: RegisterAccount): PartnerRegister {
  const tokens = accessTokens(account);
  return {
    ask: async (question) => {
      try {
        const response = await post(account, question, await tokens.for(scope));
        if (response.status === 401) tokens.forget(scope);
        return await answerOf(response);
      } catch (error) {
        return { kind: 'unknown', because: isTimeout(error) ? 'timeout' : 'register-error' };
      }
    },
  };
}

function post(account: RegisterAccount, question: RegisterQuestion, token: string): Promise<Response> {
  const { id, phone, idNumber, asOf } = question;
  const body = JSON.stringify({ id, phone, idNumber, asOf: asOf.toString() });
  return fetch(new URL(path, account.url), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': id,
      ...webhookHeaders(account.secret.split(' '), { id, at: account.now(), body }),
    },
    body,
    signal: AbortSignal.timeout(account.timeout_ms),
  });
}

async function answerOf(response: Response): Promise<RegisterAnswer> {
  // The token may just have ended, and the other side may be ill: both are asked again.
  if (response.status >= 500 || response.status === 429 || response.status === 401) {
    return { kind: 'unknown', because: 'register-error' };
  }
  const text = await response.text();
  if (!response.ok) return { kind: 'refused', because: `status-${response.status}` };
  const answer = readAnswer(text);
  return answer.ok ? { kind: 'answered', ...answer.value } : { kind: 'unknown', because: 'not-readable' };
}
