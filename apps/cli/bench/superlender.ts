import { join } from 'node:path';
import { assert, present } from '@lendline/kernel';
import {
  compareByDeLong,
  inferTable,
  makeTable,
  type ModelDocument,
  openModel,
  type Table,
  tableFromRecords,
  trainModel,
  type Value,
} from '@lendline/scoring';
import { readTableFile } from '../table-file.ts';
import { type Figure, qualityFigure } from './figure.ts';
import { earlierLoanFeatures, type EarlierLoan } from './superlender-features.ts';

/**
 * SuperLender (Zindi 2018): trains on loans approved before 2017-07-25 16:22, the latest fifth is the test. Beside `auto`
 * stands the linear model of the same run.
 */
export async function benchSuperLender(folder: string): Promise<readonly Figure[]> {
  const table = await superLenderTable(join(folder, 'superlender_ng'));
  const [auto, linear] = [await train(table, 'auto'), await train(table, 'linear')];
  const { testAuc95, test, calibration } = auto.metrics;
  const { first, gain, standardError, pValue } = await compareOnTest(table, linear, auto);
  process.stderr.write(
    `superlender: ${auto.kind}, test from ${auto.training.time?.testFrom}, AUC ${test.auc.toFixed(4)} (95 %: ${testAuc95.low.toFixed(4)} to ${testAuc95.high.toFixed(4)}), linear ${first.toFixed(4)}, difference ${gain.toFixed(4)} ± ${standardError.toFixed(4)} (DeLong p ${pValue.toFixed(3)})\n`,
  );
  const work = `${test.rows} latest loans; 95 %: ${testAuc95.low.toFixed(3)} to ${testAuc95.high.toFixed(3)}`;
  const check = present(calibration, 'a model of today has its calibration checked');
  return [
    qualityFigure({ name: 'superlender AUC', work, ours: test.auc, reference: first }, { atLeast: 0.69 }),
    qualityFigure(
      { name: 'superlender v linear', work: 'difference of AUC', ours: gain, reference: null },
      { atLeast: -1.96 * standardError },
    ),
    qualityFigure({ name: 'superlender ECE', work, ours: check.ece, reference: null }, { atMost: check.eceByChance95 }),
    qualityFigure(
      { name: 'superlender slope', work, ours: check.slope, reference: null },
      { atLeast: 0.9, atMost: 1.1 },
    ),
  ];
}

async function train(table: Table, kind: 'auto' | 'linear'): Promise<ModelDocument> {
  const trained = await trainModel({
    table,
    target: 'bad',
    time: 'approved',
    kind,
    seed: 1,
    simulated: false,
  });
  assert(trained.ok, 'SuperLender can be learnt from');
  return trained.value;
}

async function compareOnTest(table: Table, linear: ModelDocument, auto: ModelDocument) {
  const approved = table.columns.get('approved');
  const bad = table.columns.get('bad');
  assert(approved?.kind === 'date' && bad?.kind === 'numeric', 'the table says when and what came');
  const from_ms = Temporal.Instant.from(present(auto.training.time, 'it was split by time').testFrom).epochMilliseconds;
  const rows = [...approved.epochs_ms.keys()].filter((row) => approved.epochs_ms[row]! >= from_ms);
  const scored = async (model: ModelDocument): Promise<number[]> => {
    const opened = await openModel(model);
    const { pd } = await opened.scoreTable(table);
    await opened.close();
    return rows.map((row) => pd[row]!);
  };
  return compareByDeLong(
    await scored(linear),
    await scored(auto),
    rows.map((row) => bad.values[row]!),
  );
}

async function superLenderTable(folder: string): Promise<Table> {
  const [loans, earlier, people] = await Promise.all(
    ['trainperf.csv', 'trainprevloans.csv', 'traindemographics.csv'].map((name) => records(join(folder, name))),
  );
  const before = Map.groupBy(earlier!.map(readLoan), ({ customer }) => customer);
  const personOf = new Map(people!.map((person) => [String(person['customerid']), person]));
  const rows = loans!.map((loan) => {
    const own = readLoan(loan);
    const person = personOf.get(own.customer) ?? {};
    return {
      ...earlierLoanFeatures(own, before.get(own.customer) ?? []),
      bank_account_type: text(person['bank_account_type']),
      bank: text(person['bank_name_clients']),
      employment: text(person['employment_status_clients']),
      education: text(person['level_of_education_clients']),
      longitude: number(person['longitude_gps']),
      latitude: number(person['latitude_gps']),
      referred: text(loan['referredby']) === null ? 0 : 1,
      bad: loan['good_bad_flag'] === 'Bad' ? 1 : 0,
    } satisfies Record<string, Value>;
  });
  const approved = Float64Array.from(loans!, (loan) => readLoan(loan).approved_ms);
  return makeTable([
    ...tableFromRecords(rows).columns.values(),
    { kind: 'date', name: 'approved', epochs_ms: approved },
  ]);
}

type Cells = Readonly<Record<string, Value>>;

async function records(path: string): Promise<Cells[]> {
  const file = await readTableFile(path);
  assert(file.ok, `${path} can be read`);
  const table = inferTable(file.value.columns);
  return Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(
      Array.from(table.columns.values(), (column): [string, Value] => {
        if (column.kind === 'category') return [column.name, column.levels[column.codes[row]!] ?? null];
        const value = (column.kind === 'date' ? column.epochs_ms : column.values)[row]!;
        return [column.name, Number.isNaN(value) ? null : value];
      }),
    ),
  );
}

function readLoan(cells: Cells): EarlierLoan {
  const moment = (name: string): number => number(cells[name]) ?? Number.NaN;
  return {
    customer: String(cells['customerid']),
    number: number(cells['loannumber']) ?? 0,
    approved_ms: moment('approveddate'),
    amount: moment('loanamount'),
    due: moment('totaldue'),
    term_days: moment('termdays'),
    closed_ms: moment('closeddate'),
    firstDue_ms: moment('firstduedate'),
    firstRepaid_ms: moment('firstrepaiddate'),
  };
}

function number(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function text(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
