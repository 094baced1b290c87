import { rank } from '@lendline/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorldOptions } from '../population.ts';
import { type ApplicationTruth, type EvaluationBook, evaluationBook } from '../truth.ts';
import { createWorld } from '../world.ts';
import { applicationBook } from './book.ts';
import type { ObservedApplication } from './observation.ts';

const start = Temporal.PlainDate.from('2025-01-01');
/** Far more than a lender meets: enough of each kind to look at. */
const injected = { fraudShare: 0.25, lookAlikeShare: 0.25 };

function withoutInjection(seed: string): WorldOptions {
  return { seed, people: 4000, country: 'cn', start, days: 180 };
}

function optionsOf(seed: string, rest: Partial<WorldOptions> = {}): WorldOptions {
  return { ...withoutInjection(seed), injected, ...rest };
}

const book = evaluationBook(optionsOf('book'));
const kenya = evaluationBook(optionsOf('book', { country: 'ke' }));
const small = optionsOf('small', { people: 1000, days: 120 });

interface Row extends ObservedApplication {
  readonly truth: ApplicationTruth;
  readonly isDefault: boolean;
  readonly leftAfter_minutes: number | null;
}

const rows = (of: EvaluationBook = book): Row[] =>
  of.applications.map((application, at) => ({
    ...application,
    truth: of.truth[at]!,
    isDefault: of.outcomes[at]!.firstPaymentDefault,
    leftAfter_minutes: of.outcomes[at]!.payoutLeftAfter_minutes,
  }));

const all = rows();
const ofKind = (kind: ApplicationTruth['kind'], among = all): Row[] => among.filter(({ truth }) => truth.kind === kind);
const labelled = (label: ApplicationTruth['label'], among = all): Row[] =>
  among.filter(({ truth }) => truth.label === label);
const share = (part: readonly unknown[], whole: readonly unknown[]): number => part.length / whole.length;
const groups = (of: readonly Row[]): Row[][] => [...Map.groupBy(of, ({ truth }) => truth.group).values()];
const distinct = (values: readonly unknown[]): number => new Set(values).size;

describe('a book of requests for money', () => {
  it('is the same to the byte for the same seed, and another for another', () => {
    const [once, again] = [evaluationBook(small), evaluationBook(small)];
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
    expect(JSON.stringify(applicationBook(small))).toBe(JSON.stringify({ ...once, truth: undefined }));
    expect(JSON.stringify(evaluationBook({ ...small, seed: 'other' }).applications)).not.toBe(
      JSON.stringify(once.applications),
    );
  });

  it('is told in the order of time, and tells of a moment nothing that came later', () => {
    const times = all.map(({ at_ms }) => at_ms);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    for (const { at_ms, queries, line } of all) {
      expect(queries.every((query) => query.at_ms < at_ms)).toBe(true);
      expect(Math.max(line.simChangedAt_ms ?? 0, line.deviceChangedAt_ms ?? 0)).toBeLessThanOrEqual(at_ms);
    }
    expect(book.outcomes.every(({ known_ms }, at) => known_ms > all[at]!.at_ms)).toBe(true);
  });

  it.each([
    ['cn', book],
    ['ke', kenya],
  ] as const)('%s: has the shares asked for, and every kind of both', (country, of) => {
    const requests = rows(of);
    expect(requests.length).toBeGreaterThan(1500);
    expect(share(labelled('fraud', requests), requests)).toBeGreaterThan(injected.fraudShare * 0.75);
    expect(share(labelled('fraud', requests), requests)).toBeLessThan(injected.fraudShare * 1.25);
    expect(share(labelled('look-alike', requests), requests)).toBeGreaterThan(injected.lookAlikeShare * 0.75);
    expect(share(labelled('look-alike', requests), requests)).toBeLessThan(injected.lookAlikeShare * 1.25);
    expect(distinct(labelled('fraud', requests).map(({ truth }) => truth.kind))).toBe(country === 'cn' ? 6 : 5);
    expect(distinct(labelled('look-alike', requests).map(({ truth }) => truth.kind))).toBe(country === 'cn' ? 11 : 10);
    expect(requests.some(({ statement }) => statement !== null)).toBe(country === 'cn');
  });

  it('has about the share asked for with any seed, and none of what is not asked for', () => {
    const shares = fc.constantFrom(0, 0.03, 0.1, 0.3);
    fc.assert(
      fc.property(fc.nat(), shares, shares, (seed, fraudShare, lookAlikeShare) => {
        const of = evaluationBook({ ...small, seed: String(seed), injected: { fraudShare, lookAlikeShare } });
        const found = (label: ApplicationTruth['label']): number =>
          of.truth.filter((one) => one.label === label).length / of.truth.length;
        expect(of.truth.map(({ applicationId }) => applicationId)).toEqual(of.applications.map(({ id }) => id));
        // In a small country a group more or less is a percent.
        const slack = (asked: number): number => (asked === 0 ? 0 : asked / 2 + 0.012);
        expect(Math.abs(found('fraud') - fraudShare)).toBeLessThanOrEqual(slack(fraudShare));
        expect(Math.abs(found('look-alike') - lookAlikeShare)).toBeLessThanOrEqual(slack(lookAlikeShare));
      }),
      { numRuns: 6 },
    );
  });

  it('says nowhere what lies behind a request, in words or in its numbers', () => {
    const told = JSON.stringify(applicationBook(small)).toLowerCase();
    const words = ['fraud', 'ring', 'mule', 'synthetic', 'takeover', 'scheme', 'alike', 'innocent', 'edit', 'burst'];
    expect(words.filter((word) => new RegExp(`\\b${word}`).test(told))).toEqual([]);
    const bad = all.map(({ truth }) => (truth.label === 'fraud' ? 1 : 0));
    const numbers = {
      phone: all.map(({ phone }) => Number(phone.slice(3))),
      // Without the birth date in it, which deceit is free to choose.
      idNumber: all.map(({ idNumber }) => Number(idNumber.slice(2, 6))),
      account: all.map(({ payoutAccount }) => Number(/\d+$/.exec(payoutAccount)![0])),
    };
    for (const risk of Object.values(numbers)) expect(Math.abs(rank({ risk, bad }).auc - 0.5)).toBeLessThan(0.12);
    expect(distinct(labelled('ordinary').map(({ phone }) => phone))).toBeGreaterThan(900);
  });

  it('lets fraud mostly go unpaid, and the innocent pay as everybody does', () => {
    const defaults = (among: readonly Row[]): number =>
      among.filter(({ isDefault }) => isDefault).length / among.length;
    expect(defaults(labelled('fraud'))).toBeGreaterThan(0.6);
    expect(defaults(labelled('ordinary'))).toBeLessThan(0.15);
    expect(Math.abs(defaults(labelled('look-alike')) - defaults(labelled('ordinary')))).toBeLessThan(0.06);
  });
});

