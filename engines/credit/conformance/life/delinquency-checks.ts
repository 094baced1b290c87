import type { JsonFields } from '../../json-fields.ts';
import { delinquencyRanges } from '../../life/delinquency.ts';
import { amountText, type Row, sameRows } from './compare.ts';
import { isWithin, type Scenario } from './scenario.ts';

type Check = (scenario: Scenario, step: JsonFields) => string | null;

/** What the vectors name ranges by: not their first days, but the last day of the one before. */
const rangeNames = ['1', '3', '30', '60', '90', '120', '150', '180', '240'];

export const delinquencyChecks: Readonly<Record<string, Check>> = {
  expectDelinquency: (scenario, step) => {
    scenario.expect('range', step.text('range'), rangeName(scenario.tag.range));
    const since = scenario.tag.range === null ? null : scenario.tag.since;
    return scenario.expect(
      'delinquent since',
      step.textOrNull('delinquentDate') ?? 'never',
      since?.toString() ?? 'never',
    );
  },
  expectLoanDelinquency: (scenario, step) => {
    const { since, days, pastDueDays, amount } = scenario.delinquency;
    const row = new Map([
      ['classification', rangeName(scenario.tag.range)],
      ['delinquentAmount', amountText(amount, scenario.currency)],
      ['delinquentDate', since?.toString() ?? 'null'],
      ['delinquentDays', `${days}.00`],
      ['pastDueDays', `${pastDueDays}.00`],
    ]);
    return compare(scenario, step, [row]);
  },
  expectInstallmentDelinquency: (scenario, step) => {
    const rows = [...scenario.tag.byRange].map(
      ([range, amount]) =>
        new Map([
          ['rangeId', `${range + 1}.00`],
          ['Range', rangeName(range)],
          ['amount', amountText(amount, scenario.currency)],
        ]),
    );
    return compare(scenario, step, rows);
  },
  expectDelinquencyHistory: (scenario, step) => {
    const rows = scenario.ranges
      .toReversed()
      .map(
        ({ range, added, lifted }): Row =>
          new Map([
            ['Range (Classification)', rangeName(range)],
            ['Added on date', added.toString()],
            ...(lifted ? [['Lifted on date', lifted.toString()] as const] : []),
          ]),
      );
    return compare(scenario, step, rows);
  },
  expectDelinquencyActions: (scenario, step) => {
    const rows = scenario.pauses.flatMap(({ from, until, resumed }): Row[] => [
      new Map([
        ['action', 'PAUSE'],
        ['startDate', from.toString()],
        ['endDate', until.toString()],
      ]),
      ...(resumed
        ? [
            new Map([
              ['action', 'RESUME'],
              ['startDate', resumed.toString()],
            ]),
          ]
        : []),
    ]);
    return compare(scenario, step, rows);
  },
  expectDelinquencyPauses: (scenario, step) => {
    const rows = scenario.pausePeriods.map(({ from, until }): Row => {
      const active = isWithin(scenario.today, { from, until });
      return new Map([
        ['active', String(active)],
        ['pausePeriodStart', from.toString()],
        ['pausePeriodEnd', until.toString()],
      ]);
    });
    return compare(scenario, step, rows);
  },
};

function rangeName(range: number | null): string {
  return range === null ? 'NO_DELINQUENCY' : `RANGE_${rangeNames[range] ?? delinquencyRanges[range]}`;
}

function compare(scenario: Scenario, step: JsonFields, rows: readonly Row[]): null {
  const expected = step.list('rows', (row) => new Map(row.names().map((key) => [key, row.textOrNull(key) ?? 'null'])));
  scenario.failures.push(...sameRows(scenario.at(step.text('op')), expected, rows));
  return null;
}
