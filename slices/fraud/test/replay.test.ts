import { type Context, newId, seededRandom } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { borrower, fakeClock, service, testContext, testDatabase, testSlice, type TestSlice } from '@lendline/testkit';
import { shippedTypologies, typologiesWithin } from '@lendline/typology';
import { packById } from '@lendline/strategy';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FraudAssessment, FraudClient } from '../contract.ts';
import { FraudReplay, type ReplayedAttempt } from '../replay/fraud-replay.ts';
import { fraudSlice } from '../slice.ts';
import { value } from './made-up-lender.ts';
import { MadeUpNeighbours } from './made-up-neighbours.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [fraudSlice] });
const neighbours = new MadeUpNeighbours(clock);
const tenant = 'replayed';
const asDecisions: Context = testContext({ tenant, actor: service('decisions'), clock });
let slice: TestSlice<FraudClient>;

beforeAll(async () => {
  slice = await testSlice<FraudClient>(fraudSlice, { database: db.database, needs: { ...neighbours.needs }, clock });
  await slice.overHttp();
});
afterAll(() => slice.close());

/** A browser says that it is there; answers the cookie that it has then. */
async function visit(line: LineId, cookie: string | undefined): Promise<string> {
  const token = Buffer.from(JSON.stringify({ actor: borrower(line), tenant })).toString('base64url');
  const answer = await fetch(`${slice.url()}/api/fraud/visits`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...(cookie && { cookie }) },
  });
  expect(answer.status).toBe(204);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? cookie ?? '';
}

async function hear(type: string, data: unknown): Promise<void> {
  const subscription = slice.instance.subscriptions?.find((one) => one.type === type);
  const event = { id: newId('event', clock.now()), type, occurredAt: clock.now(), data };
  await db.database
    .forSlice('fraud')
    .transaction(asDecisions, (tx) => subscription?.handle(tx as never, event as never) ?? Promise.resolve());
}

const said = ({ lists, velocity, ring, typologies, hits }: Omit<FraudAssessment, 'id' | 'caseId'>) => ({
  lists,
  velocity,
  ring,
  typologies,
  hits,
});

it('a book that is replayed in memory says of each attempt what the slice said, on Postgres, signal by signal', async () => {
  const random = seededRandom('a book');
  const sources = packById('cn')!.allowedSources.map(({ id }) => id);
  const typologies = typologiesWithin(shippedTypologies, sources);
  const replay = new FraudReplay({ typologies, zone: 'Asia/Shanghai' });
  const accounts = ['wallet-of-one', 'wallet-of-another'];
  const contacts = ['contact-a', 'contact-b', 'contact-c'];
  const people = Array.from({ length: 6 }, (_, nth) =>
    neighbours.join({
      accounts: [accounts[nth % 2]!],
      contacts: [contacts[nth % 3]!],
      suspicion: nth === 2 ? 'strong' : null,
    }),
  );
  const cookies: (string | undefined)[] = [undefined, undefined, undefined];
  for (let nth = 0; nth < 18; nth += 1) {
    clock.advance({ minutes: 1 + random.below(2 * 24 * 60) });
    const place = random.below(people.length);
    const line = people[place]!;
    const browser = random.below(cookies.length);
    cookies[browser] = await visit(line, cookies[browser]);
    const known = neighbours.of(line);
    const { suspicion } = known;
    if (suspicion !== null) await hear('records.imported', { lineId: line, source: 'payment-statement' });
    await slice.instance.jobs?.['observe-ties']?.(asDecisions, { lineId: line });
    // What a replay supposes: who applies was seen a moment before.
    clock.advance({ milliseconds: 2 });
    const of = {
      applicationId: newId('application', clock.now()),
      lineId: line,
      stage: nth % 5 === 4 ? ('drawdown' as const) : ('application' as const),
    };
    const requested = { amount: String(100_000 * (1 + random.below(4))), currency: 'CNY' } as const;
    const asked = { ...of, attempt: 1, asOf: clock.now().toString(), requested };
    const assessed = value(await slice.client.assess(asDecisions, asked));
    const attempt: ReplayedAttempt = {
      ...of,
      asOf: clock.now(),
      requested: BigInt(requested.amount),
      number: known.phone,
      id: known.idNumber,
      device: `browser-${browser}`,
      address: '127.0.0.1',
      account: known.accounts[0]!,
      contacts: known.contacts,
      statement: suspicion === null ? { suspicion: 'no-statement', holder: null } : { suspicion, holder: 'applicant' },
      report: value(await neighbours.needs.lines.getReport(asDecisions, { lineId: line })),
      register: null,
    };
    const replayed = replay.assess(attempt);
    expect(replayed.signals, `attempt ${nth}`).toEqual(assessed.signals);
    expect(said(replayed as never), `attempt ${nth}`).toEqual(said(assessed));
    if (nth === 3) {
      await hear('loans.activated', { lineId: line });
      replay.hearPaidOut(line, clock.now().epochMilliseconds);
    }
    if (nth === 9) {
      await hear('loans.changed', { lineId: line, eventId: newId('event', clock.now()), fraud: true, reverses: null });
      replay.confirmFraud(line, clock.now());
    }
  }
});
