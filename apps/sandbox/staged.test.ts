import { readStatement } from '@lendline/behaviour';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMovableClock } from './clock/movable-clock.ts';
import { startCountry, type TestCountry, testNow, worldWithFraud } from './testing/country.ts';

interface WireStaged {
  readonly kind: string;
  readonly isFraud: boolean;
  readonly people: readonly {
    readonly index: number;
    readonly name: string;
    readonly phone: string;
    readonly idNumber: string;
    readonly walletId: string;
    readonly payoutAccount: string;
    readonly address: string;
    readonly device: { readonly id: string };
  }[];
}

let country: TestCountry;
let staged: readonly WireStaged[];

beforeAll(async () => {
  country = await startCountry({ world: worldWithFraud() });
  staged = await stagedIn(country);
});
afterAll(() => country.stop());

const stagedIn = async ({ lender }: TestCountry, day = ''): Promise<readonly WireStaged[]> =>
  ((await (await lender.get(`/inbox/api/staged${day}`)).json()) as { staged: readonly WireStaged[] }).staged;

const peopleOf = (kind: string): WireStaged['people'] => staged.find((scheme) => scheme.kind === kind)!.people;

async function ask(path: string, scope: string, body: Readonly<Record<string, unknown>>): Promise<unknown> {
  const authorization = await country.lender.token(`dpv:FraudPreventionAndDetection ${scope}`);
  return (await country.lender.post(path, body, { authorization })).json();
}

describe('schemes staged for somebody to try out', () => {
  it('are there on any day, of every kind that a country can have, the innocent told from the guilty', async () => {
    expect(staged.filter(({ isFraud }) => isFraud).map(({ kind }) => kind)).toHaveLength(6);
    expect(staged.filter(({ isFraud }) => !isFraud).map(({ kind }) => kind)).toEqual([
      'family-phone',
      'honest-sim-change',
      'dormitory',
    ]);
    const kenya = await startCountry({ world: worldWithFraud('ke') });
    expect((await stagedIn(kenya)).map(({ kind }) => kind)).not.toContain('edited-statement');
    await kenya.stop();
  });

  it('are nowhere in a country that was made without', async () => {
    const plain = await startCountry();
    expect(await stagedIn(plain)).toEqual([]);
    expect((await plain.lender.get(`/inbox/${peopleOf('account-takeover')[0]!.index}`)).status).toBe(404);
    expect(await (await plain.lender.get('/inbox')).text()).not.toContain('data-staged');
    await plain.stop();
  });

  it('have lines of which the carrier says what has happened to them', async () => {
    const [robbed] = peopleOf('account-takeover');
    const [loser] = peopleOf('honest-sim-change');
    const swap = { maxAge: 2400 };
    const answers = await Promise.all(
      [robbed, loser].map((one) => ask('/sim-swap/v2/check', 'sim-swap:check', { phoneNumber: one!.phone, ...swap })),
    );
    expect(answers).toContainEqual({ swapped: true });
    expect(answers[1]).toEqual({ swapped: true });
    const tenure = await ask('/kyc-tenure/v0.2/check-tenure', 'kyc-tenure:check-tenure', {
      phoneNumber: peopleOf('synthetic-identity')[0]!.phone,
      tenureDate: testNow.toZonedDateTimeISO('UTC').toPlainDate().subtract({ years: 1 }).toString(),
    });
    expect(tenure).toMatchObject({ tenureDateCheck: false });
  });

  it('forward calls from the moment that somebody set it, and not before', async () => {
    const { world } = country;
    const start = world.options.start;
    const forwarded = Array.from({ length: 300 }, (_, day) => 4_500_000 + day * 64)
      .map((index) => world.person(index))
      .find(({ line }) => line.forwardedFrom !== undefined)!;
    const scope = 'call-forwarding-signal:unconditional-call-forwardings:read';
    const path = '/call-forwarding-signal/v0.4/unconditional-call-forwardings';
    const answered: unknown[] = [];
    const set = forwarded.line.forwardedFrom!;
    expect(Temporal.PlainDate.compare(set.toZonedDateTimeISO('UTC').toPlainDate(), start)).toBeGreaterThan(0);
    for (const at of [set.subtract({ minutes: 1 }), set.add({ minutes: 1 })]) {
      const there = await startCountry({ world, clock: createMovableClock({ base: { now: () => at } }) });
      const authorization = await there.lender.token(`dpv:FraudPreventionAndDetection ${scope}`);
      answered.push(await (await there.lender.post(path, { phoneNumber: forwarded.phone }, { authorization })).json());
      await there.stop();
    }
    expect(answered).toEqual([{ active: false }, { active: true }]);
  });

  it('say on their phones that they are simulated and what they are part of, in both languages', async () => {
    const [member] = peopleOf('application-ring');
    const page = async (locale: string): Promise<string> =>
      (await country.lender.get(`/inbox/${member!.index}`, { 'accept-language': locale })).text();
    expect(await page('en')).toContain('Simulated fraud');
    expect(await page('en')).toContain('An application ring');
    expect(await page('zh-CN')).toContain('模拟的欺诈');
    expect(await page('zh-CN')).toContain('团伙申请');
    const [honest] = peopleOf('dormitory');
    const theirs = await (await country.lender.get(`/inbox/${honest!.index}`, { 'accept-language': 'en' })).text();
    expect(theirs).toContain('Simulated, and honest');
    expect(theirs).toContain(honest!.address);
  });

  it('have wallets, and the mule among them is somebody whom a lender can pay', async () => {
    const paid = peopleOf('mule-account').map(({ payoutAccount }) => payoutAccount);
    expect(new Set(paid).size).toBeLessThanOrEqual(3);
    const index = paid[0]!.replace('walletid@w', '');
    expect((await country.lender.get(`/wallet/${index}`)).status).toBe(200);
    expect(peopleOf('mule-account').map(({ walletId }) => `walletid@${walletId}`)).not.toContain(paid[0]);
  });

  it('hand in a statement that was edited, and that still reads as a statement', async () => {
    const [forger] = peopleOf('edited-statement');
    const file = await country.lender.get(`/files/${forger!.index}/statement`);
    const read = await readStatement(new Uint8Array(await file.arrayBuffer()), {
      kind: 'alipay',
      zone: 'Asia/Shanghai',
    });
    expect(read.ok && read.value.transactions.length).toBeGreaterThan(20);
  });

  it('are others on another day, which can be asked for and changes nobody of today', async () => {
    const indexes = (schemes: readonly WireStaged[]) =>
      schemes.flatMap(({ people }) => people.map(({ index }) => index));
    const dayBefore = await stagedIn(country, `?day=${testNow.subtract({ hours: 24 }).toString().slice(0, 10)}`);
    expect(dayBefore.map(({ kind }) => kind)).toEqual(staged.map(({ kind }) => kind));
    expect(indexes(dayBefore).some((index) => indexes(staged).includes(index))).toBe(false);
    expect(indexes(await stagedIn(country))).toEqual(indexes(staged));
    expect((await country.lender.get('/inbox/api/staged?day=yesterday')).status).toBe(400);
  });

  it('stay who they are while the country runs on', async () => {
    await country.clock.moveTo(testNow.add({ hours: 30 }));
    expect((await stagedIn(country)).map(({ people }) => people.map(({ index }) => index))).toEqual(
      staged.map(({ people }) => people.map(({ index }) => index)),
    );
  });
});
