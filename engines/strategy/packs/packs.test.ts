import { describe, expect, it } from 'vitest';
import { annualCap, capOn } from '../caps.ts';
import { checkPack } from '../check-pack.ts';
import type { Pack } from '../pack.ts';
import { packToJson, readPackJson } from '../pack-json.ts';
import { packById, packs } from './by-id.ts';
import { cn } from './cn.ts';
import { ke } from './ke.ts';

const on = (day: string) => Temporal.PlainDate.from(day);

describe('the packs in the box', () => {
  for (const pack of packs) {
    it(`${pack.id} is sound`, () => expect(checkPack(pack)).toEqual([]));

    it(`${pack.id} is found by its id`, () => expect(packById(pack.id)).toBe(pack));

    it(`${pack.id} is the same pack after a trip through JSON`, () => {
      const read = readPackJson(JSON.parse(JSON.stringify(packToJson(pack))));
      expect(read).toEqual({ ok: true, value: pack });
    });

    it(`${pack.id} never asks for a phone book, and says so`, () => {
      expect(pack.allowedSources.map(({ id }) => id)).not.toContain('contact-list');
      expect(pack.prohibitedSources.map(({ id }) => id)).toContain('contact-list');
    });

    it(`${pack.id} tells the borrower in both languages why each source is asked for`, () => {
      for (const { why, name } of pack.allowedSources)
        for (const words of [why, name]) expect(words['zh-CN'] && words.en).toBeTruthy();
    });
  }

  it('opens on China', () => expect(packs[0]).toBe(cn));
});

describe('what a pack says of servicing', () => {
  const order = ['principal', 'interest', 'fee', 'penalty'] as const;
  const rule = { pastDue: order, due: order, inAdvance: order, future: 'last' } as const;
  const own: Pack = {
    ...cn,
    products: cn.products.map((product) => ({
      ...product,
      allocation: { kind: 'by_bucket', direction: 'vertical', rules: { other: rule, goodwill_credit: rule } },
    })),
    servicing: { ...cn.servicing, lateFees: { share_ppm: 20_000, from_dpd: 5 } },
    trader: { ...cn.trader, guarantorFor: ['credit-line'] },
  };

  it('is read from JSON as it was written, and is sound', () => {
    expect(readPackJson(JSON.parse(JSON.stringify(packToJson(own))))).toEqual({ ok: true, value: own });
    expect(checkPack(own)).toEqual([]);
  });

  it('is refused where it wants a guarantor for credit lines that it does not have', () => {
    const bad: Pack = { ...ke, trader: { ...ke.trader, guarantorFor: ['credit-line'] } };
    expect(checkPack(bad).map(({ path }) => path)).toEqual(['trader.guarantorFor']);
  });

  it('is refused where money would stop at a component, is collected untold, or a late fee takes all or comes after interest has stopped', () => {
    const short = ['penalty', 'fee', 'interest'] as const;
    const bad: Pack = {
      ...own,
      products: cn.products.map((product) => ({ ...product, allocation: { kind: 'oldest_first', order: short } })),
      servicing: { ...cn.servicing, collectOn_d: [0, 2], lateFees: { share_ppm: 1_000_000, from_dpd: 91 } },
    };
    expect(checkPack(bad).map(({ path }) => path)).toEqual([
      'products[0].allocation.order',
      'servicing.collectOn_d',
      'servicing.lateFees',
      'servicing.lateFees',
    ]);
  });
});

describe('the cap of a licence', () => {
  const capOf = (day: string, licence: Parameters<typeof capOn>[2], pack: Pack = cn) => {
    const cap = capOn(pack, on(day), licence);
    return cap.ok ? cap.value.annual_ppm : cap.error;
  };

  it('of a small-loan company is 24 %, then four times the one-year LPR from the end of 2027', () => {
    expect(capOf('2026-03-01', 'small-loan-company')).toBe(240_000);
    expect(capOf('2027-12-30', 'small-loan-company')).toBe(240_000);
    expect(capOf('2027-12-31', 'small-loan-company')).toBe(120_000);
  });

  it('of a private lender follows the LPR of the day', () => {
    expect(capOf('2020-08-20', 'private-lender')).toBe(154_000);
    expect(capOf('2026-03-01', 'private-lender')).toBe(120_000);
  });

  it('of an unknown licence is the strictest of that day', () => {
    expect(capOf('2026-03-01', 'unknown')).toBe(120_000);
    expect(capOf('2019-01-01', 'unknown')).toBe(240_000);
  });

  it('does not exist before the first entry or for a licence of another country', () => {
    expect(capOf('2016-01-01', 'bank')).toBe('no-cap');
    expect(capOf('2026-03-01', 'digital-credit')).toBe('no-cap');
  });

  it('is the lender’s own where the law sets none', () => {
    const cap = capOn(ke, on('2026-03-01'), 'digital-credit');
    expect(cap.ok && cap.value.setBy).toBe('lender');
  });

  it('is above what the dearest tier of its pack charges, or that tier could never lend', () => {
    const yearly = (1 + 0.15 * 1.2) ** (365 / 30) - 1;
    expect(annualCap(ke.caps[0]!)).toBeGreaterThan(yearly * 1e6);
  });
});

