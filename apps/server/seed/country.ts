import type { Currency } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { RecordSource } from '@lendline/records/contract';
import type { MovableClock } from '@lendline/sandbox';
import type { Person, World } from '@lendline/world';

/** The simulated country as its people reach it: their inbox, their files, their wallet, the passing of time. */
export interface Country {
  readonly code: 'CN' | 'KE';
  readonly currency: Currency;
  /** The code in the newest message of a person's phone. */
  latestCode(person: Person): Promise<string>;
  latestCodeOf(line: LineId): Promise<string>;
  /** Remembers whose line is whose, which the lender alone must not tell. */
  know(line: LineId, person: Person): void;
  file(person: Person, source: RecordSource): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> } | null>;
  /** Money from outside the lender's sight: wages, takings, family. */
  receive(person: Person, amount: bigint): Promise<void>;
  wait(time: { seconds: number }): Promise<void>;
}

export function simulatedCountry(parts: { url: string; world: World; clock: MovableClock }): Country {
  const { url, world, clock } = parts;
  const people = new Map<LineId, Person>();
  const cn = world.options.country === 'cn';
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
    receive: async (person, amount) => {
      const body = new URLSearchParams({ amount: `${amount / 100n}.${(amount % 100n).toString().padStart(2, '0')}` });
      await fetch(`${url}/wallet/${person.index}/receive`, {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: { origin: url },
      });
    },
    wait: async ({ seconds }) => void (await clock.moveTo(clock.now().add({ seconds }))),
  };
}
