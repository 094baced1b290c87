import { checkAllocation, oldestFirst } from '@lendline/credit';
import { annualCap } from './caps.ts';
import type { DayHours } from './contact-cadence.ts';
import type { Pack, Tier } from './pack.ts';
import { tierNames } from './pack.ts';

/** What is wrong with a pack, and where. */
export interface PackFault {
  readonly path: string;
  readonly fault: string;
}

/** Everything that a pack must keep to besides its shape; an empty list is a sound pack. */
export function checkPack(pack: Pack): PackFault[] {
  return [
    ...placeFaults(pack),
    ...tierFaults(pack),
    ...termFaults(pack),
    ...creditLineFaults(pack),
    ...capFaults(pack),
    ...sourceFaults(pack),
    ...contactFaults(pack),
    ...moneyFaults(pack),
    ...servicingFaults(pack),
  ];
}

function placeFaults({ zone, products }: Pack): PackFault[] {
  const kinds = new Set(products.map(({ kind }) => kind));
  return [
    ...(isZone(zone) ? [] : [{ path: 'zone', fault: 'is no IANA time zone' }]),
    ...(kinds.size === 1 ? [] : [{ path: 'products', fault: 'one price list needs products of one kind' }]),
  ];
}

function isZone(zone: string): boolean {
  try {
    return new Temporal.ZonedDateTime(0n, zone).timeZoneId !== '';
  } catch {
    return false;
  }
}

function tierFaults({ tiers, thinFile }: Pack): PackFault[] {
  const names = tiers.map((tier) => tier.tier).join('');
  const inOrder = tiers.length > 0 && tierNames.join('').startsWith(names);
  const faults: PackFault[] = inOrder ? [] : [{ path: 'tiers', fault: 'tiers are named A, B, C, D, best first' }];
  for (const [index, tier] of tiers.entries()) {
    const path = `tiers[${index}]`;
    if (tier.firstLimit > tier.ceiling) faults.push({ path, fault: 'the first limit is above the ceiling' });
    if (tier.raise_ppm < 1_000_000) faults.push({ path, fault: 'a raise is at least 1_000_000, which is none' });
    const better = tiers[index - 1];
    if (better) faults.push(...worseThan(better, tier).map((fault) => ({ path, fault })));
  }
  if (!tiers.some((tier) => tier.tier === thinFile.bestTier))
    faults.push({ path: 'thinFile.bestTier', fault: 'is not a tier of this pack' });
  return faults;
}

/** A riskier tier takes higher PDs at no lower price, and lends no more. */
function worseThan(better: Tier, tier: Tier): string[] {
  return [
    ...(tier.pdBelow_ppm > better.pdBelow_ppm ? [] : ['the PD bound does not rise from the tier before']),
    ...(tier.price_ppm >= better.price_ppm ? [] : ['the price falls while the risk rises']),
    ...(tier.firstLimit <= better.firstLimit ? [] : ['the first limit rises with the risk']),
    ...(tier.ceiling <= better.ceiling ? [] : ['the ceiling rises with the risk']),
    ...(tier.raise_ppm <= better.raise_ppm ? [] : ['the raise rises with the risk']),
  ];
}

function termFaults({ terms, products }: Pack): PackFault[] {
  const path = 'terms.byAmount';
  const last: PackFault[] =
    terms.byAmount.at(-1)?.upTo === 'any' ? [] : [{ path, fault: 'the last band takes any amount' }];
  const bands = terms.byAmount.flatMap((band, index) =>
    bandFaults(band, terms.byAmount[index - 1]).map((fault) => ({ path: `${path}[${index}]`, fault })),
  );
  const single = products.some((product) => product.kind === 'single');
  const onePayment = !single || terms.byAmount.every(({ instalments }) => instalments === 1);
  return [...last, ...bands, ...(onePayment ? [] : [{ path, fault: 'a loan repaid once has one instalment' }])];
}

/** A drawdown is priced by a rate, and the smallest of them is one that some trader may have. */
function creditLineFaults({ trader, products }: Pack): PackFault[] {
  const path = 'trader.creditLine';
  const { creditLine, limitByTier, guarantorFor = [] } = trader;
  if (creditLine === null) {
    const fault = 'names a credit line, and the pack has none';
    return guarantorFor.includes('credit-line') ? [{ path: 'trader.guarantorFor', fault }] : [];
  }
  const isServed = Object.values(limitByTier).some((limit) => limit >= creditLine.leastDrawdown);
  return [
    ...(products.some(({ kind }) => kind === 'single')
      ? [{ path, fault: 'a credit line is priced by a rate, not by a fee' }]
      : []),
    ...(isServed ? [] : [{ path, fault: 'the least drawdown is above the limit of every tier' }]),
  ];
}

type Band = Pack['terms']['byAmount'][number];

