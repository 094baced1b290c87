import { type Allocation, type BucketRule, components, directions, futureRules } from '@lendline/credit';
import type { Result } from '@lendline/kernel';
import { currencies, type Currency } from '@lendline/kernel';
import type { Basis } from './basis.ts';
import {
  byKind,
  choice,
  decimal,
  flag,
  isoDay,
  list,
  localText,
  minorUnits,
  object,
  optional,
  or,
  orNone,
  type Problem,
  type Reader,
  text,
  whole,
} from './decode.ts';
import { type Json, toJson } from './json.ts';
import { type Cap, licences, type Pack, type Product, sourceIds, tierNames } from './pack.ts';

const currencyCodes = Object.keys(currencies) as Currency[];

const basis: Reader<Basis> = byKind<Basis>({
  source: object({ kind: choice(['source']), source: text, counselMustCheck: flag }),
  judgement: object({ kind: choice(['judgement']), why: text }),
});

const order = list(choice(components));

const bucketRule: Reader<BucketRule> = object({
  pastDue: order,
  due: order,
  inAdvance: order,
  future: choice(futureRules),
});

const allocation: Reader<Allocation> = byKind<Allocation>({
  oldest_first: object({ kind: choice(['oldest_first']), order }),
  due_first: object({ kind: choice(['due_first']), due: order, inAdvance: order }),
  by_bucket: object({
    kind: choice(['by_bucket']),
    direction: choice(directions),
    rules: object({
      other: bucketRule,
      repayment: optional(bucketRule),
      down_payment: optional(bucketRule),
      goodwill_credit: optional(bucketRule),
      merchant_refund: optional(bucketRule),
      payout_refund: optional(bucketRule),
    }),
  }),
});

const named = { id: text, name: localText, allocation: optional(allocation) };

const product: Reader<Product> = byKind<Product>({
  annuity: object({ ...named, kind: choice(['annuity']), dayCount: choice(['30/360']) }),
  single: object({ ...named, kind: choice(['single']), days: whole(1) }),
});

const tier = object({
  tier: choice(tierNames),
  pdBelow_ppm: whole(1),
  price_ppm: whole(),
  firstLimit: minorUnits,
  ceiling: minorUnits,
  raise_ppm: whole(),
});

const limit: Reader<Cap['limit']> = byKind<Cap['limit']>({
  law: object({ kind: choice(['law']), annual_ppm: whole(1) }),
  lender: object({ kind: choice(['lender']), annual_ppm: whole(1) }),
  'reference-multiple': object({
    kind: choice(['reference-multiple']),
    multiple: decimal,
    reference: text,
    reference_ppm: whole(1),
  }),
});

const cap = object({
  licence: choice(licences),
  method: choice(['larger-of-nominal-and-effective']),
  from: isoDay,
  limit,
  basis,
});

const hours = object({ from: text, until: text });

const contactCadence = object({
  sms: list(object({ day: decimal, message: choice(['due-soon', 'due', 'late', 'hardship-offer']) })),
  calls: object({ from_day: whole(), perDay: whole(), perWeek: whole(), hours, caller: choice(['person']) }),
  hoursAreOf: choice(['debtor']),
  stopsCallsAtOnce: list(choice(['hardship-request', 'complaint'])),
  law: list(
    object({
      id: text,
      hours: optional(hours),
      maxAttemptsPerDay: optional(whole()),
      maxConversationsPerDay: optional(whole()),
      basis,
    }),
  ),
  basis,
});

const allowedSource = object({
  id: choice(sourceIds),
  name: localText,
  why: localText,
  optional: flag,
  consent: choice(['general', 'separate', 'written']),
  purpose: text,
  basis,
});

