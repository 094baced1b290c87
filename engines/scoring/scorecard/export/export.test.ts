import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Value, tableFromRecords } from '../../data/table.ts';
import { compileModel } from '../../model/compile.ts';
import type { ModelDocument } from '../../model/document.ts';
import type { TrainingInput } from '../../model/input.ts';
import { readModel, writeModel } from '../../model/storage.ts';
import { trainModel } from '../../model/train.ts';
import { applicants } from '../../test/applicants.ts';
import { readXml, type XmlNode } from '../../test/read-xml.ts';
import { child, scoreByPmml } from '../../test/score-pmml.ts';
import { exportCard, type ExportFormat } from './export.ts';

// Names and levels that would break a file in which they were not quoted.
const awkward: Readonly<Record<string, string>> = { clerk: 'clerk\'s "desk"', trader: '商人 & <co>', driver: 'driver' };

const { records } = applicants(1500);
const rows = records.map(
  ({ job, late, ...rest }): Record<string, Value> => ({
    ...rest,
    'job "now"': awkward[String(job)]!,
    late: late === 11 ? -9 : late!,
  }),
);

async function train(changes: Partial<TrainingInput> = {}): Promise<ModelDocument> {
  const trained = await trainModel({
    table: tableFromRecords(rows),
    target: 'bad',
    time: 'month',
    drop: ['person'],
    kind: 'scorecard',
    specials: { late: [-9] },
    seed: 7,
    simulated: true,
    ...changes,
  });
  if (!trained.ok) throw new Error(trained.error.text.en);
  return trained.value;
}

const model = await train();

function exported(format: ExportFormat, from: ModelDocument = model, options = {}): string {
  const text = exportCard(from, format, options);
  if (!text.ok) throw new Error(text.error);
  return text.value;
}

/** Rows with everything that can come: special, missing, unseen, on the edge of a bin, blank, with blanks around. */
const anyRow = fc.record({
  income: fc.oneof(
    fc.double({ min: -500, max: 500, noNaN: true }),
    fc.constant(null),
    fc.constantFrom(...edges('income')),
  ),
  late: fc.oneof(fc.integer({ min: -10, max: 40 }), fc.constantFrom(null, -9), fc.constantFrom(...edges('late'))),
  'job "now"': fc.constantFrom(...Object.values(awkward), 'astronaut', null, '', 'NA', ' driver '),
});

function edges(name: string): number[] {
  const feature = model.features.find((one) => one.name === name);
  if (feature?.kind !== 'binned') throw new Error('a scorecard has bins');
  return feature.bins.flatMap(({ range }) => (range.kind === 'range' && range.from !== null ? [range.from] : []));
}

describe('a scorecard as CSV', () => {
  it('has the base line and every bin with its points, however a level is written', () => {
    const [head, ...lines] = exported('csv')
      .trimEnd()
      .split('\n')
      .map((line) =>
        Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) =>
          quoted === undefined ? plain! : quoted.replaceAll('""', '"'),
        ),
      );
    const column = (name: string): number => head!.indexOf(name);
    expect(lines[0]).toEqual(expect.arrayContaining(['base points', String(model.basePoints)]));
    const bins = model.features.flatMap((feature) =>
      feature.kind === 'binned' ? feature.bins.map((bin) => ({ name: feature.name, ...bin })) : [],
    );
    expect(
      lines.slice(1).map((line) => [line[column('feature')], line[column('kind')], line[column('points')]]),
    ).toEqual(bins.map(({ name, range, points }) => [name, range.kind, String(points)]));
    const levels = lines.filter((line) => line[column('kind')] === 'levels').map((line) => line[column('values')]!);
    expect(levels.flatMap((text) => JSON.parse(text) as string[]).toSorted()).toEqual(
      Object.values(awkward).toSorted(),
    );
  });
});

interface SqlRow {
  readonly id: number;
  readonly score: number;
  readonly pd: number;
  readonly tier: string;
  readonly [column: string]: unknown;
}

/** Runs the exported query over rows in DuckDB. */
async function scoreInDuckDb(sql: string, records: readonly Record<string, Value>[]): Promise<SqlRow[]> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  await connection.run('CREATE TABLE "new applicants" (id integer, income double, late double, "job ""now""" varchar)');
  const appender = await connection.createAppender('new applicants');
  for (const [id, row] of records.entries()) {
    appender.appendInteger(id);
    for (const name of ['income', 'late']) {
      const value = row[name];
      if (typeof value === 'number') appender.appendDouble(value);
      else appender.appendNull();
    }
    const job = row['job "now"'];
    if (typeof job === 'string') appender.appendVarchar(job);
    else appender.appendNull();
    appender.endRow();
  }
  appender.closeSync();
  const answer = await connection.runAndReadAll(sql);
  const found = answer.getRowObjectsJS() as unknown as SqlRow[];
  connection.closeSync();
  return found.toSorted((a, b) => a.id - b.id);
}

