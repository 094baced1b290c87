import {
  type CreditLine,
  type LineAct,
  type LineEvent,
  lineOn,
  type LineStanding,
  type NoRenewal,
  renewalOf,
} from '@lendline/credit';
import {
  assert,
  type Currency,
  err,
  type LocalText,
  money,
  ok,
  present,
  type Result,
  toDecimalString,
} from '@lendline/kernel';
import type { CreditLineChange, CreditLineLogEntry, CreditLineStatus } from '../contract.ts';

/** What a credit line was agreed on, as it is stored. */
export interface AgreedCreditLine {
  readonly currency: Currency;
  readonly agreed_limit: bigint;
  readonly opened_on: Temporal.PlainDate;
  readonly agreed_until: Temporal.PlainDate;
  readonly least_drawdown: bigint;
  readonly most_instalments: number;
  readonly rate_ppm: number;
  readonly rest_before_renewal_d: number;
}

/** One entry of its log, as it is stored. */
export interface LoggedEvent {
  readonly id: string;
  readonly kind: CreditLineLogEntry['kind'];
  readonly value_on: Temporal.PlainDate;
  readonly amount: bigint | null;
  readonly until_on: Temporal.PlainDate | null;
}

/** Why a change is not possible: the end of a problem's code, and what its text names. */
export interface Refusal {
  readonly why: 'change-not-now' | 'past-due' | 'above-ceiling' | 'not-rested' | 'until' | 'limit-below-drawn';
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** What a status is called in a problem's text. */
export const statusNames: Readonly<Record<CreditLineStatus, LocalText>> = {
  open: { 'zh-CN': '正常', en: 'open' },
  frozen: { 'zh-CN': '已冻结', en: 'frozen' },
  expired: { 'zh-CN': '已到期', en: 'past its last day' },
  closed: { 'zh-CN': '已关闭', en: 'closed' },
};

/** How a credit line stands at the close of a day, read from its log by the engine. */
export function standingOf(row: AgreedCreditLine, log: readonly LoggedEvent[], on: Temporal.PlainDate): LineStanding {
  return lineOn(agreedTerms(row), log.map(toLineEvent), on);
}

/** Drawdowns are loans of equal instalments by the month, which fall due within the credit line's own term. */
function agreedTerms(row: AgreedCreditLine): CreditLine {
  return {
    currency: row.currency,
    limit: row.agreed_limit,
    from: row.opened_on,
    until: row.agreed_until,
    leastDrawdown: row.least_drawdown,
    method: 'equal_instalments',
    every: { count: 1, unit: 'months' },
    mostInstalments: row.most_instalments,
    rate_ppm: row.rate_ppm,
    dayCount: '30/360',
    mayOutlast: false,
    restBeforeRenewal_d: row.rest_before_renewal_d,
  };
}

function toLineEvent(row: LoggedEvent): LineEvent {
  return { id: row.id, on: row.value_on, ...actOf(row) };
}

function actOf({ kind, amount, until_on }: LoggedEvent): LineAct {
  switch (kind) {
    case 'freeze':
    case 'release':
    case 'close':
      return { kind };
    case 'limit':
      return { kind, limit: present(amount, 'a new limit has an amount') };
    case 'renewal':
      return {
        kind,
        limit: present(amount, 'a renewal has a limit'),
        until: present(until_on, 'a renewal has a last day'),
      };
    case 'drawdown':
    case 'principal_repaid':
    case 'principal_owed_again':
      return { kind, amount: present(amount, 'principal that moves has an amount') };
  }
}

/** A limit that rises is the lender's risk: a second person agrees. */
export function needsSecondPerson(change: CreditLineChange, standing: LineStanding): boolean {
  return (change.kind === 'limit' || change.kind === 'renewal') && BigInt(change.limit.amount) > standing.limit;
}

export interface ChangeRules {
  /** The most that the pack lets any trader have, in minor units. */
  readonly ceiling: bigint;
  /** The longest term of the pack, from the day of the change on. */
  readonly term_months: number;
  readonly isPastDue: boolean;
}

/** What a change writes into the log, or why it is not possible. */
export function actOfChange(
  change: CreditLineChange,
  standing: LineStanding,
  rules: ChangeRules,
): Result<LineAct, Refusal> {
  switch (change.kind) {
    case 'freeze':
      return standing.status === 'open' ? ok({ kind: 'freeze' }) : notNow(standing);
    case 'release':
      return standing.status === 'frozen' ? ok({ kind: 'release' }) : notNow(standing);
    case 'close':
      return standing.status === 'closed' ? notNow(standing) : ok({ kind: 'close' });
    case 'limit':
      return newLimit(change, standing, rules);
    case 'renewal':
      return renewal(change, standing, rules);
  }
}

function newLimit(
  { limit }: Extract<CreditLineChange, { kind: 'limit' }>,
  standing: LineStanding,
  rules: ChangeRules,
): Result<LineAct, Refusal> {
  if (standing.status === 'closed') return notNow(standing);
  const amount = readLimit(limit, standing, rules);
  if (!amount.ok) return amount;
  if (amount.value > standing.limit && rules.isPastDue) return refuse('past-due');
  return ok({ kind: 'limit', limit: amount.value });
}

function renewal(
  change: Extract<CreditLineChange, { kind: 'renewal' }>,
  standing: LineStanding,
  rules: ChangeRules,
): Result<LineAct, Refusal> {
  const amount = readLimit(change.limit, standing, rules);
  if (!amount.ok) return amount;
  const until = Temporal.PlainDate.from(change.until);
  const latest = standing.on.add({ months: rules.term_months });
  const tooLate = Temporal.PlainDate.compare(until, latest) > 0;
  const renewed = renewalOf(standing, { until, limit: amount.value, isPastDue: rules.isPastDue });
  if (!renewed.ok) return refuseRenewal(renewed.error, standing, latest);
  return tooLate ? refuseRenewal('not-later', standing, latest) : renewed;
}

function readLimit(
  limit: Extract<CreditLineChange, { kind: 'limit' }>['limit'],
  { line }: LineStanding,
  { ceiling }: ChangeRules,
): Result<bigint, Refusal> {
  const amount = BigInt(limit.amount);
  const { currency } = line;
  const isPossible = limit.currency === currency && amount > 0n && amount <= ceiling;
  if (isPossible) return ok(amount);
  return refuse('above-ceiling', {
    most: toDecimalString(money(ceiling, currency)),
    currency,
  });
}

function refuseRenewal(error: NoRenewal, standing: LineStanding, latest: Temporal.PlainDate): Result<never, Refusal> {
  const { currency, restBeforeRenewal_d } = standing.line;
  switch (error) {
    case 'closed':
    case 'frozen':
      return notNow(standing);
    case 'past-due':
      return refuse('past-due');
    case 'not-rested':
      return refuse('not-rested', {
        wanted: restBeforeRenewal_d,
        rested: standing.rested_d,
      });
    case 'not-later':
      return refuse('until', {
        after: standing.until.toString(),
        latest: latest.toString(),
      });
    case 'limit-below-drawn':
      return refuse('limit-below-drawn', {
        drawn: toDecimalString(money(standing.drawn, currency)),
        currency,
      });
  }
}

function refuse(why: Refusal['why'], parameters: Refusal['parameters'] = {}): Result<never, Refusal> {
  return err({ why, parameters });
}

function notNow({ status }: LineStanding): Result<never, Refusal> {
  const name = statusNames[status];
  return refuse('change-not-now', { status, statusZh: name['zh-CN'], statusEn: name.en });
}

/** The database counts as the engine does; where they differ something wrote past the log. */
export function assertCounted(
  row: { readonly drawn: bigint; readonly limit_now: bigint },
  standing: LineStanding,
): void {
  assert(row.drawn === standing.drawn && row.limit_now === standing.limit, 'a credit line counts what its log says');
}
