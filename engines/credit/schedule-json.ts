import type { LocalText } from '@lendline/kernel';
import type { Schedule, ScheduledInstalment, ScheduleTotals } from './schedule.ts';
import type { ScheduledFee } from './scheduled-fee.ts';
import type { ScheduleRates } from './schedule-apr.ts';

/** A schedule on the wire: amounts are strings of minor units, dates YYYY-MM-DD, rates per cent a year. */
export interface ScheduleJson {
  readonly currency: string;
  readonly instalments: readonly InstalmentJson[];
  readonly charges: readonly ChargeJson[];
  readonly totals: Readonly<Record<string, string>>;
  /** All-in effective annual rate in per cent, every fee included; null when no rate exists. */
  readonly apr: number | null;
  readonly rates: { readonly nominal_irr: number; readonly effective: number; readonly effective_ppm: number } | null;
}

export interface InstalmentJson {
  readonly n: number;
  readonly due: string;
  readonly principal: string;
  readonly interest: string;
  readonly fees: string;
  readonly penalties: string;
  readonly due_total: string;
  readonly balance: string;
}

export interface ChargeJson {
  readonly n: number;
  readonly due: string;
  readonly kind: string;
  readonly name: LocalText;
  readonly fee: string;
  readonly duty: string;
}

export function scheduleToJson(schedule: Schedule, rates: ScheduleRates | null): ScheduleJson {
  return {
    currency: schedule.currency,
    instalments: schedule.instalments.map(instalmentToJson),
    charges: schedule.charges.map(chargeToJson),
    totals: totalsToJson(schedule.totals),
    apr: rates?.effective.percent ?? null,
    rates: rates && {
      nominal_irr: rates.nominal.percent,
      effective: rates.effective.percent,
      effective_ppm: rates.effective.rate_ppm,
    },
  };
}

function instalmentToJson(row: ScheduledInstalment): InstalmentJson {
  return {
    n: row.n,
    due: row.due.toString(),
    principal: row.principal.toString(),
    interest: row.interest.toString(),
    fees: row.fees.toString(),
    penalties: row.penalties.toString(),
    due_total: row.dueTotal.toString(),
    balance: row.balance.toString(),
  };
}

function chargeToJson({ n, due, kind, name, fee, duty }: ScheduledFee): ChargeJson {
  return { n, due: due.toString(), kind, name, fee: fee.toString(), duty: duty.toString() };
}

function totalsToJson(totals: ScheduleTotals): Record<string, string> {
  return {
    principal: totals.principal.toString(),
    interest: totals.interest.toString(),
    fees: totals.fees.toString(),
    penalties: totals.penalties.toString(),
    due_total: totals.dueTotal.toString(),
    upfront_fees: totals.upfrontFees.toString(),
    net_disbursed: totals.netDisbursed.toString(),
    cost: totals.cost.toString(),
  };
}
