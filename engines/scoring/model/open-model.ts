import { assert } from '@lendline/kernel';
import { cellOf, type Table } from '../data/table.ts';
import { loadNet } from '../nets/net-model.ts';
import { openNet } from '../nets/open-net.ts';
import { columnsOf, finisher, pdFinder, type RowScore, type TableScores } from './compile.ts';
import type { ModelDocument } from './document.ts';
import { jointPart } from './joint-part.ts';
import { calibrationLine, type Part, type PartsSource, type RowValues } from './parts.ts';
import { partSums } from './part-sums.ts';
import { adder, hasNet, membersOf, readerOf } from './reader.ts';

/** A model of any kind, ready to score. `close` gives back what its nets hold. */
export interface OpenModel {
  scoreRow(values: RowValues): Promise<RowScore>;
  scoreTable(table: Table): Promise<TableScores>;
  /** PDs alone, of many rows: without reasons, which cost most of the time. */
  pdsOf(table: Table): Promise<Float64Array>;
  close(): Promise<void>;
}

/**
 * Opens a model of any kind. Nets run in a runtime of their own, so answers come asynchronously; of a model without nets
 * they are those of `compileModel`.
 */
export async function openModel(model: ModelDocument): Promise<OpenModel> {
  const reader = await openReader(model);
  const finish = finisher(model);
  return {
    scoreRow: async (values) => finish(await reader.ofRow(values)),
    scoreTable: async (table) => {
      const partsAt = await reader.ofTable(table);
      return columnsOf(model, table.rows, (row) => finish(partsAt(row)));
    },
    pdsOf: async (table) => {
      const sums = await reader.sumsOf(table);
      return sums.map(pdFinder(model));
    },
    close: () => reader.close(),
  };
}

interface OpenReader {
  /** The sum of the parts of each row. */
  sumsOf(table: Table): Promise<Float64Array>;
  ofRow(values: RowValues): Promise<readonly Part[]>;
  ofTable(table: Table): Promise<(row: number) => readonly Part[]>;
  close(): Promise<void>;
}

async function openReader(model: PartsSource): Promise<OpenReader> {
  if (model.kind === 'net') return netReader(model);
  if (hasNet(model)) return mixedReader(model);
  const reader = readerOf(model);
  return {
    ofRow: async (values) => reader.ofRow(values),
    ofTable: async (table) => reader.ofTable(table),
    sumsOf: async (table) => partSums(model, table, reader),
    close: async () => undefined,
  };
}

async function mixedReader(model: PartsSource): Promise<OpenReader> {
  const members = await Promise.all(membersOf(model).map(openReader));
  const together = adder(model);
  return {
    ofRow: async (values) => together(await Promise.all(members.map((member) => member.ofRow(values)))),
    ofTable: async (table) => {
      const rows = await Promise.all(members.map((member) => member.ofTable(table)));
      return (row) => together(rows.map((partsAt) => partsAt(row)));
    },
    sumsOf: async (table) => {
      const sums = new Float64Array(table.rows);
      for (const member of members) for (const [row, sum] of (await member.sumsOf(table)).entries()) sums[row]! += sum;
      return sums;
    },
    close: async () => {
      await Promise.all(members.map((member) => member.close()));
    },
  };
}

/** Parts of a net by integrated gradients beside the average row; they add up to its log-odds. */
async function netReader({ net: stored, calibration, scaling, features, intercept }: PartsSource): Promise<OpenReader> {
  assert(stored, 'a model of kind net keeps its net');
  const loaded = loadNet(stored);
  assert(loaded.ok, 'a net that was read is whole');
  const net = await openNet(loaded.value);
  const { slope } = calibrationLine(calibration);
  const types = features.map((feature) => (feature.kind === 'joint' ? feature.type : 'numeric'));
  const names = features.map(({ name }) => name);
  return {
    ofRow: async (row) => {
      const values = names.map((name) => row[name] ?? null);
      const { parts } = await net.explainRow(values);
      return values.map((value, index) => jointPart({ value, type: types[index]! }, slope * parts[index]!, scaling));
    },
    ofTable: async (table) => {
      const columns = names.map((name) => table.columns.get(name));
      const explained = await net.explainRows(columns.filter((column) => column !== undefined));
      return (row) =>
        columns.map((column, index) => {
          const value = column ? cellOf(column, row) : null;
          const logOdds = slope * explained[row]!.parts[index]!;
          return jointPart({ value, type: types[index]! }, logOdds, scaling);
        });
    },
    sumsOf: async (table) => {
      const absent = new Float64Array(table.rows).fill(Number.NaN);
      const columns = names.map(
        (name) => table.columns.get(name) ?? { kind: 'numeric' as const, name, values: absent },
      );
      return (await net.logOddsOfRows(columns)).map((logOdds) => slope * (logOdds - intercept));
    },
    close: () => net.close(),
  };
}
