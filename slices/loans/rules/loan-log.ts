import type { ServicingAct, ServicingEvent, ServicingRules, Waivable } from '@lendline/credit';
import { assert } from '@lendline/kernel';
import type { LoanEventKind } from '../contract.ts';
import { type AgreedTerms, creditTerms } from './terms.ts';

/** How a loan is serviced; its terms say where money goes: the oldest instalment first, where they name no allocation. */
export function servicingRules(agreed: AgreedTerms, stopAt_dpd: number): ServicingRules {
  return {
    // Their day is that of the first entry of the log.
    terms: creditTerms(agreed, new Temporal.PlainDate(2000, 1, 1)),
    interestStopsAt_dpd: stopAt_dpd,
  };
}

/** An event as the log holds it. */
export interface LoggedEvent {
  readonly id: string;
  readonly kind: LoanEventKind;
  readonly value_on: Temporal.PlainDate;
  /** What the kind says more; bodies are written by this slice alone, so what one lacks is a broken assumption. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly reverses: string | null;
}

/** An event of the log as the credit engine reads it. */
export function servicingEvent(event: LoggedEvent): ServicingEvent {
  return { id: event.id, on: event.value_on, ...acts[event.kind](fieldsOf(event)) };
}

type Fields = ReturnType<typeof fieldsOf>;

const acts: { readonly [K in LoanEventKind]: (body: Fields) => ServicingAct } = {
  disbursement: ({ amount }) => ({ kind: 'disbursement', amount: amount('amount') }),
  repayment: ({ amount }) => ({ kind: 'payment', as: 'repayment', amount: amount('amount') }),
  'goodwill-credit': ({ amount }) => ({ kind: 'payment', as: 'goodwill_credit', amount: amount('amount') }),
  reversal: ({ reverses }) => ({ kind: 'undo', of: reverses() }),
  waiver: ({ text, amount }) => ({
    kind: 'waiver',
    component: text('component') as Waivable,
    amount: amount('amount'),
  }),
  charge: ({ flag, day, amount }) => ({
    kind: 'charge',
    penalty: flag('penalty'),
    due: day('due'),
    amount: amount('amount'),
    duty: amount('duty'),
  }),
  chargeback: ({ amount }) => ({ kind: 'chargeback', amount: amount('amount') }),
  refund: ({ amount }) => ({ kind: 'credit_balance_refund', amount: amount('amount') }),
  'charge-off': ({ flag }) => ({ kind: 'charge_off', fraud: flag('fraud') }),
  'write-off': () => ({ kind: 'write_off' }),
  're-age': ({ day, count, text }) => ({
    kind: 're_age',
    first: day('first'),
    instalments: count('instalments'),
    every: { count: count('everyCount'), unit: text('everyUnit') as AgreedTerms['every']['unit'] },
  }),
  're-amortise': () => ({ kind: 're_amortise' }),
  reschedule: ({ day, count }) => ({
    kind: 'reschedule',
    first: day('first'),
    extraInstalments: count('extraInstalments'),
  }),
  'interest-pause': ({ day }) => ({ kind: 'interest_pause', until: day('until') }),
  'delinquency-pause': ({ day }) => ({ kind: 'delinquency_pause', until: day('until') }),
  withdrawal: ({ day }) => ({ kind: 'withdrawal', returnBy: day('returnBy') }),
};

function fieldsOf({ body, reverses }: LoggedEvent) {
  const text = (name: string): string => {
    const value = body[name];
    assert(typeof value === 'string', `an event says its ${name}`);
    return value;
  };
  return {
    text,
    amount: (name: string): bigint => BigInt(text(name)),
    day: (name: string): Temporal.PlainDate => Temporal.PlainDate.from(text(name)),
    count: (name: string): number => Number(body[name]),
    flag: (name: string): boolean => body[name] === true,
    reverses: (): string => {
      assert(reverses !== null, 'a reversal names what it undoes');
      return reverses;
    },
  };
}
