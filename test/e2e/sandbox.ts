import { Buffer } from 'node:buffer';

/** Whoever a test is. */
export interface Inhabitant {
  readonly index: number;
  readonly phone: string;
  readonly name: string;
  readonly idNumber: string;
  readonly birthDate: Temporal.PlainDate;
}

export interface Persona extends Inhabitant {
  readonly kind: string;
}

/** As the country writes it. */
type WirePersona = Omit<Persona, 'birthDate'> & { readonly birthDate: string };

export interface Sms {
  readonly text: string;
  readonly code: string | null;
}

/** The simulated country as its people reach it. */
export interface Country {
  persona(kind: string): Promise<Persona>;
  /** What lies on a phone, newest first. */
  messages(phone: string): Promise<readonly Sms[]>;
  /** The newest code on a person's phone; waits for one that differs from `not`. */
  code(phone: string, not?: string): Promise<string>;
  file(index: number, kind: 'call-records' | 'statement'): Promise<{ name: string; mimeType: string; buffer: Buffer }>;
  /** Does something while the outside is at fault, and puts it right again whatever happens. */
  during(faults: Readonly<Record<string, string>>, work: () => Promise<void>): Promise<void>;
  now(): Promise<Temporal.Instant>;
  /** Answers when the lender has closed the days that passed. */
  moveClockTo(to: Temporal.Instant): Promise<void>;
  /** Money from outside the lender's sight. */
  receive(index: number, amount: string): Promise<void>;
}

export function countryAt(url: string): Country {
  const get = async (path: string): Promise<unknown> => (await fetch(`${url}${path}`)).json();
  const post = async (path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json', origin: url };
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`the country refused ${path}: ${await response.text()}`);
  };
  const messages = async (phone: string): Promise<readonly Sms[]> => {
    const answer = await get(`/inbox/api/phones/${encodeURIComponent(phone)}/messages`);
    return (answer as { messages: readonly Sms[] }).messages;
  };
  return {
    persona: async (kind) => {
      const { personas } = (await get('/inbox/api/personas')) as { personas: readonly WirePersona[] };
      const found = personas.find((one) => one.kind === kind);
      if (!found) throw new Error(`the country has no ${kind} persona today`);
      return { ...found, birthDate: Temporal.PlainDate.from(found.birthDate) };
    },
    messages,
    code: async (phone, not) => {
      // As long as a screen is waited for: a busy lender sends late.
      for (let tries = 0; tries < 800; tries += 1) {
        const code = (await messages(phone)).find((message) => message.code !== null)?.code;
        if (code && code !== not) return code;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('no new code came');
    },
    file: async (index, kind) => {
      const response = await fetch(`${url}/files/${index}/${kind}`);
      return { name: `${kind}.csv`, mimeType: 'text/csv', buffer: Buffer.from(await response.arrayBuffer()) };
    },
    during: async (faults, work) => {
      await post('/faults', faults);
      try {
        await work();
      } finally {
        await post('/faults', Object.fromEntries(Object.keys(faults).map((door) => [door, 'ok'])));
      }
    },
    now: async () => Temporal.Instant.from(((await get('/clock')) as { now: string }).now),
    moveClockTo: (to) => post('/clock/move', { to: to.toString() }),
    receive: async (index, amount) =>
      void (await fetch(`${url}/wallet/${index}/receive`, {
        method: 'POST',
        headers: { origin: url },
        body: new URLSearchParams({ amount }),
        redirect: 'manual',
      })),
  };
}
