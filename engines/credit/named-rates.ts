import { ok, type Result } from '@lendline/kernel';
import { type AnnualRate, apr } from './apr.ts';
import type { CashFlow } from './cash-flow.ts';
import type { Interval } from './interval.ts';
import type { NoRate } from './rate-solver.ts';

/** What the same flows cost a year by every method that has a name; fees and duties are flows like any other. */
export interface NamedRates {
  /** Internal rate of return, nominal: the rate of an interval times their number in a year. */
  readonly nominal_irr: AnnualRate;
  /** The same compounded over the year. */
  readonly effective: AnnualRate;
  /** Annual percentage rate of charge, Directive 2008/48/EC Annex I. */
  readonly eu: AnnualRate;
  /** Annual percentage rate, Regulation Z (12 CFR 1026) Appendix J. */
  readonly us: AnnualRate;
}

/** The annual rates of flows by every method. `every` is found from the dates unless given. Errors: why no rate exists. */
export function namedRates(flows: readonly CashFlow[], every?: Interval): Result<NamedRates, NoRate> {
  const irr = apr(flows, 'irr', every);
  if (!irr.ok) return irr;
  const eu = apr(flows, 'eu');
  if (!eu.ok) return eu;
  const us = apr(flows, 'us', every);
  if (!us.ok) return us;
  const { nominal, effective } = irr.value;
  return ok({ nominal_irr: nominal, effective, eu: eu.value.apr, us: us.value.apr });
}
