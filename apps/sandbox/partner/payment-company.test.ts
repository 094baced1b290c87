import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCountry, type TestCountry } from '../testing/country.ts';
import { createTestLender, type TestLender } from '../testing/lender.ts';

let receiver: TestLender;
let country: TestCountry;

beforeAll(async () => {
  receiver = await createTestLender();
  const url = await receiver.callbackUrl('/push');
  country = await startCountry({ partner: { name: 'sandbox-pay', url, secret: receiver.client.callbackSecret } });
});
afterAll(async () => {
  await country.stop();
  await receiver.stop();
});

interface Message {
  readonly feed: string;
  readonly holder: { readonly name: string };
  readonly rows: readonly { readonly id: string; readonly at: string; readonly direction: string }[];
}

const personAt = (index: number) => country.who((person) => person.index >= index);
const feedOf = (number: number): string => `feed_${String(number).padStart(26, '0')}`;

async function share(index: number, feed: string): Promise<string> {
  const response = await fetch(`${country.url}/wallet/${index}/share`, {
    method: 'POST',
    headers: { origin: country.url },
    body: new URLSearchParams({ feed }),
    redirect: 'manual',
  });
  return new URL(response.headers.get('location') ?? '', country.url).searchParams.get('said') ?? '';
}

function messagesFor(feed: string): readonly Message[] {
  return receiver.callbacks.map(({ body }) => body as Message).filter((message) => message.feed === feed);
}

describe('a payment company that was ordered to send', () => {
  it('sends half a year signed and in the order of time, and each day after it only what is new', async () => {
    const person = personAt(30);
    expect(await share(person.index, feedOf(1))).toBe('sent');
    expect(receiver.callbacks.every(({ signed }) => signed)).toBe(true);
    const first = messagesFor(feedOf(1));
    const sent = first.flatMap(({ rows }) => rows);
    expect(sent.length).toBeGreaterThan(60);
    expect(sent.map(({ at }) => at)).toEqual(sent.map(({ at }) => at).toSorted());
    expect(first[0]?.holder.name).toBe(person.name);
    const until = country.clock.now();
    await country.clock.moveTo(until.add({ hours: 72 }));
    const later = messagesFor(feedOf(1)).slice(first.length);
    expect(later.length).toBeGreaterThan(0);
    for (const { id, at } of later.flatMap(({ rows }) => rows)) {
      expect(Temporal.Instant.compare(at, until)).toBeGreaterThanOrEqual(0);
      expect(sent.map((row) => row.id)).not.toContain(id);
    }
  });

  it('sends again what was not answered, and stops once the lender refuses', async () => {
    const { index } = personAt(60);
    receiver.answerNext(503);
    expect(await share(index, feedOf(2))).toBe('unknown');
    const lost = messagesFor(feedOf(2)).flatMap(({ rows }) => rows);
    receiver.answerNext(204);
    expect(await share(index, feedOf(2))).toBe('sent');
    const again = messagesFor(feedOf(2)).slice(1);
    expect(again.flatMap(({ rows }) => rows).slice(0, lost.length)).toEqual(lost);
    receiver.answerNext(403);
    expect(await share(index, feedOf(2))).toBe('refused');
    const told = messagesFor(feedOf(2)).length;
    await country.clock.moveTo(country.clock.now().add({ hours: 24 }));
    expect(messagesFor(feedOf(2))).toHaveLength(told);
  });

  it('takes nothing for a connection that is none', async () => {
    expect(await share(personAt(90).index, 'walletid@w90')).toBe('shareForm');
  });
});