describe('what is injected', () => {
  it('leaves everybody else as they were, and is nowhere when it is not asked for', () => {
    const [without, having] = [createWorld(withoutInjection('book')), createWorld(optionsOf('book'))];
    for (const index of [0, 17, 3711]) {
      expect(having.person(index)).toEqual(without.person(index));
      expect(having.wantsCredit(index)).toEqual(without.wantsCredit(index));
      expect(having.callRecords(index, start, start.add({ days: 20 }))).toEqual(
        without.callRecords(index, start, start.add({ days: 20 })),
      );
    }
    expect(without.has(4_000_000)).toBe(false);
    expect(having.has(4_000_000)).toBe(true);
    const none = { ...withoutInjection('small'), people: small.people, days: small.days };
    const ordinary = (options: WorldOptions): number[] => {
      const { applications, truth } = evaluationBook(options);
      return applications.filter((_, at) => truth[at]!.kind === null).map(({ at_ms }) => at_ms);
    };
    const [alone, among] = [ordinary(none), new Set(ordinary(small))];
    expect(alone.filter((at_ms) => !among.has(at_ms))).toEqual([]);
  });

  it('takes over numbers by a new SIM or by forwarding, with a handset that the victim never had', () => {
    for (const { line, at_ms, device, phone, payoutAccount } of ofKind('account-takeover')) {
      const isFresh = line.simChangedAt_ms !== null && at_ms - line.simChangedAt_ms < 17 * 86_400_000;
      expect(isFresh || line.forwarding.includes('unconditional')).toBe(true);
      const before = all.filter((one) => one.phone === phone && one.at_ms < at_ms);
      expect(before.every((one) => one.device.id !== device.id && one.payoutAccount !== payoutAccount)).toBe(true);
      expect(before.every((one) => one.line.forwarding.length === 0)).toBe(true);
    }
    expect(
      ofKind('account-takeover').some(({ phone, at_ms }) =>
        all.some((one) => one.phone === phone && one.at_ms < at_ms),
      ),
    ).toBe(true);
  });

  it('sends the payouts of strangers to a mule, from whom the money leaves at once', () => {
    for (const group of groups(ofKind('mule-account')).filter(({ length }) => length >= 5)) {
      expect(distinct(group.map(({ payoutAccount }) => payoutAccount))).toBeLessThanOrEqual(3);
      expect(distinct(group.map(({ device }) => device.id))).toBe(group.length);
      expect(distinct(group.map(({ address }) => address))).toBe(group.length);
    }
    const quick = ofKind('mule-account').filter(({ leftAfter_minutes }) => (leftAfter_minutes ?? 600) < 600);
    expect(share(quick, ofKind('mule-account'))).toBeGreaterThan(0.75);
  });

  it('ties each ring together by something, in many patterns, some within days and some over months', () => {
    const rings = groups(ofKind('application-ring', [...all, ...rows(kenya)])).filter(({ length }) => length >= 4);
    // Some are careful: what they share shows of a part of them only.
    expect(
      share(
        rings.filter((one) => piecesOf(one) < one.length),
        rings,
      ),
    ).toBeGreaterThan(0.95);
    expect(
      share(
        rings.filter((one) => piecesOf(one) <= one.length / 2),
        rings,
      ),
    ).toBeGreaterThan(0.7);
    expect(distinct(rings.map(([one]) => one!.truth.pattern))).toBeGreaterThan(5);
    const lasts_days = rings.map((ring) => (ring.at(-1)!.at_ms - ring[0]!.at_ms) / 86_400_000);
    expect(lasts_days.some((days) => days < 4)).toBe(true);
    expect(lasts_days.some((days) => days > 20)).toBe(true);
  });

  it('asks many lenders within days, where honest people who compare ask a few', () => {
    const asked = ({ queries, at_ms }: Row): number =>
      queries.filter((query) => at_ms - query.at_ms < 9 * 86_400_000).length;
    const mean = (of: readonly Row[]): number => of.reduce((sum, row) => sum + asked(row), 0) / of.length;
    expect(mean(ofKind('multi-lending-burst'))).toBeGreaterThan(8);
    expect(mean(ofKind('shopping-around'))).toBeGreaterThan(2);
    expect(mean(labelled('ordinary'))).toBeLessThan(2);
  });

  it('has families on one handset, dormitories behind one address, and shops where strangers apply on one tablet', () => {
    const sharing = (kind: ApplicationTruth['kind'], key: (row: Row) => unknown): boolean =>
      groups(ofKind(kind)).some((group) => group.length > 1 && distinct(group.map(key)) === 1);
    expect(sharing('family-phone', ({ device }) => device.id)).toBe(true);
    expect(sharing('family-address', ({ address }) => address)).toBe(true);
    expect(sharing('couple-account', ({ payoutAccount }) => payoutAccount)).toBe(true);
    expect(sharing('dormitory', ({ address }) => address)).toBe(true);
    expect(sharing('phone-shop', ({ device }) => device.id)).toBe(true);
    expect(sharing('shared-wifi', ({ network }) => network.address)).toBe(true);
    expect(
      ofKind('honest-sim-change').every(({ line, at_ms }) => at_ms - line.simChangedAt_ms! < 12 * 86_400_000),
    ).toBe(true);
    const recycled = ofKind('recycled-number');
    expect(recycled.every(({ line }) => line.changedHandsOn === line.activatedOn)).toBe(true);
    // Where the one before asked within the year that the register remembers.
    const haunted = recycled.filter(({ queries, line }) =>
      queries.some((query) => query.by === 'phone' && query.at_ms < Date.parse(line.activatedOn)),
    );
    expect(share(haunted, recycled)).toBeGreaterThan(0.5);
  });

  it('lets a borrowed id number answer for its owner at the register', () => {
    const world = createWorld(optionsOf('book'));
    const span = {
      from: start.toZonedDateTime('UTC').toInstant(),
      until: start.add({ days: 180 }).toZonedDateTime('UTC').toInstant(),
    };
    const borrower = castOf(world).find(({ idNumber, index }) => ownerOf(world, idNumber, index) !== undefined);
    const owner = world.person(ownerOf(world, borrower!.idNumber, borrower!.index)!);
    expect(borrower!.name).not.toBe(owner.name);
    const byId = world.creditQueries({ idNumber: borrower!.idNumber }, span);
    const owners = world.creditQueries({ phone: owner.phone, idNumber: owner.idNumber }, span);
    expect(byId.length).toBeGreaterThan(0);
    expect(owners.filter(({ by }) => by !== 'phone').every((row) => byId.some((one) => one.at_ms === row.at_ms))).toBe(
      true,
    );
  });
});

/** Pieces that a group falls into when any two who share a handset, account, connection, flat or contact are one. */
function piecesOf(group: readonly Row[]): number {
  const piece = group.map((_, at) => at);
  const root = (at: number): number => (piece[at] === at ? at : root(piece[at]!));
  const seen = new Map<string, number>();
  for (const [at, { device, payoutAccount, network, address, contacts }] of group.entries()) {
    const fixed = network.kind === 'mobile' ? [] : [network.address];
    for (const key of [device.id, payoutAccount, address, ...fixed, ...contacts.map(({ phone }) => phone)]) {
      const other = seen.get(key);
      if (other === undefined) seen.set(key, at);
      else piece[root(at)] = root(other);
    }
  }
  return new Set(group.map((_, at) => root(at))).size;
}

function castOf(world: ReturnType<typeof createWorld>): { index: number; name: string; idNumber: string }[] {
  const people = [];
  for (let index = 4_000_000; world.has(index); index += 1) people.push(world.person(index));
  return people;
}

function ownerOf(world: ReturnType<typeof createWorld>, idNumber: string, own: number): number | undefined {
  for (let index = 0; index < world.options.people; index += 1) {
    if (index !== own && world.person(index).idNumber === idNumber) return index;
  }
  return undefined;
}
