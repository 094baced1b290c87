import type { Currency } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { FeedId, RecordSource } from '@lendline/records/contract';
import type { MovableClock } from '@lendline/sandbox';
import type { Person, World } from '@lendline/world';

/** The simulated country as its people reach it: their inbox, their files, their wallet, the passing of time. */
export interface Country {
  readonly code: 'CN' | 'KE';
  readonly currency: Currency;
  /** Whether the lender asks for statements here, as files or from the account. */
  readonly givesStatements: boolean;
  /** The code in the newest message of a person's phone. */
  latestCode(person: Person): Promise<string>;
  latestCodeOf(line: LineId): Promise<string>;
  /** Remembers whose line is whose, which the lender alone must not tell. */
  know(line: LineId, person: Person): void;
  file(person: Person, source: RecordSource): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> } | null>;
  /** What the wallet calls a person's account. */
  walletOf(person: Person): string;
  /** Says yes on the page of a bank. */
  agreeAt(page: string): Promise<void>;
  /** Has the payment company send to a connection of the lender. */
  sendTo(person: Person, feed: FeedId): Promise<void>;
  /** People who try to deceive on a day, and honest ones who look as if they did: of each kind, their indexes. */
  staged(day: Temporal.PlainDate): Promise<readonly { readonly kind: string; readonly people: readonly number[] }[]>;
  /** Money from outside the lender's sight: wages, takings, family. */
  receive(person: Person, amount: bigint): Promise<void>;
  wait(time: { seconds: number }): Promise<void>;
}

export function simulatedCountry(parts: { url: string; world: World; clock: MovableClock }): Country {
  const { url, world, clock } = parts;
  const people = new Map<LineId, Person>();
  const cn = world.options.country === 'cn';
  const postForm = async (address: string, fields: Record<string, string>): Promise<void> => {
    const body = new URLSearchParams(fields);
    await fetch(address, { method: 'POST', body, redirect: 'manual', headers: { origin: url } });
  };
  const latestCode = async (person: Person): Promise<string> => {
    const response = await fetch(`${url}/inbox/api/phones/${encodeURIComponent(person.phone)}/messages`);
    const { messages } = (await response.json()) as { messages: readonly { text: string }[] };
    const code = messages.map(({ text }) => /\b\d{4,8}\b/.exec(text)?.[0]).find((found) => found !== undefined);
    if (!code) throw new Error('the simulated phone got no code');
    return code;
  };
  return {
    code: cn ? 'CN' : 'KE',
    currency: cn ? 'CNY' : 'KES',
    givesStatements: cn,
    latestCode,
    latestCodeOf: (line) => {
      const person = people.get(line);
      if (!person) throw new Error('nobody is known to have this line');
      return latestCode(person);
    },
    know: (line, person) => void people.set(line, person),
    file: async (person, source) => {
      const kind = source === 'call-records' ? 'call-records' : 'statement';
      const response = await fetch(`${url}/files/${person.index}/${kind}`);
      if (!response.ok) return null;
      const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
      return {
        fileName: decodeURIComponent(named ?? 'records.csv'),
        bytes: new Uint8Array(await response.arrayBuffer()),
      };
    },
    walletOf: ({ index }) => `walletid@w${index}`,
    agreeAt: (page) => postForm(page, { answer: 'yes' }),
    sendTo: ({ index }, feed) => postForm(`${url}/wallet/${index}/share`, { feed }),
    staged: (day) => stagedOn(url, day),
    receive: ({ index }, amount) =>
      postForm(`${url}/wallet/${index}/receive`, {
        amount: `${amount / 100n}.${(amount % 100n).toString().padStart(2, '0')}`,
      }),
    wait: async ({ seconds }) => void (await clock.moveTo(clock.now().add({ seconds }))),
  };
}

async function stagedOn(url: string, day: Temporal.PlainDate): ReturnType<Country['staged']> {
  const response = await fetch(`${url}/inbox/api/staged?day=${day.toString()}`);
  const { staged } = (await response.json()) as {
    staged: readonly { kind: string; people: readonly { index: number }[] }[];
  };
  return staged.map(({ kind, people }) => ({ kind, people: people.map(({ index }) => index) }));
}
