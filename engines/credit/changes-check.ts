import { largestAmount } from './decimal.ts';
import { type Period, repaymentPeriods } from './due-dates.ts';
import type { LoanTerms } from './loan-terms.ts';
import type { AgreedChange } from './plan-change.ts';
import { isBefore, PlanDays } from './plan-days.ts';
import { type Problem, problem } from './problem.ts';

/** Days of the week that exist, at least one of them a working day; holidays leave a working day within a year. */
export function checkCalendar({ calendar }: LoanTerms): Problem[] {
  if (calendar === null) return [];
  const { workingDays, holidays } = calendar;
  const areDays = workingDays.length > 0 && workingDays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  return [
    ...(areDays
      ? []
      : [
          problem('calendar.working_days', workingDays, {
            expected: { en: 'days from 1 (Monday) to 7 (Sunday), at least one', 'zh-CN': '1(周一)到 7(周日),至少一天' },
            doThis: { en: 'Write Monday to Friday as [1, 2, 3, 4, 5].', 'zh-CN': '周一至周五写作 [1, 2, 3, 4, 5]。' },
          }),
        ]),
    ...(holidays.length <= 300
      ? []
      : [
          problem('calendar.holidays', holidays.length, {
            expected: { en: 'at most 300 days', 'zh-CN': '最多 300 天' },
            doThis: { en: 'List the holidays of the loan’s own years.', 'zh-CN': '请只列出贷款期内的节假日。' },
          }),
        ]),
  ];
}

/** Due dates come one after the other, each after the disbursement. */
export function checkDueDates(terms: LoanTerms): Problem[] {
  const { firstDue, disbursed, calendar } = terms;
  if (firstDue !== null && !isBefore(disbursed, firstDue)) {
    return [
      problem('first_due', firstDue.toString(), {
        expected: { en: `a day after ${disbursed.toString()}`, 'zh-CN': `晚于 ${disbursed.toString()} 的日期` },
        doThis: { en: 'Give a first due date after the disbursement.', 'zh-CN': '首个还款日须在放款之后。' },
      }),
    ];
  }
  if (calendar === null) return [];
  const early = repaymentPeriods(terms).find(({ from, due }) => !isBefore(from, due));
  if (!early) return [];
  return [
    problem('calendar', early.due.toString(), {
      expected: {
        en: 'due dates that stay apart when holidays move them',
        'zh-CN': '因节假日顺延后仍互不重叠的还款日',
      },
      doThis: { en: 'Take longer intervals, or fewer holidays.', 'zh-CN': '请加长还款间隔,或减少节假日。' },
    }),
  ];
}

/** What a change needs of the plan that it meets: the periods as the changes before it left them. */
interface At {
  readonly terms: LoanTerms;
  readonly periods: readonly Period[];
  readonly field: string;
}

/** Every change must meet a plan that it can change; the first that cannot is told. */
export function checkChanges(terms: LoanTerms): Problem[] {
  const { changes, method } = terms;
  if (changes.length === 0) return [];
  if (method === 'flat') {
    return [
      problem('changes', changes.length, {
        expected: { en: 'no changes of a flat loan', 'zh-CN': '等本等息(flat)贷款不可变更' },
        doThis: { en: 'Choose another method, or leave the changes out.', 'zh-CN': '请更换还款方式,或去掉变更。' },
      }),
    ];
  }
  const days = new PlanDays(terms);
  const lent = changes.reduce((sum, change) => (change.kind === 'payout' ? sum + change.amount : sum), 0n);
  if (terms.principal.amount + lent > largestAmount) return [tooMuch(lent)];
  for (const [index, change] of changes.entries()) {
    const problems = checkChange(change, { terms, periods: days.periods, field: `changes[${index}]` });
    if (problems.length > 0) return problems;
    if (change.kind === 'due_date') days.move(change.from, change.to);
    if (change.kind === 'instalments') days.lengthen(change.extra);
  }
  return [];
}

function tooMuch(lent: bigint): Problem {
  return problem('changes', lent, {
    expected: {
      en: `payouts of at most ${largestAmount} minor units together`,
      'zh-CN': `放款合计不超过 ${largestAmount} 个最小货币单位`,
    },
    doThis: { en: 'Pay out less, or make another loan.', 'zh-CN': '请减少放款,或另立一笔贷款。' },
  });
}

