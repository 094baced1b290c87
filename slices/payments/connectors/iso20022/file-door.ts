import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type AccessTokenSource, accessTokens, isTimeout, type OutsideAccount } from '@lendline/platform';
import type { Silence } from '../rail.ts';
import { fileText } from './file-text.ts';

export type Unsure = { readonly kind: 'unknown'; readonly because: Silence };

/** Where files go to a bank and come from it. Nothing throws for what the outside does. */
export interface FileDoor {
  /** The same name and bytes again is the same file. `refused`: the bank takes no such file. */
  put(name: string, text: string): Promise<{ readonly kind: 'taken' | 'refused' } | Unsure>;
  /** Whether the bank has had a file of ours. */
  has(name: string): Promise<{ readonly kind: 'yes' | 'no' } | Unsure>;
  list(): Promise<{ readonly kind: 'names'; readonly names: readonly string[] } | Unsure>;
  read(name: string): Promise<{ readonly kind: 'file'; readonly text: string } | Unsure>;
  /** It was dealt with and is not listed any more. */
  done(name: string): Promise<void>;
  /** Not all of it could be read: it stays where a person finds it. */
  keep(name: string): Promise<void>;
}

const folders = ['out', 'in', 'done', 'aside'] as const;
const nameForm = /^[\w.-]{1,120}$/;

/**
 * A folder that a transfer program of the bank's empties and fills: ours in `out/`, the bank's in `in/`, those dealt with
 * in `done/`, those for a person in `aside/`. A file appears whole or not at all.
 */
export function folderDoor(root: string): FileDoor {
  const path = (part: (typeof folders)[number], name: string) => join(root, part, name);
  const ready = Promise.all(folders.map((part) => mkdir(join(root, part), { recursive: true })));
  const sure = async <Answer>(work: () => Promise<Answer>): Promise<Answer | Unsure> => {
    try {
      await ready;
      return await work();
    } catch {
      return { kind: 'unknown', because: 'rail-error' };
    }
  };
  return {
    put: (name, text) =>
      sure(async () => {
        const half = path('out', `.${name}.${randomUUID()}`);
        const file = await open(half, 'wx', 0o600);
        await file.writeFile(text);
        await file.sync();
        await file.close();
        await rename(half, path('out', name));
        return { kind: 'taken' } as const;
      }),
    // What the bank has fetched is gone from here; what was never written is not told apart from it.
    has: () => Promise.resolve({ kind: 'yes' }),
    list: () =>
      sure(async () => {
        const names = (await readdir(join(root, 'in'))).filter((name) => nameForm.test(name) && !name.startsWith('.'));
        return { kind: 'names', names: names.toSorted() } as const;
      }),
    read: (name) =>
      sure(async () => {
        const text = await fileText(createReadStream(path('in', name)) as AsyncIterable<Uint8Array>);
        return { kind: 'file', text } as const;
      }),
    done: async (name) => {
      await sure(() => rename(path('in', name), path('done', `${name}.${randomUUID()}`)));
    },
    keep: async (name) => {
      await sure(() => rename(path('in', name), path('aside', `${name}.${randomUUID()}`)));
    },
  };
}

const scope = 'bank:files';

/** A bank that takes and gives files over HTTP, under client credentials. */
export function httpDoor(account: OutsideAccount): FileDoor {
  const tokens = accessTokens(account);
  const call = (method: string, path: string, body?: string) => send({ account, tokens }, { method, path, body });
  return {
    put: async (name, text) => {
      const answer = await call('PUT', `in/${name}`, text);
      if ('because' in answer) return answer;
      return { kind: answer.status < 300 ? 'taken' : 'refused' };
    },
    has: async (name) => {
      const answer = await call('GET', `in/${name}`);
      if ('because' in answer) return answer;
      if (answer.status === 404) return { kind: 'no' };
      return answer.status < 300 ? { kind: 'yes' } : { kind: 'unknown', because: 'rail-error' };
    },
    list: async () => {
      const answer = await call('GET', 'out');
      if ('because' in answer) return answer;
      const names = answer.status < 300 ? namesIn(answer.text) : null;
      return names ? { kind: 'names', names } : { kind: 'unknown', because: 'rail-error' };
    },
    read: async (name) => {
      const answer = await call('GET', `out/${name}`);
      if ('because' in answer) return answer;
      return answer.status < 300 ? { kind: 'file', text: answer.text } : { kind: 'unknown', because: 'rail-error' };
    },
    done: async (name) => {
      await call('DELETE', `out/${name}`);
    },
    // What is not acknowledged stays with the bank.
    keep: () => Promise.resolve(),
  };
}

interface Client {
  readonly account: OutsideAccount;
  readonly tokens: AccessTokenSource;
}

async function send(
  { account, tokens }: Client,
  { method, path, body }: { method: string; path: string; body: string | undefined },
): Promise<{ readonly kind: 'answer'; readonly status: number; readonly text: string } | Unsure> {
  try {
    const response = await fetch(new URL(`/bank/v1/files/${path}`, account.url), {
      method,
      headers: { authorization: `Bearer ${await tokens.for(scope)}`, 'content-type': 'application/xml' },
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(account.timeout_ms),
    });
    if (response.status === 401) tokens.forget(scope);
    const text = await fileText(response.body ?? noBytes());
    const isOpen = response.status >= 500 || response.status === 429 || response.status === 401;
    return isOpen ? { kind: 'unknown', because: 'rail-error' } : { kind: 'answer', status: response.status, text };
  } catch (error) {
    return { kind: 'unknown', because: isTimeout(error) ? 'timeout' : 'rail-error' };
  }
}

async function* noBytes(): AsyncIterable<Uint8Array> {}

function namesIn(text: string): readonly string[] | null {
  try {
    const names: unknown = JSON.parse(text);
    const isList = Array.isArray(names) && names.every((name) => typeof name === 'string' && nameForm.test(name));
    return isList ? (names as string[]) : null;
  } catch {
    return null;
  }
}
