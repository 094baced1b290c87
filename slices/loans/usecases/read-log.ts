import { type ServicedLoan, serviceLoan } from '@lendline/credit';
import { money } from '@lendline/kernel';
import type { Instalment } from '../rules/instalment.ts';
import { servicingEvent, servicingRules } from '../rules/loan-log.ts';
import type { AgreedTerms } from '../rules/terms.ts';
import { instalmentsOfLife, type Standing, standingOf } from '../rules/projection.ts';
import type { LoanEventRow, LoanRow } from '../store/tables.ts';
import type { LoansParts } from './parts.ts';

/** What a loan's log comes to. */
export interface LoanResult {
  readonly life: ServicedLoan;
  readonly instalments: readonly Instalment[];
  readonly standing: Standing;
}

/** Reads a loan's log to the close of a day; whoever writes a loan writes what this says, and a preview shows it. */
export function readLog(
  { pack }: Pick<LoansParts, 'pack'>,
  loan: LoanRow,
  { log, through }: { readonly log: readonly LoanEventRow[]; readonly through: Temporal.PlainDate },
): LoanResult {
  const { currency } = loan;
  const rules = servicingRules(agreedOf(loan), pack.servicing.interestStopsAt_dpd);
  const life = serviceLoan(rules, log.map(servicingEvent), { currency, through });
  const instalments = instalmentsOfLife(life);
  return { life, instalments, standing: standingOf(life, instalments) };
}

export function agreedOf(loan: LoanRow): AgreedTerms {
  return {
    principal: money(loan.principal, loan.currency),
    instalments: loan.instalments,
    every: { count: loan.every_count, unit: loan.every_unit },
    rate_ppm: loan.rate_ppm,
    fee_ppm: loan.fee_ppm,
    duty_ppm: loan.duty_ppm,
    allocation: loan.allocation,
  };
}
