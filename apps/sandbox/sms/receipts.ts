import { canonicalJson } from '@lendline/kernel';

/** What the carrier says about a message it has taken. */
export interface SentMessage {
  readonly messageId: string;
  readonly reference?: string;
  readonly status: 'delivered' | 'undelivered';
  readonly at: string;
}

export interface Receipts {
  /** The answer already given under this key; `differs` when the key came with another request. */
  repeated(clientId: string, key: string | undefined, request: unknown): SentMessage | 'differs' | undefined;
  remember(clientId: string, sent: { key: string | undefined; request: unknown; message: SentMessage }): void;
  find(clientId: string, messageId: string): SentMessage | undefined;
}

/** Answers of this run: a carrier forgets idempotency keys and message states after a while as well. */
export function createReceipts(): Receipts {
  const byKey = new Map<string, { request: string; message: SentMessage }>();
  const byId = new Map<string, SentMessage>();
  return {
    repeated: (clientId, key, request) => {
      const earlier = key === undefined ? undefined : byKey.get(`${clientId} ${key}`);
      if (!earlier) return undefined;
      return earlier.request === canonicalJson(request) ? earlier.message : 'differs';
    },
    remember: (clientId, { key, request, message }) => {
      byId.set(`${clientId} ${message.messageId}`, message);
      if (key !== undefined) byKey.set(`${clientId} ${key}`, { request: canonicalJson(request), message });
    },
    find: (clientId, messageId) => byId.get(`${clientId} ${messageId}`),
  };
}
