import { type Clock, newId } from '@lendline/kernel';
import { z } from 'zod';
import { createDelays } from '../delays.ts';
import type { Log } from '../log.ts';
import type { ClientRegistry } from '../oauth/clients.ts';
import type { Kept } from '../state/snapshot.ts';
import { signedHeaders } from './signature.ts';

const callbackShape = z.object({
  id: z.string(),
  clientId: z.string(),
  method: z.enum(['POST', 'PUT']),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  attempts: z.int(),
});
type Callback = z.infer<typeof callbackShape>;

export interface NewCallback {
  readonly clientId: string;
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly delay_ms?: number;
  /** Twice: a careless sender repeats itself, with the same webhook id. */
  readonly copies?: 1 | 2;
}

export interface Callbacks {
  /** Sends until the receiver answers 2xx, at most as often as there are pauses. Resolves after the first attempt. */
  send(callback: NewCallback): Promise<void>;
  /** Ends the waiting; what has not arrived is in the snapshot and is sent after the next start. */
  stop(): void;
  resume(): void;
  readonly kept: Kept;
}

interface CallbackOptions {
  readonly clients: ClientRegistry;
  readonly clock: Clock;
  readonly log: Log;
  readonly touch: () => void;
  /** Pauses before the second, third ... attempt. */
  readonly retry_ms?: readonly number[];
}

const patience_ms = 10_000;

/** Answers that come later: the wallet's and the SMS door's. Real receivers are down, slow and see things twice. */
export function createCallbacks(options: CallbackOptions): Callbacks {
  const { touch, retry_ms = [500, 2_000, 10_000, 60_000, 300_000] } = options;
  const open = new Map<string, Callback>();
  const delays = createDelays();
  const stopped = new AbortController();

  async function attempt(callback: Callback): Promise<void> {
    if (stopped.signal.aborted) return;
    callback.attempts += 1;
    const delivered = await deliver(callback, options, stopped.signal);
    if (stopped.signal.aborted) return;
    const pause = retry_ms[callback.attempts - 1];
    if (delivered || pause === undefined) {
      if (!delivered) options.log.warn({ callback: callback.id, attempts: callback.attempts }, 'callback given up');
      open.delete(callback.id);
    } else {
      void delays.after(pause, () => attempt(callback));
    }
    touch();
  }

  return {
    send: ({ clientId, method, url, headers = {}, body, delay_ms = 0, copies = 1 }) => {
      const id = newId('msg', options.clock.now());
      const callback: Callback = { id, clientId, method, url, headers, body: JSON.stringify(body), attempts: 0 };
      open.set(id, callback);
      touch();
      return delays.after(delay_ms, async () => {
        await attempt(callback);
        if (copies === 2) await deliver(callback, options, stopped.signal);
      });
    },
    stop: () => {
      stopped.abort();
      delays.stop();
    },
    resume: () => {
      for (const callback of open.values()) void attempt(callback);
    },
    kept: {
      name: 'callbacks',
      save: () => [...open.values()],
      load: (saved) => {
        for (const callback of z.array(callbackShape).parse(saved)) {
          open.set(callback.id, { ...callback, attempts: 0 });
        }
      },
    },
  };
}

async function deliver(
  callback: Callback,
  { clients, clock }: CallbackOptions,
  stopped: AbortSignal,
): Promise<boolean> {
  const client = clients.find(callback.clientId);
  if (!client) return false;
  const signed = signedHeaders(client.callbackSecret, { id: callback.id, at: clock.now(), body: callback.body });
  try {
    const response = await fetch(callback.url, {
      method: callback.method,
      headers: { 'content-type': 'application/json', ...callback.headers, ...signed },
      body: callback.body,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(patience_ms)]),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