function bandFaults({ upTo, instalments }: Band, before: Band | undefined): string[] {
  const rises = !before || (before.upTo !== 'any' && (upTo === 'any' || upTo > before.upTo));
  return [
    ...(instalments >= 1 ? [] : ['a loan has at least one instalment']),
    ...(rises ? [] : ['the amount does not rise from the band before']),
    ...(!before || instalments >= before.instalments ? [] : ['a larger amount has a shorter term']),
  ];
}

function capFaults({ caps }: Pack): PackFault[] {
  if (caps.length === 0)
    return [{ path: 'caps', fault: 'no cap: where the law sets none the lender must set one of kind "lender"' }];
  return caps.flatMap((cap, index): PackFault[] => {
    const path = `caps[${index}]`;
    const twin = caps.findIndex((other) => other.licence === cap.licence && other.from === cap.from);
    return [
      ...(annualCap(cap) > 0 ? [] : [{ path, fault: 'a cap is above zero' }]),
      ...(twin === index ? [] : [{ path, fault: 'a second cap for the same licence from the same day' }]),
      ...(cap.limit.kind !== 'lender' && cap.basis.kind !== 'source'
        ? [{ path, fault: 'a cap of the law names its source' }]
        : []),
    ];
  });
}

/** Money stops at a component that an order leaves out; a late fee below the whole of what is late, before interest stops. */
function servicingFaults({ products, servicing, contactCadence: { sms } }: Pack): PackFault[] {
  const { lateFees, interestStopsAt_dpd, collectOn_d = [] } = servicing;
  const orders = products.flatMap(({ allocation }, index) =>
    checkAllocation(allocation ?? oldestFirst).map(({ field, expected }) => ({
      path: `products[${index}].${field}`,
      fault: `is not ${expected.en}`,
    })),
  );
  const untold = collectOn_d.filter((offset) => !sms.some(({ day }) => day === offset));
  const collection = untold.map((offset) => ({
    path: 'servicing.collectOn_d',
    fault: `${offset} is no day on which the borrower is told: contactCadence.sms has none`,
  }));
  if (lateFees === 'none') return [...orders, ...collection];
  const path = 'servicing.lateFees';
  return [
    ...orders,
    ...collection,
    ...(lateFees.share_ppm < 1_000_000 ? [] : [{ path, fault: 'a late fee is a part of what is late' }]),
    ...(lateFees.from_dpd <= interestStopsAt_dpd ? [] : [{ path, fault: 'is raised after interest has stopped' }]),
  ];
}

function sourceFaults({ allowedSources, prohibitedSources }: Pack): PackFault[] {
  const prohibited = new Set(prohibitedSources.map((source) => source.id));
  return allowedSources.flatMap((source, index) =>
    prohibited.has(source.id)
      ? [{ path: `allowedSources[${index}]`, fault: `${source.id} is both allowed and prohibited` }]
      : [],
  );
}

function contactFaults({ contactCadence: { calls, law } }: Pack): PackFault[] {
  const sensible = isHours(calls.hours) && calls.hours.from < calls.hours.until;
  if (!sensible)
    return [{ path: 'contactCadence.calls.hours', fault: 'hours are written 09:00, and end after they begin' }];
  return law.flatMap((rule, index): PackFault[] => {
    const path = `contactCadence.law[${index}]`;
    const inside = !rule.hours || isInside(calls.hours, rule.hours);
    const few = rule.maxAttemptsPerDay === undefined || calls.perDay <= rule.maxAttemptsPerDay;
    return [
      ...(inside ? [] : [{ path, fault: 'the calling hours reach outside those of the law' }]),
      ...(few ? [] : [{ path, fault: 'more calls a day than the law allows' }]),
    ];
  });
}

function isInside(inner: DayHours, outer: DayHours): boolean {
  return isHours(outer) && inner.from >= outer.from && inner.until <= outer.until;
}

function isHours({ from, until }: DayHours): boolean {
  return [from, until].every((time) => /^([01]\d|2[0-4]):[0-5]\d$/.test(time));
}

function moneyFaults({ rounding, thinFile, affordability, tiers }: Pack): PackFault[] {
  const step = rounding.limitStep;
  if (step <= 0n) return [{ path: 'rounding.limitStep', fault: 'the step of limits is above zero' }];
  const share = affordability.maxShare_ppm;
  return [
    ...(thinFile.maxAmount % step === 0n ? [] : [{ path: 'thinFile.maxAmount', fault: 'is not a whole step' }]),
    ...(share > 0 && share < 1_000_000
      ? []
      : [{ path: 'affordability.maxShare_ppm', fault: 'a share of income lies between 0 and 1_000_000' }]),
    ...tiers.flatMap((tier, index) =>
      tier.ceiling % step === 0n && tier.firstLimit % step === 0n
        ? []
        : [{ path: `tiers[${index}]`, fault: 'limits are whole steps' }],
    ),
  ];
}
