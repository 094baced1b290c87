import { Buffer } from 'node:buffer';

export interface Persona {
  readonly kind: string;
  readonly index: number;
  readonly phone: string;
  readonly name: string;
  readonly idNumber: string;
}

/** The simulated country as its people reach it. */
export interface Country {
  persona(kind: string): Promise<Persona>;
  /** The newest code on a person's phone; waits for one that differs from `not`. */
  code(phone: string, not?: string): Promise<string>;
  file(index: number, kind: 'call-records' | 'statement'): Promise<{ name: string; mimeType: string; buffer: Buffer }>;
  faults(change: object): Promise<void>;
  moveClock(days: number): Promise<void>;
  /** Money from outside the lender's sight. */
  receive(index: number, amount: string): Promise<void>;
}

export function countryAt(url: string): Country {
  const headers = { 'content-type': 'application/json', origin: url };
  const codeNow = async (phone: string): Promise<string | undefined> => {
    const response = await fetch(`${url}/inbox/api/phones/${encodeURIComponent(phone)}/messages`);
    const { messages } = (await response.json()) as { messages: readonly { code: string | null }[] };
    return messages.find(({ code }) => code !== null)?.code ?? undefined;
  };
  return {
    persona: async (kind) => {
      const response = await fetch(`${url}/inbox/api/personas`);
      const { personas } = (await response.json()) as { personas: readonly Persona[] };
      const found = personas.find((one) => one.kind === kind);
      if (!found) throw new Error(`the country has no ${kind} persona today`);
      return found;
    },
    code: async (phone, not) => {
      for (let tries = 0; tries < 100; tries += 1) {
        const code = await codeNow(phone);
        if (code !== undefined && code !== not) return code;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('no new code came');
    },
    file: async (index, kind) => {
      const response = await fetch(`${url}/files/${index}/${kind}`);
      return { name: `${kind}.csv`, mimeType: 'text/csv', buffer: Buffer.from(await response.arrayBuffer()) };
    },
    faults: async (change) =>
      void (await fetch(`${url}/faults`, { method: 'POST', headers, body: JSON.stringify(change) })),
    moveClock: async (days) =>
      void (await fetch(`${url}/clock/move`, { method: 'POST', headers, body: JSON.stringify({ days }) })),
    receive: async (index, amount) =>
      void (await fetch(`${url}/wallet/${index}/receive`, {
        method: 'POST',
        headers: { origin: url },
        body: new URLSearchParams({ amount }),
        redirect: 'manual',
      })),
  };
}