describe('a pack is refused', () => {
  const faultsOf = (change: Partial<Pack>) => checkPack({ ...cn, ...change }).map(({ path }) => path);
  const [a, b, c, d] = cn.tiers;

  it('when its tiers are out of order', () => {
    expect(faultsOf({ tiers: [b!, a!, c!, d!] })).toContain('tiers');
  });

  it('when a riskier tier is cheaper or may borrow more', () => {
    expect(faultsOf({ tiers: [a!, { ...b!, price_ppm: 1 }, c!, d!] })).toContain('tiers[1]');
    expect(faultsOf({ tiers: [a!, { ...b!, ceiling: a!.ceiling + 1n }, c!, d!] })).toContain('tiers[1]');
  });

  it('when a credit line is priced by a fee, or no tier may draw the least of it', () => {
    const { creditLine } = cn.trader;
    const trader = { ...cn.trader, creditLine: { ...creditLine!, leastDrawdown: 50_000_01n } };
    expect(faultsOf({ trader })).toEqual(['trader.creditLine']);
    expect(checkPack({ ...ke, trader: { ...ke.trader, creditLine } })).toMatchObject([{ path: 'trader.creditLine' }]);
  });

  it('when it has no cap at all', () => expect(faultsOf({ caps: [] })).toEqual(['caps']));

  it('when a cap of the law names no source', () => {
    const cap = { ...cn.caps[0]!, basis: { kind: 'judgement', why: 'hearsay' } as const };
    expect(faultsOf({ caps: [cap] })).toEqual(['caps[0]']);
  });

  it('when two caps of a licence begin on the same day', () => {
    expect(faultsOf({ caps: [cn.caps[0]!, cn.caps[0]!] })).toEqual(['caps[1]']);
  });

  it('when a source is both allowed and prohibited', () => {
    const [callRecords] = cn.allowedSources.filter(({ id }) => id === 'call-records');
    const { id, why, basis } = callRecords!;
    expect(faultsOf({ prohibitedSources: [{ id, why, basis }] })).toEqual(['allowedSources[1]']);
  });

  it('when its calling hours reach outside the law', () => {
    const calls = { ...cn.contactCadence.calls, hours: { from: '07:00', until: '20:00' } };
    expect(faultsOf({ contactCadence: { ...cn.contactCadence, calls } })).toEqual([
      'contactCadence.law[0]',
      'contactCadence.law[1]',
    ]);
  });

  it('when its zone or its calling hours are none', () => {
    const calls = { ...cn.contactCadence.calls, hours: { from: '9', until: '20:00' } };
    expect(faultsOf({ zone: 'Asia/Shangai' })).toEqual(['zone']);
    expect(faultsOf({ contactCadence: { ...cn.contactCadence, calls } })).toEqual(['contactCadence.calls.hours']);
  });

  it('when one price list would serve a yearly rate and a fee', () => {
    expect(faultsOf({ products: [...cn.products, ...ke.products] })).toContain('products');
  });

  it('when no band of terms takes a large amount', () => {
    const terms = { ...cn.terms, byAmount: cn.terms.byAmount.slice(0, 2) };
    expect(faultsOf({ terms })).toEqual(['terms.byAmount']);
  });

  it('with the place, what was expected and what stands there', () => {
    const json = structuredClone(packToJson(cn)) as { tiers: { ceiling: unknown }[]; zones?: string };
    json.tiers[2]!.ceiling = 6000;
    json.zones = 'Asia/Shanghai';
    const read = readPackJson(json);
    expect(!read.ok && read.error.map(({ field, got }) => [field, got])).toEqual([
      ['zones', '"Asia/Shanghai"'],
      ['tiers[2].ceiling', '6000'],
    ]);
  });
});
