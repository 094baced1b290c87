import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Country } from './person.ts';
import { createWorld, type World } from './world.ts';

const start = Temporal.PlainDate.from('2025-01-01');
const to = Temporal.PlainDate.from('2025-03-01');
const from = to.subtract({ days: 28 });

function country(code: Country): World {
  return createWorld({ seed: 'records', people: 5000, country: code, start, days: 365 });
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)]!;
}

describe('call records of the simulated country', () => {
  it('of a shorter span are the rows of a longer one that fall into it', () => {
    const world = country('cn');
    fc.assert(
      fc.property(fc.nat(4999), fc.nat(60), fc.nat(30), (index, skip, length) => {
        const [first, last] = [from.add({ days: skip }), from.add({ days: skip + length })];
        const wall = (date: Temporal.PlainDate): number => date.toZonedDateTime('UTC').epochMilliseconds;
        const long = world.callRecords(index, from, from.add({ days: 90 }));
        const inside = long.filter(({ wall_ms }) => wall_ms >= wall(first) && wall_ms < wall(last));
        expect(world.callRecords(index, first, last)).toEqual(inside);
      }),
      { numRuns: 20 },
    );
  });

  it('come in order of time, and none from before the line was activated', () => {
    const world = country('cn');
    const young = Array.from({ length: 3000 }, (_, index) => world.person(index)).filter(
      ({ line }) =>
        Temporal.PlainDate.compare(line.activatedOn, from) > 0 && Temporal.PlainDate.compare(line.activatedOn, to) < 0,
    );
    expect(young.length).toBeGreaterThan(5);
    for (const person of young.slice(0, 20)) {
      const records = world.callRecords(person.index, from, to);
      const times = records.map(({ at_ms }) => at_ms);
      expect(times.toSorted((a, b) => a - b)).toEqual(times);
      const activated = person.line.activatedOn.toZonedDateTime('Asia/Shanghai').epochMilliseconds;
      expect(times.every((at) => at >= activated)).toBe(true);
    }
  });

  it('hold 3 / 28 / 159 texts in 28 days (p10 / p50 / p90) with 1 / 2 / 5 partners, of whom .87 answer, as in Copenhagen', () => {
    const world = country('cn');
    const counts: number[] = [];
    const partners: number[] = [];
    let [mutual, edges] = [0, 0];
    for (let index = 0; index < 1200; index += 1) {
      const texts = world.callRecords(index, from, to).filter(({ kind }) => kind === 'text');
      if (texts.length === 0) continue;
      counts.push(texts.length);
      const sides = new Map<string, Set<string>>();
      for (const { peer, direction } of texts) sides.set(peer, (sides.get(peer) ?? new Set()).add(direction));
      partners.push(sides.size);
      // A directed edge is mutual when its opposite is there too: a pair with both ways counts twice.
      for (const ways of sides.values()) {
        edges += ways.size;
        mutual += ways.size === 2 ? 2 : 0;
      }
    }
    expect(quantile(counts, 0.5)).toBeGreaterThan(20);
    expect(quantile(counts, 0.5)).toBeLessThan(36);
    expect(quantile(counts, 0.1)).toBeLessThanOrEqual(5);
    expect(quantile(counts, 0.9)).toBeGreaterThan(125);
    expect(quantile(counts, 0.9)).toBeLessThan(210);
    expect([0.1, 0.5, 0.9].map((share) => quantile(partners, share))).toEqual([1, 2, 5]);
    expect(mutual / edges).toBeGreaterThan(0.83);
    expect(mutual / edges).toBeLessThan(0.91);
  });

  it('show more contacts the longer one looks, by ever less', () => {
    const world = country('cn');
    const degree = (days: number): number => {
      let total = 0;
      for (let index = 0; index < 150; index += 1) {
        const calls = world.callRecords(index, to.subtract({ days }), to);
        total += new Set(calls.filter(({ kind }) => kind === 'call').map(({ peer }) => peer)).size;
      }
      return total / 150;
    };
    const [month, quarter, half] = [degree(30), degree(90), degree(180)];
    expect(quarter).toBeGreaterThan(month * 1.3);
    expect(half).toBeGreaterThan(quarter * 1.2);
    expect(half / quarter).toBeLessThan(2);
  });

  it.each([
    { code: 'cn', median: 50, least: 1, most: 2 },
    { code: 'ke', median: 20, least: 8, most: 12 },
  ] as const)('$code: top-ups have a median of $median and come $least-$most times a month', (given) => {
    const { code, median, least, most } = given;
    const world = country(code);
    const amounts: number[] = [];
    for (let index = 0; index < 300; index += 1) {
      const topups = world.callRecords(index, to.subtract({ days: 90 }), to).filter(({ kind }) => kind === 'topup');
      amounts.push(...topups.map(({ paid }) => Number(paid!.amount) / 100));
    }
    expect(quantile(amounts, 0.5)).toBe(median);
    expect(amounts.length / 300 / 3).toBeGreaterThan(least);
    expect(amounts.length / 300 / 3).toBeLessThan(most);
  });
});

