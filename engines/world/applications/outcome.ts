import { buildSchedule, loanTerms } from '@lendline/credit';
import { assert, money } from '@lendline/kernel';
import { behave } from '../conduct.ts';
import { dateOf, localDay } from '../days.ts';
import { usualReminders } from '../history.ts';
import type { Country } from '../person.ts';
import type { LoanFacts } from '../repayment.ts';
import type { Entry } from './entries.ts';
import type { ObservedOutcome } from './observation.ts';

/** The same loan for everybody, at what people expect to pay: one of three months in China, of 30 days in Kenya. */
const usual = {
  cn: { most: 300_000n, months: 3, rate_ppm: 180_000, currency: 'CNY' },
  ke: { most: 200_000n, months: 1, rate_ppm: 1_200_000, currency: 'KES' },
} as const;
const badAfter_days = 30;

/** What would have come of the request, had it been granted up to the most that is usual. */
export function outcomeOf(entry: Entry, applicationId: string): ObservedOutcome {
  const { who, act } = entry;
  const { country } = who.setting;
  const on = dateOf(localDay(country, act.at_ms));
  const loan = loanOf(country, { on, amount: act.amount, id: `book/${act.at_ms}` });
  const { payments } = behave(who.borrower, loan, act.conduct);
  const first = loan.instalments[0]!;
  const known = first.due.add({ days: badAfter_days });
  const inTime = payments.filter((one) => one.instalment === 1 && Temporal.PlainDate.compare(one.on, known) < 0);
  return {
    applicationId,
    firstPaymentDefault: inTime.reduce((sum, { amount }) => sum + amount, 0n) < first.amount,
    neverPaid: payments.length === 0,
    payoutLeftAfter_minutes: act.payoutLeftAfter_minutes,
    known_ms: act.at_ms + on.until(known, { largestUnit: 'days' }).days * 86_400_000,
  };
}

function loanOf(
  country: Country,
  asked: { readonly on: Temporal.PlainDate; readonly amount: bigint; readonly id: string },
): LoanFacts {
  const { most, months, rate_ppm, currency } = usual[country];
  const principal = asked.amount < most ? asked.amount : most;
  const schedule = buildSchedule(
    loanTerms({
      principal: money(principal, currency),
      disbursed: asked.on,
      instalments: months,
      rate_ppm,
      ...(country === 'ke' ? { every: { count: 30, unit: 'days' } } : {}),
    }),
  );
  assert(schedule.ok, 'the usual loan is in order');
  const instalments = schedule.value.instalments.map(({ due, dueTotal }) => ({ due, amount: dueTotal }));
  return {
    id: asked.id,
    principal,
    disbursedOn: asked.on,
    instalments,
    apr_ppm: rate_ppm,
    limit: principal,
    reminders: instalments.flatMap(({ due }) => usualReminders(due)),
    otherLoans: [],
  };
}