describe('a scorecard as SQL', () => {
  it.each(['platt', 'beta', 'isotonic'] as const)(
    'scores rows in DuckDB as the model does: points, score, PD (%s), tier and reasons',
    async (calibration) => {
      const card = await train({ calibration });
      const sql = exported('sql', card, { table: 'new applicants', keep: ['id'] });
      const some = fc.sample(anyRow, { numRuns: 600, seed: 11 });
      const found = await scoreInDuckDb(sql, some);
      const compiled = compileModel(card);
      expect(found).toHaveLength(some.length);
      for (const [id, row] of some.entries()) {
        const expected = compiled.scoreRow(row);
        const got = found[id]!;
        expect([id, Number(got.score), got.tier]).toEqual([id, expected.score, expected.tier]);
        expect(got.pd).toBeCloseTo(expected.pd, 12);
        const reasons = [1, 2, 3, 4].map((place) => got[`reason_${place}`]).filter((reason) => reason !== null);
        expect([id, reasons]).toEqual([id, expected.reasons]);
        for (const { feature, points } of expected.points) expect(got[`points ${feature}`]).toBe(points);
      }
    },
  );

  it('counts a NaN as missing, as the model does', async () => {
    const sql = exported('sql', model, { table: 'new applicants', keep: ['id'] });
    const [nan, none] = await scoreInDuckDb(sql, [
      { income: Number.NaN, late: 3, 'job "now"': 'driver' },
      { income: null, late: 3, 'job "now"': 'driver' },
    ]);
    expect({ ...nan, id: 0 }).toEqual({ ...none, id: 0 });
  });
});

/** Content models of the PMML 4.4 schema for the elements that we write; `?`, `*` and `+` as there. */
const contents: Readonly<Record<string, RegExp>> = {
  PMML: /^Header (MiningBuildTask )?DataDictionary (TransformationDictionary )?Scorecard $/,
  Header: /^(Application )?(Annotation )*(Timestamp )?$/,
  DataDictionary: /^(DataField )+$/,
  DataField: /^(Interval )*(Value )*$/,
  Scorecard:
    /^MiningSchema (Output )?(ModelStats )?(ModelExplanation )?(Targets )?(LocalTransformations )?Characteristics (ModelVerification )?$/,
  MiningSchema: /^(MiningField )+$/,
  Output: /^(OutputField )+$/,
  Characteristics: /^(Characteristic )+$/,
  Characteristic: /^(Attribute )+$/,
  Attribute: /^(SimplePredicate|CompoundPredicate|SimpleSetPredicate|True|False) $/,
  CompoundPredicate: /^((SimplePredicate|CompoundPredicate|SimpleSetPredicate|True|False) ){2,}$/,
  SimpleSetPredicate: /^Array $/,
};

/** Attributes that the schema requires. */
const required: Readonly<Record<string, readonly string[]>> = {
  PMML: ['version'],
  Application: ['name'],
  DataField: ['name', 'optype', 'dataType'],
  Value: ['value'],
  Scorecard: ['functionName'],
  MiningField: ['name'],
  OutputField: ['name', 'dataType'],
  Attribute: ['partialScore'],
  SimplePredicate: ['field', 'operator'],
  CompoundPredicate: ['booleanOperator'],
  SimpleSetPredicate: ['field', 'booleanOperator'],
  Array: ['type'],
};

function everyNode(node: XmlNode): XmlNode[] {
  return [node, ...node.children.flatMap(everyNode)];
}

describe('a scorecard as PMML', () => {
  const pmml = readXml(exported('pmml'));

  it('has the elements in the order of the PMML 4.4 schema, with the attributes that it requires', () => {
    for (const { name, attributes, children } of everyNode(pmml)) {
      const order = children.map((one) => `${one.name} `).join('');
      expect([name, order, (contents[name] ?? /^$/).test(order)]).toEqual([name, order, true]);
      const given = Object.keys(attributes);
      expect([name, given]).toEqual([name, expect.arrayContaining([...(required[name] ?? [])])]);
    }
    expect(pmml.attributes).toMatchObject({ version: '4.4', xmlns: 'http://www.dmg.org/PMML-4_4' });
    expect(child(pmml, 'DataDictionary').attributes['numberOfFields']).toBe(String(model.features.length));
  });

  it('scores every row as the model does, by the rules of the standard', () => {
    const compiled = compileModel(model);
    fc.assert(
      fc.property(anyRow, (row) => {
        // The standard knows no trimming of texts.
        fc.pre(row['job "now"'] !== ' driver ');
        const [expected, got] = [compiled.scoreRow(row), scoreByPmml(pmml, row)];
        expect(got.score).toBe(expected.score);
        expect(got.partials).toEqual(
          Object.fromEntries(expected.points.map(({ feature, points }) => [feature, points])),
        );
      }),
    );
  });

  it('gives the reasons of the model wherever whole points do not hide the order', () => {
    const compiled = compileModel(model);
    fc.assert(
      fc.property(anyRow, (row) => {
        fc.pre(row['job "now"'] !== ' driver ');
        const expected = compiled.scoreRow(row);
        const lost = expected.points.map((line) => line.lost).toSorted((a, b) => a - b);
        fc.pre(
          expected.reasonsAgainst === 'average' &&
            lost.every((points, at) => at === 0 || points === 0 || points - lost[at - 1]! > 1),
        );
        fc.pre(lost.every((points) => points === 0 || points > 1));
        const certain = scoreByPmml(pmml, row).reasons.slice(0, expected.reasons.length);
        expect(certain).toEqual(expected.reasons);
      }),
    );
  });
});

describe('what is exported', () => {
  it('is the same from the model in memory and from the stored document, and that document scores one record', () => {
    const stored = readModel(writeModel(model));
    if (!stored.ok) throw new Error(stored.error);
    for (const format of ['csv', 'sql', 'pmml'] as const) expect(exported(format, stored.value)).toBe(exported(format));
    const row = { income: 12, late: -9, 'job "now"': 'driver' };
    expect(compileModel(stored.value).scoreRow(row)).toEqual(compileModel(model).scoreRow(row));
  });

  it('says that it comes from simulated data', () => {
    for (const format of ['sql', 'pmml'] as const) expect(exported(format)).toContain('simulated data');
  });

  it('is refused for a model that is no card', async () => {
    expect(exportCard(await train({ kind: 'linear' }), 'sql')).toEqual({ ok: false, error: 'not-a-scorecard' });
  });
});