function checkChange(change: AgreedChange, at: At): Problem[] {
  switch (change.kind) {
    case 'payout':
      return [...(change.amount > 0n ? [] : [notAbove(at, change.amount)]), ...withinLoan(at, 'on', change.on)];
    case 'rate': {
      const { rate_ppm } = change;
      const isRate = Number.isInteger(rate_ppm) && rate_ppm >= 0 && rate_ppm <= 100_000_000;
      return [...(isRate ? [] : [noRate(at, rate_ppm)]), ...withinLoan(at, 'from', change.from)];
    }
    case 'interest_pause':
      return [...withinLoan(at, 'from', change.from), ...inOrder(at, change)];
    case 'due_date':
      return movable(at, change);
    case 'instalments':
      return [...withinLoan(at, 'from', change.from), ...enoughLeft(at, change)];
  }
}

/** From the disbursement to the day before the last due date. */
function withinLoan({ terms, periods, field }: At, name: string, day: Temporal.PlainDate): Problem[] {
  const last = periods.at(-1)?.due ?? terms.disbursed;
  if (!isBefore(day, terms.disbursed) && isBefore(day, last)) return [];
  const [from, to] = [terms.disbursed.toString(), last.toString()];
  return [
    problem(`${field}.${name}`, day.toString(), {
      expected: { en: `a day from ${from} and before ${to}`, 'zh-CN': `不早于 ${from} 且早于 ${to} 的日期` },
      doThis: { en: 'A plan changes while it runs: choose a day within it.', 'zh-CN': '请选择还款计划期内的日期。' },
    }),
  ];
}

function inOrder({ field }: At, { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }): Problem[] {
  if (!isBefore(to, from)) return [];
  return [
    problem(`${field}.to`, to.toString(), {
      expected: { en: `${from.toString()} or later`, 'zh-CN': `不早于 ${from.toString()}` },
      doThis: { en: 'Give the last day of the pause.', 'zh-CN': '请填写暂停计息的最后一天。' },
    }),
  ];
}

function movable({ periods, field }: At, change: Extract<AgreedChange, { kind: 'due_date' }>): Problem[] {
  const period = periods.find(({ due }) => due.equals(change.from));
  if (!period) {
    return [
      problem(`${field}.from`, change.from.toString(), {
        expected: { en: 'a due date of the plan', 'zh-CN': '计划中的还款日' },
        doThis: {
          en: 'Give the due date that moves, as the schedule shows it.',
          'zh-CN': '请填写还款计划中要调整的还款日。',
        },
      }),
    ];
  }
  if (isBefore(period.from, change.to)) return [];
  const after = period.from.toString();
  return [
    problem(`${field}.to`, change.to.toString(), {
      expected: { en: `a day after ${after}`, 'zh-CN': `晚于 ${after} 的日期` },
      doThis: { en: 'A due date stays after the one before it.', 'zh-CN': '还款日须晚于上一个还款日。' },
    }),
  ];
}

function enoughLeft({ terms, periods, field }: At, change: Extract<AgreedChange, { kind: 'instalments' }>): Problem[] {
  const count = periods.length + change.extra;
  const begun = periods.filter(({ due }) => !isBefore(change.from, due)).length;
  if (Number.isInteger(change.extra) && count > Math.max(begun, terms.principalGrace) && count <= 1000) return [];
  return [
    problem(`${field}.extra`, change.extra, {
      expected: {
        en: `between one instalment after ${change.from.toString()} and 1000 in all`,
        'zh-CN': `${change.from.toString()} 之后至少一期,总期数不超过 1000`,
      },
      doThis: { en: 'Add fewer, or take fewer away.', 'zh-CN': '请减少增加或缩短的期数。' },
    }),
  ];
}

function notAbove({ field }: At, amount: bigint): Problem {
  return problem(`${field}.amount`, amount, {
    expected: { en: 'above 0 minor units', 'zh-CN': '大于 0 的最小货币单位' },
    doThis: { en: 'Write 5,000.00 as "500000".', 'zh-CN': '5,000.00 请写作 "500000"。' },
  });
}

function noRate({ field }: At, rate_ppm: number): Problem {
  return problem(`${field}.rate_ppm`, rate_ppm, {
    expected: { en: 'a whole number from 0 to 100000000', 'zh-CN': '0 到 100000000 的整数' },
    doThis: { en: 'Write 14.4 % a year as 144000.', 'zh-CN': '年利率 14.4% 写作 144000。' },
  });
}
