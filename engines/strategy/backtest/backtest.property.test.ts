import { beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Decision } from '../decision.ts';
import { wilson } from '../experiments/intervals.ts';
import { cn } from '../packs/cn.ts';
import { histories, madeDecisions, type Said } from '../test/recorded.ts';
import { strategyOf } from '../test/strategy-of.ts';
import { Backtest } from './backtest.ts';
import { pairedDifference } from './paired.ts';
import type { BacktestFigures, BacktestReport, OutcomeFigures } from './report.ts';

let decisions: readonly Decision[];
beforeAll(async () => {
  decisions = await madeDecisions();
});

const sides = () => ({ a: strategyOf(cn), b: strategyOf(cn) });

function reported(history: readonly Said[]): BacktestReport {
  const backtest = new Backtest(sides());
  for (const { application, a, b } of history) backtest.add(application, a, b);
  return backtest.result();
}

const approves = ({ outcome }: Decision): boolean => outcome === 'approve';

/** The same figures from all rows at once, as a person would work them out on paper. */
function outcomesOf(rows: readonly Said[]): Omit<OutcomeFigures, 'interval'> {
  const lent = rows.flatMap(({ application }) => application.lent ?? []);
  const known = lent.filter(({ outcome }) => outcome !== 'open');
  const bad = known.filter(({ outcome }) => outcome === 'bad').length;
  const pds = rows
    .map(({ application }) => application.input.values.pd_ppm)
    .filter((pd): pd is number => typeof pd === 'number');
  const unknown = rows.length - known.length;
  return {
    applications: rows.length,
    lent: lent.length,
    known: known.length,
    bad,
    rate: known.length === 0 ? null : bad / known.length,
    bounds: rows.length === 0 ? { low: 0, high: 1 } : { low: bad / rows.length, high: (bad + unknown) / rows.length },
    // Sums of whole parts per million are exact, so nothing is lost on the way.
    expectedBad: pds.length === 0 ? null : pds.reduce((sum, pd) => sum + pd, 0) / pds.length / 1e6,
    withPd: pds.length,
  };
}

/** What a borrower takes, by trying every cell: the best by amount within the request, then by term. */
function takenAtLength({ menu }: Decision, { application }: Said): Decision['menu'][number] {
  const { amount, term } = application.input;
  const offered = menu.filter((cell) => cell.offered);
  const within = offered.filter((cell) => cell.amount.amount <= amount.amount);
  const by = (of: readonly (typeof offered)[number][], sign: 1 | -1) =>
    of.toSorted((x, y) => sign * Number(y.amount.amount - x.amount.amount))[0]!.amount.amount;
  const chosen = within.length > 0 ? by(within, 1) : by(offered, -1);
  const cells = offered.filter((cell) => cell.amount.amount === chosen);
  return cells.find((cell) => cell.instalments === term) ?? cells.toSorted((x, y) => y.instalments - x.instalments)[0]!;
}

function expectSide(figures: BacktestFigures, side: 'a' | 'b', rows: readonly Said[]): void {
  const taken = rows.filter((row) => approves(row[side]));
  const got = figures[side];
  expect(got.loans).toMatchObject(outcomesOf(taken));
  expect(got.loans.interval).toEqual(wilson({ of: got.loans.known, count: got.loans.bad }, 0.95));
  for (const outcome of ['approve', 'refer', 'decline'] as const)
    expect(got.outcomes[outcome]).toBe(rows.filter((row) => row[side].outcome === outcome).length);
  const cells = taken.map((row) => takenAtLength(row[side], row));
  const total = (of: (cell: (typeof cells)[number]) => bigint) =>
    cells.reduce((sum, cell) => sum + of(cell), 0n).toString();
  expect(got.money.principal).toEqual({ amount: total((cell) => cell.amount.amount), currency: 'CNY' });
  expect(got.money.interest.amount).toBe(
    total(({ due, amount }) => due.reduce((sum, one) => sum + one.amount, 0n) - amount.amount),
  );
  expect(got.money.expectedResult.amount).toBe(total((cell) => cell.expectedResult.amount));
  const expectedLoss = cells.reduce((sum, cell) => {
    const loss = Number(cell.amount.amount) * (cell.pd_ppm / 1e6) * (cn.economics.lossGivenDefault_ppm / 1e6);
    return sum + loss;
  }, 0);
  expect(Math.abs(Number(got.money.expectedLoss.amount) - expectedLoss)).toBeLessThanOrEqual(
    0.51 * cells.length + 0.01,
  );
  const losses = taken.flatMap(({ application }) => application.lent?.loss ?? []);
  const lost = losses.reduce((sum, { amount }) => sum + amount, 0n).toString();
  expect(got.money.recorded.loss?.amount ?? null).toBe(losses.length === 0 ? null : lost);
}

