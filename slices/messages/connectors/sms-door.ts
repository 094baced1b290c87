import { accessTokens, isTimeout, type OutsideAccount } from '@lendline/platform';

export type SmsAnswer =
  | { readonly kind: 'taken'; readonly reference: string }
  | { readonly kind: 'refused'; readonly because: string }
  /** Nobody knows whether it went: it is asked again under the same key, so that it goes once. */
  | { readonly kind: 'unknown'; readonly because: 'timeout' | 'carrier-error' };

export interface OutgoingText {
  readonly to: string;
  readonly text: string;
  /** Ours: makes a repeated request one message, and comes back in the receipt. */
  readonly key: string;
}

/** A carrier's door for our own texts. */
export interface SmsDoor {
  send(text: OutgoingText): Promise<SmsAnswer>;
}

export interface SmsAccount extends OutsideAccount {
  readonly sender: string;
  readonly receiptUrl: string | null;
}

const scope = 'sms:send';

/** The carrier's REST door: OAuth2, one POST, an `Idempotency-Key`, receipts signed after Standard Webhooks. */
export function restSmsDoor(account: SmsAccount): SmsDoor {
  const tokens = accessTokens(account);
  return {
    send: async (outgoing) => {
      try {
        const answer = await post(account, outgoing, await tokens.for(scope));
        if (answer.kind === 'refused' && answer.because === 'UNAUTHENTICATED') tokens.forget(scope);
        return answer;
      } catch (error) {
        return { kind: 'unknown', because: isTimeout(error) ? 'timeout' : 'carrier-error' };
      }
    },
  };
}

async function post(account: SmsAccount, { to, text, key }: OutgoingText, token: string): Promise<SmsAnswer> {
  const response = await fetch(new URL('/sms/v1/messages', account.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({
      to,
      text,
      from: account.sender,
      reference: key,
      ...(account.receiptUrl ? { callbackUrl: account.receiptUrl } : {}),
    }),
    signal: AbortSignal.timeout(account.timeout_ms),
  });
  const body = (await response.json()) as { messageId?: string; code?: string };
  if (response.ok && body.messageId) return { kind: 'taken', reference: body.messageId };
  if (response.status >= 500 || response.status === 429) return { kind: 'unknown', because: 'carrier-error' };
  return { kind: 'refused', because: body.code ?? `status-${response.status}` };
}
