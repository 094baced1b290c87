import { type LocalText, money, ok, type RatePpm, type Result, toDecimalString } from '@lendline/kernel';
import { annualRate } from './apr.ts';
import type { CashFlow } from './cash-flow.ts';
import { commonInterval } from './flow-interval.ts';
import { yearsBetween } from './flow-time.ts';
import { type Interval, intervalsPerYear } from './interval.ts';
import { type NamedRates, namedRates } from './named-rates.ts';
import type { NoRate } from './rate-solver.ts';

/** Which annual rate a law or a lender caps. */
export const capMethods = ['larger-of-nominal-and-effective', 'nominal', 'effective', 'eu', 'us'] as const;

export type CapMethod = (typeof capMethods)[number];

/** The cap in force on the day a loan is offered or changed. */
export interface RateCap {
  readonly method: CapMethod;
  readonly annual_ppm: RatePpm;
}

/** How a loan stands against a cap. Amounts are minor units of the flows' currency. */
export interface CapCheck {
  readonly within: boolean;
  readonly method: CapMethod;
  /** The all-in annual rate by the cap's own method. */
  readonly rate_ppm: RatePpm;
  readonly cap_ppm: RatePpm;
  readonly rates: NamedRates;
  /** Net of what was paid on the same day, and the other way round. */
  readonly received: bigint;
  readonly paid: bigint;
  /**
   * What the payments are worth on the first day at the cap less what the borrower receives is worth, half-even: above zero it
   * is what the loan costs too much, in money of that day.
   */
  readonly excess: bigint;
  /** The arithmetic in sentences, for who is refused and for the file. */
  readonly arithmetic: readonly LocalText[];
}

interface Given {
  readonly cap: RateCap;
  /** Found from the dates unless given. */
  readonly every?: Interval;
}

/** Compares the all-in annual rate of flows with a cap, by the cap's own method. Errors: why no rate exists. */
export function checkCap(flows: readonly CashFlow[], { cap, every }: Given): Result<CapCheck, NoRate> {
  const interval = every ?? commonInterval(flows.map(({ date }) => date));
  const rates = namedRates(flows, interval);
  if (!rates.ok) return rates;
  const rate_ppm = byMethod[cap.method](rates.value).rate_ppm;
  const sums = netByDay(flows);
  const excess = excessAt(flows, { cap, every: interval });
  const checked = { method: cap.method, rate_ppm, cap_ppm: cap.annual_ppm, rates: rates.value, ...sums, excess };
  const within = rate_ppm <= cap.annual_ppm;
  return ok({ within, ...checked, arithmetic: arithmeticOf({ within, ...checked }, flows) });
}

const byMethod: Readonly<Record<CapMethod, (rates: NamedRates) => NamedRates['eu']>> = {
  'larger-of-nominal-and-effective': ({ nominal_irr, effective }) =>
    effective.rate_ppm > nominal_irr.rate_ppm ? effective : nominal_irr,
  nominal: ({ nominal_irr }) => nominal_irr,
  effective: ({ effective }) => effective,
  eu: ({ eu }) => eu,
  us: ({ us }) => us,
};

/** What reached the borrower and what came from them: a fee kept back from a payout reached nobody. */
function netByDay(flows: readonly CashFlow[]): { readonly received: bigint; readonly paid: bigint } {
  const nets = [...Map.groupBy(flows, ({ date }) => date.toString()).values()].map((day) =>
    day.reduce((sum, { kind, amount }) => (kind === 'advance' ? sum + amount.amount : sum - amount.amount), 0n),
  );
  return {
    received: nets.reduce((sum, net) => (net > 0n ? sum + net : sum), 0n),
    paid: nets.reduce((sum, net) => (net < 0n ? sum - net : sum), 0n),
  };
}

/** Worth of the payments less worth of the advances on the first day, at the cap. */
function excessAt(flows: readonly CashFlow[], { cap, every }: { cap: RateCap; every: Interval }): bigint {
  const perYear = intervalsPerYear(every);
  const annual = cap.annual_ppm / 1e6;
  const isNominal = cap.method === 'nominal' || cap.method === 'us';
  const effective = isNominal ? (1 + annual / perYear) ** perYear - 1 : annual;
  const dates = flows.map(({ date }) => date).toSorted((a, b) => Temporal.PlainDate.compare(a, b));
  const start = dates[0]!;
  const worth = flows.reduce((sum, { date, kind, amount }) => {
    const now = Number(amount.amount) / (1 + effective) ** yearsBetween(start, date, every);
    return kind === 'payment' ? sum + now : sum - now;
  }, 0);
  return BigInt(Math.round(worth));
}

const methodNames: Readonly<Record<CapMethod, LocalText>> = {
  'larger-of-nominal-and-effective': {
    en: 'the larger of nominal and effective annual rate',
    'zh-CN': '名义年利率与实际年利率中较高者',
  },
  nominal: {
    en: 'nominal annual rate (IRR of an interval times their number)',
    'zh-CN': '名义年利率(每期 IRR × 每年期数)',
  },
  effective: { en: 'effective annual rate (IRR compounded over the year)', 'zh-CN': '实际年利率(IRR 按年复利)' },
  eu: { en: 'annual percentage rate of charge, Directive 2008/48/EC', 'zh-CN': '欧盟指令 2008/48/EC 年度百分比利率' },
  us: { en: 'annual percentage rate, Regulation Z', 'zh-CN': '美国 Z 条例年度百分比利率' },
};

function arithmeticOf(check: Omit<CapCheck, 'arithmetic'>, flows: readonly CashFlow[]): LocalText[] {
  const { currency } = flows[0]!.amount;
  const amount = (value: bigint): string => `${currency} ${toDecimalString(money(value, currency))}`;
  const percent = (rate_ppm: RatePpm): string => `${annualRate(rate_ppm / 1e6).percent} %`;
  const { received, paid, rates, method, rate_ppm, cap_ppm, excess, within } = check;
  const cost = amount(paid - received);
  return [
    {
      en: `The borrower receives ${amount(received)} and pays ${amount(paid)}, every fee included: the cost is ${cost}.`,
      'zh-CN': `借款人收到 ${amount(received)},连同全部费用共支付 ${amount(paid)},总成本 ${cost}。`,
    },
    {
      en: `Annual rates: ${percent(rates.nominal_irr.rate_ppm)} nominal (IRR), ${percent(rates.effective.rate_ppm)} effective, ${percent(rates.eu.rate_ppm)} EU, ${percent(rates.us.rate_ppm)} US.`,
      'zh-CN': `年化利率:名义 ${percent(rates.nominal_irr.rate_ppm)}(IRR),实际 ${percent(rates.effective.rate_ppm)},欧盟 ${percent(rates.eu.rate_ppm)},美国 ${percent(rates.us.rate_ppm)}。`,
    },
    {
      en: `The cap of ${percent(cap_ppm)} counts ${methodNames[method].en}: ${percent(rate_ppm)} is ${within ? 'within' : 'above'} it.`,
      'zh-CN': `上限 ${percent(cap_ppm)} 按${methodNames[method]['zh-CN']}计算:${percent(rate_ppm)}${within ? '未超过' : '超过'}上限。`,
    },
    ...(within
      ? []
      : [
          {
            en: `At the cap what is paid is worth ${amount(excess)} more on the first day than what is received: by so much it costs too much.`,
            'zh-CN': `按上限折现,支付额在首日的价值比收到额高 ${amount(excess)},即超出部分。`,
          },
        ]),
  ];
}