/** The least and the most of the difference of bad rates, by filling in what nobody knows all good and all bad by person. */
function boundsAtLength(rows: readonly Said[]): { low: number; high: number } | null {
  const [ofA, ofB] = [rows.filter(({ a }) => approves(a)).length, rows.filter(({ b }) => approves(b)).length];
  if (ofA === 0 || ofB === 0) return null;
  let [low, high] = [0, 0];
  for (const { application, a, b } of rows) {
    const moves = (approves(b) ? 1 / ofB : 0) - (approves(a) ? 1 / ofA : 0);
    const outcome = application.lent?.outcome;
    const may = outcome === 'bad' ? [moves] : outcome === 'good' ? [0] : [0, moves];
    low += Math.min(...may);
    high += Math.max(...may);
  }
  return { low: expect.closeTo(low, 9) as number, high: expect.closeTo(high, 9) as number };
}

function expectFigures(figures: BacktestFigures, rows: readonly Said[]): void {
  expectSide(figures, 'a', rows);
  expectSide(figures, 'b', rows);
  const group = (a: boolean, b: boolean) => rows.filter((row) => approves(row.a) === a && approves(row.b) === b);
  expect(figures.swap.both).toMatchObject(outcomesOf(group(true, true)));
  expect(figures.swap.in).toMatchObject(outcomesOf(group(false, true)));
  expect(figures.swap.out).toMatchObject(outcomesOf(group(true, false)));
  expect(figures.swap.neither).toMatchObject(outcomesOf(group(false, false)));
  const [onlySecond, onlyFirst] = [group(false, true).length, group(true, false).length];
  const paired = pairedDifference({ of: rows.length, onlySecond, onlyFirst }, 0.95);
  expect(figures.differences.approved.interval).toEqual(rows.length === 0 ? null : paired);
  expect(figures.differences.bad.bounds).toEqual(boundsAtLength(rows));
}

describe('a backtest', () => {
  it('counts what counting every row at once comes to: all, by segment, both strategies and the swap set', () => {
    fc.assert(
      fc.property(histories(decisions), (rows) => {
        const report = reported(rows);
        expect(report.applications).toBe(rows.length);
        expectFigures(report.all, rows);
        for (const { segment, figures } of report.bySegment)
          expectFigures(
            figures,
            rows.filter(({ application }) => application.input.segment === segment),
          );
        expect(report.bySegment.reduce((sum, { figures }) => sum + figures.applications, 0)).toBe(rows.length);
        const times = rows.map(({ application }) => application.input.asOf.toString()).toSorted();
        expect(report.period).toEqual(rows.length === 0 ? null : { from: times[0], to: times.at(-1) });
      }),
      { numRuns: 60 },
    );
  });

  it('puts everybody who is turned away under one rule: the first with the outcome of the decision', () => {
    fc.assert(
      fc.property(histories(decisions), (rows) => {
        const { byRule } = reported(rows);
        for (const side of ['a', 'b'] as const) {
          const other = side === 'a' ? 'b' : 'a';
          const ruleOf = (row: Said) => row[side].trace.find(({ outcome }) => outcome === row[side].outcome)?.rule;
          for (const figures of byRule) {
            const own = rows.filter((row) => row[side].outcome === figures.outcome && ruleOf(row) === figures.rule);
            expect(figures[side]).toMatchObject(outcomesOf(own));
            expect(figures[side].approvedByOther).toBe(own.filter((row) => approves(row[other])).length);
          }
          const turnedAway = rows.filter((row) => !approves(row[side])).length;
          expect(byRule.reduce((sum, figures) => sum + figures[side].applications, 0)).toBe(turnedAway);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('comes to the same in any order, and of a strategy against itself shows nothing', () => {
    fc.assert(
      fc.property(histories(decisions, 20), (rows) => {
        const { all } = reported(rows);
        expect(reported(rows.toReversed()).all.swap).toEqual(all.swap);
        const same = reported(rows.map((row) => ({ ...row, b: row.a })));
        expect(same.all.b).toEqual(same.all.a);
        expect(same.all.swap.in.applications + same.all.swap.out.applications).toBe(0);
        for (const { shows } of Object.values(same.all.differences)) expect(shows).toBe('no difference shown');
      }),
      { numRuns: 30 },
    );
  });
});
