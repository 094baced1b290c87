export { type AccountKind, accountKinds } from './account.ts';
export { accruedInterest, type AccruingInstalment } from './accrual.ts';
export {
  type Allocation,
  allocationKinds,
  type BucketRule,
  type BucketRules,
  checkAllocation,
  type Direction,
  directions,
  type FutureRule,
  futureRules,
  oldestFirst,
  type Order,
  type PaymentKind,
  paymentKinds,
} from './allocation.ts';
export { type Component, components } from './component.ts';
export { type AnnualRate, apr, type Apr, type AprRule, aprRules } from './apr.ts';
export { type HolidayRule, holidayRules, type WorkingCalendar } from './calendar.ts';
export { type CashFlow, type CashFlowKind, cashFlowKinds } from './cash-flow.ts';
export { conformApr } from './conformance/conform-apr.ts';
export { conformCredit } from './conformance/conform-credit.ts';
export { type DayCount, dayCounts, daysBetween } from './day-count.ts';
export { type MonthEndRule, monthEndRules, type Period, repaymentPeriods } from './due-dates.ts';
export {
  type Fee,
  type FeeAmount,
  feeAmount,
  type FeeBase,
  feeBases,
  type FeeKind,
  feeKinds,
  type FeeTime,
  feeTimes,
} from './fee.ts';
export { readFlowsJson } from './flows-json.ts';
export { type Interval, intervalsPerYear, type IntervalUnit, intervalUnits } from './interval.ts';
export {
  type CreditLine,
  type LineStanding,
  lineOn,
  type LineStatus,
  lineStatuses,
  lineTransitions,
} from './line/credit-line.ts';
export { drawdownTerms, type NoDrawdown } from './line/draw.ts';
export type { LineAct, LineEvent } from './line/line-event.ts';
export { type NoRenewal, renewalOf } from './line/renew.ts';
export { type DayMoney, flowsOfRunningLoan, type RunningLoan } from './loan-flows.ts';
export { type LoanTerms, loanTerms, type Method, methods } from './loan-terms.ts';
export { type NamedRates, namedRates } from './named-rates.ts';
export { type AgreedChange, agreedChanges } from './plan-change.ts';
export { feeDuePostings, interestAccrualPostings, type Posting } from './posting.ts';
export type { Problem } from './problem.ts';
export { type CapCheck, type CapMethod, capMethods, checkCap, type RateCap } from './rate-cap.ts';
export { type NoRate } from './rate-solver.ts';
export { aprOfSchedule, type ScheduleRates } from './schedule-apr.ts';
export { type ScheduleJson, scheduleToJson } from './schedule-json.ts';
export type { ScheduledFee } from './scheduled-fee.ts';
export { buildSchedule, type Schedule, type ScheduledInstalment, type ScheduleTotals } from './schedule.ts';
export { readTermsJson } from './terms-json.ts';
export { allocationInWords, lateFeeInWords } from './servicing-words.ts';
export { noRateProblem } from './no-rate.ts';
export type { LifeAccount } from './life/account.ts';
export { lateDays, type Pause } from './life/delinquency.ts';
export { type LateFeeRule, lateFeesOn } from './life/late-fees.ts';
export type { Waivable } from './life/event.ts';
export type { Instalment as ServicedInstalment } from './life/instalment.ts';
export type { ArrearsStep } from './life/loan-state.ts';
export type { LoanTransaction as ServicedTransaction } from './life/transaction.ts';
export { type AccountMoves, type BookedThing, booksOf, missingSides } from './servicing/books.ts';
export {
  type ServicedLoan,
  serviceLoan,
  type ServicingAct,
  type ServicingEvent,
  type ServicingRules,
} from './servicing/service-loan.ts';