describe('airtime advances', () => {
  it('cost 10 %, are never repaid in about 19 of 100 cases, and else within 7.6 days (p50) and 33 (p90)', () => {
    const world = country('ke');
    const advances = Array.from({ length: 400 }, (_, index) => world.airtimeAdvances(index, start, to)).flat();
    expect(advances.length).toBeGreaterThan(1500);
    for (const { amount, fee } of advances.slice(0, 200)) expect(fee).toBe(amount / 10n);
    const days = advances.flatMap(({ on, repaidOn }) => (repaidOn ? [on.until(repaidOn).days] : []));
    expect(1 - days.length / advances.length).toBeGreaterThan(0.15);
    expect(1 - days.length / advances.length).toBeLessThan(0.23);
    expect(quantile(days, 0.5)).toBeGreaterThan(6.5);
    expect(quantile(days, 0.5)).toBeLessThan(9.5);
    expect(quantile(days, 0.9)).toBeGreaterThan(27);
    expect(quantile(days, 0.9)).toBeLessThan(40);
  });

  it('are not usual in China', () => {
    expect(country('cn').airtimeAdvances(1, start, to)).toEqual([]);
  });
});

describe('wallets of the simulated country', () => {
  it('pay a wage on the pay day and bring in about the monthly income', () => {
    const world = country('cn');
    const workers = Array.from({ length: 120 }, (_, index) => world.person(index)).filter(
      ({ segment, line }) => segment === 'worker' && line.recycledOn === null,
    );
    const ratios = workers.map((person) => {
      const wages = world
        .transactions(person.index, start, start.add({ days: 180 }))
        .filter(({ description }) => description === '工资');
      expect(wages.length).toBeGreaterThanOrEqual(5);
      const days = wages.map(
        ({ wall_ms }) => Temporal.Instant.fromEpochMilliseconds(wall_ms).toZonedDateTimeISO('UTC').day,
      );
      expect(new Set(days)).toEqual(new Set([person.payDay]));
      return Number(wages.reduce((sum, { amount }) => sum + amount, 0n)) / Number(person.monthlyIncome) / wages.length;
    });
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(mean).toBeGreaterThan(0.85);
    expect(mean).toBeLessThan(1.02);
  });

  it("take in four times a trader's income, spread over many receipts", () => {
    const world = country('cn');
    const traders = Array.from({ length: 400 }, (_, index) => world.person(index)).filter(
      ({ segment }) => segment === 'trader',
    );
    const ratios = traders.slice(0, 25).map((person) => {
      const receipts = world
        .transactions(person.index, start, start.add({ days: 180 }))
        .filter(({ category, description }) => category === '商业服务' && description === '收钱码收款');
      expect(receipts.length).toBeGreaterThan(300);
      return Number(receipts.reduce((sum, { amount }) => sum + amount, 0n)) / 6 / Number(person.monthlyIncome);
    });
    expect(quantile(ratios, 0.5)).toBeGreaterThan(3.2);
    expect(quantile(ratios, 0.5)).toBeLessThan(4.6);
  });

  it('refund a purchase after it was made, in full, naming its order', () => {
    const world = country('cn');
    let seen = 0;
    for (let index = 0; index < 30; index += 1) {
      const rows = world.transactions(index, start, start.add({ days: 180 }));
      const byOrder = new Map(rows.map((row) => [row.order_id, row]));
      for (const refund of rows.filter(({ status }) => status === 'refund')) {
        const purchase = byOrder.get(refund.refund_of);
        if (!purchase) continue;
        seen += 1;
        expect(purchase).toMatchObject({ status: 'closed', amount: refund.amount, refunded: refund.amount });
        expect(purchase.at_ms).toBeLessThan(refund.at_ms);
      }
    }
    expect(seen).toBeGreaterThan(50);
  });
});
