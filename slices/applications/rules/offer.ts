import { aprOfSchedule, buildSchedule, lateFeeInWords, oldestFirst, type Schedule } from '@lendline/credit';
import type { MenuCell } from '@lendline/decisions/contract';
import type { AgreedServicing } from '@lendline/loans/contract';
import { assert, err, type LocalText, money, ok, present, type Result, toWire, type WireMoney } from '@lendline/kernel';
import { creditTerms, type Pack, type Product, stateInstalments } from '@lendline/strategy';
import type { CostStatement, InstalmentView } from '../contract.ts';

/** A chosen cell with the schedule and the whole cost that follow from it: what the agreement states. */
export interface OfferTerms {
  readonly cell: MenuCell;
  readonly schedule: readonly InstalmentView[];
  readonly cost: Omit<CostStatement, 'openedAt'>;
  /** Of choices from before it was kept: the oldest instalment first, and no late fee. */
  readonly servicing?: AgreedServicing;
}

/** What a choice says of servicing its loan. */
export function servicingOf({ servicing }: Pick<OfferTerms, 'servicing'>): AgreedServicing {
  return servicing ?? { allocation: oldestFirst, lateFee: null };
}

/**
 * Works a chosen cell out for a loan paid out on `today`, by the same terms of credit that priced it. Between two days
 * of the month the cents may differ (a month that ends early has fewer days of interest), so the cell is stated again
 * where they do: offer, statement and agreement are one and the same to the cent. Error `over-cap`: stated for this
 * day, the annual rate is above the legal cap.
 */
export function offerOf(cell: MenuCell, on: { pack: Pack; today: Temporal.PlainDate }): Result<OfferTerms, 'over-cap'> {
  const { pack, today } = on;
  const product = productOf(cell, pack);
  const price_ppm = product.kind === 'single' ? cell.fee_ppm : cell.rate_ppm;
  const candidate = { amount: BigInt(cell.amount.amount), instalments: cell.instalments, price_ppm };
  const terms = creditTerms(candidate, pack, { product, today });
  const schedule = buildSchedule(terms);
  assert(schedule.ok, 'an offered cell has a schedule');
  const rates = aprOfSchedule(terms, schedule.value);
  assert(rates.ok, 'a loan that is paid out and repaid has an annual rate');
  const { nominal, effective, highest } = rates.value;
  if (highest.rate_ppm > cell.cap_ppm) return err('over-cap');
  const apr = { nominal_ppm: nominal.rate_ppm, effective_ppm: effective.rate_ppm };
  const restated = restate(cell, schedule.value, apr);
  return ok({
    cell: restated,
    schedule: schedule.value.instalments.map((instalment) => viewOf(instalment, schedule.value)),
    cost: costOf(restated, schedule.value, { pack, product }),
    servicing: { allocation: product.allocation ?? oldestFirst, lateFee: lateFeeOf(pack) },
  });
}

/** The product that made a cell: a fee is the price of a single payment, a rate that of instalments. */
export function productOf(cell: Pick<MenuCell, 'fee_ppm'>, pack: Pack): Product {
  const kind = cell.fee_ppm > 0 ? 'single' : 'annuity';
  return present(
    pack.products.find((product) => product.kind === kind),
    `the pack has a product priced like the cell: ${kind}`,
  );
}

function restate(cell: MenuCell, { instalments, currency }: Schedule, apr: MenuCell['apr']): MenuCell {
  return { ...cell, apr, ...stateInstalments(instalments.map(({ dueTotal }) => money(dueTotal, currency))) };
}

function viewOf(row: Schedule['instalments'][number], { currency }: Schedule): InstalmentView {
  const wire = (amount: bigint): WireMoney => toWire(money(amount, currency));
  return {
    n: row.n,
    due: row.due.toString(),
    principal: wire(row.principal),
    interest: wire(row.interest),
    fees: wire(row.fees),
    dueTotal: wire(row.dueTotal),
    balance: wire(row.balance),
  };
}

function costOf(
  cell: MenuCell,
  { totals, charges, currency }: Schedule,
  { pack, product }: { pack: Pack; product: Product },
): OfferTerms['cost'] {
  const wire = (amount: bigint): WireMoney => toWire(money(amount, currency));
  return {
    amount: wire(totals.principal),
    received: wire(totals.netDisbursed),
    interest: wire(totals.interest),
    fees: wire(charges.reduce((sum, { fee }) => sum + fee, 0n)),
    duty: wire(charges.reduce((sum, { duty }) => sum + duty, 0n)),
    totalRepayable: wire(totals.dueTotal),
    apr: { ...cell.apr, method: 'IRR' },
    cap_ppm: cell.cap_ppm,
    lateCost: lateCostOf(pack, product),
    readingSeconds: pack.disclosure.forcedReading_s,
  };
}

function lateFeeOf({ servicing: { lateFees } }: Pack): AgreedServicing['lateFee'] {
  return lateFees === 'none' ? null : lateFees;
}

function lateCostOf(pack: Pack, product: Product): LocalText {
  const { servicing } = pack;
  const lateFee = lateFeeOf(pack);
  if (lateFee !== null) return withLateFee(lateFeeInWords(lateFee), pack, product);
  if (product.kind === 'single') {
    return { 'zh-CN': '逾期不收取任何费用，也不另计利息。', en: 'No fee and no interest is added when you pay late.' };
  }
  return {
    'zh-CN': `逾期不收罚息和违约金；未还本金按原利率计息，逾期满 ${servicing.interestStopsAt_dpd} 天停止计息。`,
    en: `No late fees and no penalty rate; unpaid principal goes on at the agreed rate and stops after ${servicing.interestStopsAt_dpd} days late.`,
  };
}

function withLateFee(fee: LocalText, { servicing }: Pack, { kind }: Product): LocalText {
  const stops = servicing.interestStopsAt_dpd;
  const interest: LocalText =
    kind === 'single'
      ? { 'zh-CN': '不另计利息。', en: 'No interest is added.' }
      : {
          'zh-CN': `未还本金按原利率计息，逾期满 ${stops} 天停止计息。`,
          en: `Unpaid principal goes on at the agreed rate and stops after ${stops} days late.`,
        };
  return { 'zh-CN': `${fee['zh-CN']}${interest['zh-CN']}`, en: `${fee.en} ${interest.en}` };
}
