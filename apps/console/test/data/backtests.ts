import type { BacktestDetail, DecisionsClient } from '@lendline/decisions/contract';
import { ok } from '@lendline/kernel';
import { type BacktestFigures, type OutcomeFigures, pairedDifference, shownBy, wilson } from '@lendline/strategy';
import { cny, madeUpId } from './ids.ts';

type Asked<Name extends keyof DecisionsClient> = Parameters<DecisionsClient[Name]>[1];

const confidence = 0.95;

/** Half of the group were lent to and have matured; one in `oneBadIn` of them is bad. */
function outcomes(applications: number, oneBadIn: number): OutcomeFigures {
  const known = Math.floor(applications / 2);
  const bad = Math.floor(known / oneBadIn);
  return {
    applications,
    lent: known,
    known,
    bad,
    rate: known === 0 ? null : bad / known,
    interval: wilson({ count: bad, of: known }, confidence),
    bounds: { low: bad / applications, high: (bad + applications - known) / applications },
    expectedBad: 0.042,
    withPd: applications,
  };
}

function side(applications: number, approved: number): BacktestFigures['a'] {
  const rest = applications - approved;
  return {
    outcomes: { approve: approved, refer: rest / 10, decline: rest - rest / 10 },
    approved: {
      count: approved,
      of: applications,
      rate: approved / applications,
      interval: wilson({ count: approved, of: applications }, confidence),
    },
    loans: outcomes(approved, 20),
    money: {
      principal: cny(approved * 3_000),
      interest: cny(approved * 180),
      expectedLoss: cny(approved * 90),
      expectedResult: cny(approved * 40),
      recorded: { principal: cny(approved * 1_500), interest: cny(approved * 88), loss: null },
    },
  };
}

function figures(applications: number): BacktestFigures {
  const [a, b] = [applications * 0.4, applications * 0.46];
  const interval = pairedDifference(
    { of: applications, onlySecond: applications * 0.1, onlyFirst: applications * 0.04 },
    confidence,
  );
  return {
    applications,
    a: side(applications, a),
    b: side(applications, b),
    differences: {
      approved: { difference: 0.06, interval, shows: shownBy(interval) },
      bad: {
        difference: 0.001,
        interval: { low: -0.012, high: 0.015 },
        shows: 'no difference shown',
        bounds: { low: -0.5, high: 0.5 },
      },
      expectedResult: { difference: 240, interval: { low: 100, high: 380 }, shows: 'higher' },
    },
    swap: {
      both: outcomes(applications * 0.36, 20),
      in: outcomes(applications * 0.1, 12),
      out: outcomes(applications * 0.04, 30),
      neither: outcomes(applications * 0.5, 8),
    },
  };
}

const done: BacktestDetail = {
  id: madeUpId('backtest', 1),
  a: { strategyId: madeUpId('strategy', 1), revision: 1, number: 1, name: 'cn-2026-11' },
  b: { strategyId: madeUpId('strategy', 3), revision: 1, number: 3, name: 'cn-2026-11' },
  from: '2026-08-01',
  to: null,
  note: 'older applicants alone',
  state: 'done',
  total: 1_012,
  done: 1_012,
  leftOut: { unreadable: 0, laterThanDecision: 2, notComparable: 10 },
  askedBy: `staff:${madeUpId('staff', 3)}`,
  askedAt: '2026-11-21T08:00:00Z',
  startedAt: '2026-11-21T08:00:01Z',
  endedAt: '2026-11-21T08:00:09Z',
  because: null,
  report: {
    applications: 1_000,
    period: { from: '2026-08-01', to: '2026-11-20' },
    confidence,
    all: figures(1_000),
    bySegment: [
      { segment: 'new', figures: figures(700) },
      { segment: 'repeat', figures: figures(300) },
    ],
    byRule: [
      {
        rule: 'book.age',
        text: { 'zh-CN': '年龄', en: 'Age of the applicant' },
        outcome: 'decline',
        a: { ...outcomes(40, 10), approvedByOther: 0 },
        b: { ...outcomes(120, 10), approvedByOther: 40 },
      },
      {
        rule: 'score.pd',
        text: { 'zh-CN': '违约概率', en: 'Probability of default' },
        outcome: 'refer',
        a: { ...outcomes(90, 6), approvedByOther: 60 },
        b: { ...outcomes(30, 6), approvedByOther: 2 },
      },
    ],
  },
};

/** A new one runs until somebody looks a second time. */
export function backtestHandlers() {
  let rows: readonly BacktestDetail[] = [done];
  return {
    listBacktests: () => ok({ backtests: rows }),
    startBacktest: ({ note, from, to }: Asked<'startBacktest'>) => {
      const id = madeUpId('backtest', rows.length + 1);
      const fresh: BacktestDetail = {
        ...done,
        id,
        note,
        from: from ?? null,
        to: to ?? null,
        state: 'running',
        done: 250,
        report: null,
      };
      rows = [fresh, ...rows];
      return ok(fresh);
    },
    getBacktest: ({ backtestId }: Asked<'getBacktest'>) => {
      const asked = rows.find(({ id }) => id === backtestId)!;
      const finished = { ...asked, state: 'done' as const, done: 1_012, report: done.report };
      rows = rows.map((one) => (one === asked ? finished : one));
      return ok(asked);
    },
    exportBacktest: () =>
      ok({
        fileName: 'backtest-1-3.csv',
        mediaType: 'text/csv',
        bytes: new TextEncoder().encode('of,figure,A,B\nall,applications,1000,1000\n'),
      }),
  };
}
