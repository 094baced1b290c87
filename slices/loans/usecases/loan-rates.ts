import { type CapCheck, checkCap, flowsOfRunningLoan, type ServicedLoan } from '@lendline/credit';
import { type LocalText, type Problem, type Result, toDecimalString } from '@lendline/kernel';
import { capOn } from '@lendline/strategy';
import type { LoanChange, LoanRates } from '../contract.ts';
import { problem } from '../problems.ts';
import type { LoanRow } from '../store/tables.ts';
import type { LoansParts } from './parts.ts';

/**
 * What a loan costs a year, all in, from the money that passed and what is agreed to come; penalties are no price
 * unless they are to be counted. Null where nothing is to come, or no rate follows.
 */
export function ratesOf(
  { pack }: Pick<LoansParts, 'pack'>,
  loan: LoanRow,
  { life, counting = 'price' }: { readonly life: ServicedLoan; readonly counting?: 'price' | 'penalties-too' },
): CapCheck | null {
  const priced = (amount: bigint, penalty: bigint): bigint => (counting === 'price' ? amount - penalty : amount);
  const toCome = life.plan.map((line) => ({ on: line.due, amount: priced(line.outstanding, line.open('penalty')) }));
  if (toCome.every(({ amount }) => amount === 0n)) return null;
  const of = (...kinds: readonly string[]) => life.transactions.filter(({ kind }) => kinds.includes(kind));
  const paidOut = of('disbursement');
  const { fee, duty } = life.keptBack;
  const flows = flowsOfRunningLoan({
    currency: loan.currency,
    today: life.through,
    paidOut,
    received: [
      ...paidOut.map(({ on }) => ({ on, amount: fee + duty })),
      ...of('repayment').map(({ on, amount, parts }) => ({ on, amount: priced(amount, parts.penalty) })),
    ],
    givenBack: of('chargeback', 'credit_balance_refund'),
    toCome,
  });
  const every = { count: loan.every_count, unit: loan.every_unit };
  const cap = {
    method: 'larger-of-nominal-and-effective',
    annual_ppm: capOf(pack, loan) ?? Number.MAX_SAFE_INTEGER,
  } as const;
  const checked = checkCap(flows, { cap, every });
  return checked.ok ? checked.value : null;
}

/** The cap by which the loan was offered; for older loans the strictest of the day of payment. */
function capOf(pack: LoansParts['pack'], { cap_ppm, disbursed_on }: LoanRow): number | null {
  if (cap_ppm !== null || disbursed_on === null) return cap_ppm;
  const inForce = capOn(pack, disbursed_on, 'unknown');
  return inForce.ok ? inForce.value.annual_ppm : null;
}

export function toRates({ rates, cap_ppm, arithmetic }: CapCheck): LoanRates {
  return {
    nominal_ppm: rates.nominal_irr.rate_ppm,
    effective_ppm: rates.effective.rate_ppm,
    eu_ppm: rates.eu.rate_ppm,
    us_ppm: rates.us.rate_ppm,
    cap_ppm: cap_ppm === Number.MAX_SAFE_INTEGER ? null : cap_ppm,
    arithmetic,
  };
}

/** What makes a loan dearer: refused above the cap. What makes it cheaper is not, wherever it stands. */
export function refuseAboveCap(
  change: LoanChange,
  { before, after }: { readonly before: CapCheck | null; readonly after: CapCheck | null },
): Result<null, Problem> {
  const isPrice = ['charge', 're-age', 're-amortise', 'reschedule'].includes(change.kind);
  if (!isPrice || after === null || after.within || after.rate_ppm <= (before?.rate_ppm ?? 0))
    return { ok: true, value: null };
  const percent = (ppm: number): string => toDecimalString({ amount: BigInt(Math.round(ppm / 100)), currency: 'CNY' });
  const refused = problem('loans.above-cap', { rate: percent(after.rate_ppm), cap: percent(after.cap_ppm) });
  const together = (locale: keyof LocalText): string =>
    refused.error.text[locale].replace('{arithmetic}', after.arithmetic.map((text) => text[locale]).join(' '));
  return { ok: false, error: { ...refused.error, text: { 'zh-CN': together('zh-CN'), en: together('en') } } };
}
