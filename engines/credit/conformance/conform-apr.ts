import { type Conformance, conformance, type Failure, type Outcome, skipped } from '@lendline/kernel';
import { JsonFields } from '../json-fields.ts';
import type { Problem } from '../problem.ts';
import { solveRate, type TimedFlow } from '../rate-solver.ts';
import { unreadable } from './unreadable.ts';

/** Runs every vector of `apr.json`: EU, US and derived Chinese annual rates of flows whose times are given. */
export function conformApr(json: unknown): Conformance {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return conformance([skipped('apr.json', 'the file holds no object with lists of vectors')]);
  }
  return conformance(Object.entries(json).flatMap(([name, list]) => runList(name, list)));
}

const readers: Readonly<Record<string, (fields: JsonFields) => Equation>> = {
  eu: readEu,
  us: readUs,
  cnDerived: readCn,
};

function runList(name: string, list: unknown): Outcome[] {
  if (!Array.isArray(list)) return [];
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (!read) return [skipped(name, `no annual rate rule for ${list.length} vectors of this kind`)];
  return list.map((vector: unknown, index) => runVector(vector, `${name}[${index}]`, read));
}

/** Flows, and how the rate of a period makes each stated annual rate, in per cent. */
interface Equation {
  readonly flows: readonly TimedFlow[];
  readonly stated: readonly Stated[];
}

interface Stated {
  readonly field: string;
  readonly expected: number;
  readonly annual: (perPeriod: number) => number;
}

function runVector(vector: unknown, place: string, read: (fields: JsonFields) => Equation): Outcome {
  const problems: Problem[] = [];
  const fields = new JsonFields(vector, '', problems);
  const id = fields.text('id', place);
  const { flows, stated } = read(fields);
  if (problems.length > 0) return unreadable(id, problems);
  if (flows.some(({ periods, odd }) => !Number.isFinite(periods + odd)))
    return skipped(id, 'a time that is no sum of fractions');
  const solved = solveRate(flows);
  const failures = stated.flatMap(({ field, expected, annual }): Failure[] => {
    // Compared to as many decimals as the source prints.
    const got = solved.ok ? (annual(solved.value) * 100).toFixed(decimalsOf(expected)) : solved.error;
    return Math.abs(Number(got) - expected) < 1e-9 ? [] : [{ vector: id, field, expected: String(expected), got }];
  });
  return failures;
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

function readEu(fields: JsonFields): Equation {
  const advances = fields.list('advances', (item) => ({
    amount: item.number('amount'),
    periods: readTime(item, 't'),
    odd: 0,
  }));
  const payments = fields.list('payments', (item) => {
    const first = readTime(item, 'firstT');
    const step = readTime(item, 'stepT');
    return series(item, (index) => ({ periods: first + index * step, odd: 0 }));
  });
  return { flows: [...advances, ...payments.flat()], stated: statedRates(fields, (rate) => rate) };
}

function readUs(fields: JsonFields): Equation {
  const advance = { amount: fields.number('amountAdvanced'), periods: 0, odd: 0 };
  const perYear = fields.number('unitPeriodsPerYear');
  const payments = fields.list('payments', (item) => {
    const first = item.number('firstUnitPeriods');
    const odd = readTime(item, 'oddFraction');
    const step = item.number('stepUnitPeriods');
    return series(item, (index) => ({ periods: first + index * step, odd }));
  });
  return { flows: [advance, ...payments.flat()], stated: statedRates(fields, (rate) => rate * perYear) };
}

function readCn(fields: JsonFields): Equation {
  const payment = -fields.number('payment');
  const perYear = fields.number('periodsPerYear');
  const payments = Array.from({ length: fields.integer('count') }, (_, index) => ({
    amount: payment,
    periods: index + 1,
    odd: 0,
  }));
  return {
    flows: [{ amount: fields.number('principalReceived'), periods: 0, odd: 0 }, ...payments],
    stated: [
      {
        field: 'nominalAprPct_IRRxN',
        expected: fields.number('nominalAprPct_IRRxN'),
        annual: (rate) => rate * perYear,
      },
      {
        field: 'effectiveAprPct',
        expected: fields.number('effectiveAprPct'),
        annual: (rate) => (1 + rate) ** perYear - 1,
      },
    ],
  };
}

function statedRates(fields: JsonFields, annual: (perPeriod: number) => number): Stated[] {
  return ['expectedAprPct', 'recomputedPct']
    .filter((field) => field === 'expectedAprPct' || fields.has(field))
    .map((field) => ({ field, expected: fields.number(field), annual }));
}

function series(item: JsonFields, time: (index: number) => Omit<TimedFlow, 'amount'>): TimedFlow[] {
  const amount = -item.number('amount');
  return Array.from({ length: Math.min(item.integer('count'), 10_000) }, (_, index) => ({ amount, ...time(index) }));
}

/** `3/365+1/12`, `20` or a plain number; not a number when it is none of these. */
function readTime(fields: JsonFields, name: string): number {
  return fields
    .scalar(name)
    .split('+')
    .map((term) => {
      const [, top, bottom = '1'] = /^\s*(\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?\s*$/.exec(term) ?? [];
      return Number(top) / Number(bottom);
    })
    .reduce((sum, part) => sum + part, 0);
}