const policies = {
  eligibility: object({ minAge_years: whole(), maxOpenLoans: whole(), ageBasis: basis, openLoansBasis: basis }),
  line: object({
    declineTenureBelow_months: whole(),
    reuseIdentity_days: whole(),
    swapWindow_h: whole(1),
    swapBasis: basis,
  }),
  checks: object({
    lists: object({ required: flag }),
    velocity: object({ required: flag }),
    ring: object({ required: flag }),
    typologies: optional(object({ required: flag })),
    multiLending: object({ required: flag, maxOpenLenders: whole() }),
    bureau: object({ required: flag }),
    basis,
  }),
  records: object({ newestAtMost_days: whole(), basis }),
  score: object({ ownRepaymentWeight_ppm: whole(), logOddsPerDoubling: decimal, referenceAmount: minorUnits, basis }),
  thinFile: object({
    coverageBelow_days: whole(),
    tenureBelow_months: whole(),
    bestTier: choice(tierNames),
    maxAmount: minorUnits,
    basis,
  }),
  affordability: object({ maxShare_ppm: whole(), basis, presumedIncome: minorUnits, presumedBasis: basis }),
  trader: object({
    incomeShareOfTurnover_ppm: whole(),
    turnover_months: whole(1),
    limitByTier: object({ A: minorUnits, B: minorUnits, C: minorUnits, D: minorUnits }),
    creditLine: orNone(
      object({
        name: localText,
        term_months: whole(1),
        leastDrawdown: minorUnits,
        mostInstalments: whole(1),
        restBeforeRenewal_d: whole(),
        basis,
      }),
    ),
    guarantorFor: optional(list(choice(['loan', 'credit-line']))),
    basis,
  }),
  rounding: object({ limitStep: minorUnits, basis }),
  raises: object({ onePer_days: whole(), worstLatenessAtMost_days: whole(), basis }),
  cooling: object({ loans: whole(1), within_days: whole(1), wait_days: whole(), basis }),
  economics: object({
    lossGivenDefault_ppm: whole(),
    funding_ppm: whole(),
    costPerLoan: minorUnits,
    costPerMonth: minorUnits,
    recoveryAfter_months: whole(),
    firstLoanLossBudget: minorUnits,
    basis,
  }),
  servicing: object({
    lateFees: or(object({ share_ppm: whole(1), from_dpd: whole(1) }), 'none'),
    interestStopsAt_dpd: whole(1),
    collectOn_d: optional(list(whole())),
    basis,
  }),
};

const packReader: Reader<Pack> = object({
  ...policies,
  id: text,
  country: text,
  name: localText,
  currency: choice(currencyCodes),
  zone: text,
  counselNotice: localText,
  products: list(product),
  tiers: list(tier),
  terms: object({
    byAmount: list(object({ upTo: or(minorUnits, 'any'), instalments: whole(1) })),
    pdMeans: object({ text: localText, months: whole(1) }),
    basis,
  }),
  contactCadence,
  allowedSources: list(allowedSource),
  prohibitedSources: list(object({ id: choice(sourceIds), why: localText, basis })),
  people: object({
    otherPeoplesNumbers: choice(['keyed-hash-at-import-never-contacted']),
    exposureToDefaulters: choice(['off', 'on']),
    graphEvidence: choice(['may-refer-never-declines']),
    basis,
  }),
  caps: list(cap),
  duty: object({ onFee_ppm: whole(), name: localText, basis }),
  disclosure: object({
    mostProminent: choice(['all-in-apr']),
    forcedReading_s: whole(),
    costStatement: list(localText),
    automatedDecision: localText,
    basis,
  }),
  drawdown: object({ staffToRelease: whole(), identityAgain: flag, freeCancellationAfter_h: whole(), basis }),
  rails: object({ refuseWithoutLicenceRecord: flag, refuseSimulatedModel: flag }),
});

/** Reads a pack from parsed JSON. Errors: every problem with its path. Its shape only: `checkPack` says whether it is sound. */
export function readPackJson(json: unknown): Result<Pack, readonly Problem[]> {
  return packReader(json, '');
}

/** A pack as JSON, amounts as strings of minor units: a lender's start for a pack of their own. */
export function packToJson(pack: Pack): Json {
  return toJson(pack);
}
