import { present } from '@lendline/kernel';
import { calibrated } from '../calibration/choose.ts';
import type { Table } from '../data/table.ts';
import { sigmoid } from '../logistic/logistic.ts';
import type { ModelDocument, Tier } from './document.ts';
import { calibrationLine, type Part, type RowValues } from './parts.ts';
import { readerOf } from './reader.ts';
import type { Reason } from './reason.ts';
import { reasonFinder } from './reason-finder.ts';

export interface PointsLine {
  readonly feature: string;
  /** The bin, level or number that the value was read as. */
  readonly bin: string;
  readonly points: number;
  /** Points (not rounded) below the reference that `reasonsAgainst` names; 0 when at or above it. */
  readonly lost: number;
}

export interface RowScore {
  /** Calibrated probability of default, 0 to 1. */
  readonly pd: number;
  /** Base points plus the points of every line; higher is lower risk. */
  readonly score: number;
  readonly tier: string;
  readonly points: readonly PointsLine[];
  /** Names of the features that cost the most points, at most four. */
  readonly reasons: readonly string[];
  /** The same reasons with what it is about each value. */
  readonly why: readonly Reason[];
  /** `average`: what an average applicant gets. `best`: for someone below it nowhere, what the best value gets. */
  readonly reasonsAgainst: 'average' | 'best';
  /** Features whose text was no number; they counted as missing. */
  readonly unread: readonly string[];
}

/** Scores of many rows; reasons are names. Equal to scoring the rows one by one. */
export interface TableScores {
  readonly pd: Float64Array;
  readonly score: Float64Array;
  readonly tier: readonly string[];
  readonly reasons: readonly (readonly string[])[];
  readonly why: readonly (readonly Reason[])[];
  /** How many cells of each feature could not be read. */
  readonly unread: Readonly<Record<string, number>>;
}

export interface CompiledModel {
  scoreRow(values: RowValues): RowScore;
  scoreTable(table: Table): TableScores;
}

/** Prepares a model for scoring; what it returns keeps no state between rows. */
export function compileModel(model: ModelDocument): CompiledModel {
  const reader = readerOf(model);
  const finish = finisher(model);
  const scoreRow = (values: RowValues): RowScore => finish(reader.ofRow(values));
  const scoreTable = (table: Table): TableScores => {
    const partsAt = reader.ofTable(table);
    return columnsOf(model, table.rows, (row) => finish(partsAt(row)));
  };
  return { scoreRow, scoreTable };
}

/** One row; compile the model instead when there are many. */
export function scoreRow(model: ModelDocument, values: RowValues): RowScore {
  return compileModel(model).scoreRow(values);
}

/** Asks for one row after the other, so that of a long table nothing is kept but what is answered. */
export function columnsOf(model: ModelDocument, rows: number, scoreAt: (row: number) => RowScore): TableScores {
  const unread = Object.fromEntries(model.features.map(({ name }) => [name, 0]));
  const [pd, score] = [new Float64Array(rows), new Float64Array(rows)];
  const tier: string[] = [];
  const reasons: (readonly string[])[] = [];
  const why: (readonly Reason[])[] = [];
  for (let row = 0; row < rows; row += 1) {
    const scored = scoreAt(row);
    for (const name of scored.unread) unread[name]! += 1;
    pd[row] = scored.pd;
    score[row] = scored.score;
    tier.push(scored.tier);
    reasons.push(scored.reasons);
    why.push(scored.why);
  }
  return { pd, score, tier, reasons, why, unread };
}

/** From the parts of a row to its score; the sums run in the order of the features, always. */
export function finisher(model: ModelDocument): (parts: readonly Part[]) => RowScore {
  const base = baseOf(model);
  const names = model.features.map(({ name }) => name);
  const explain = reasonFinder(model);
  return (parts) => {
    let logOdds = base;
    let score = model.basePoints;
    for (const part of parts) {
      logOdds += part.logOdds;
      score += part.points;
    }
    const pd = pdOf(logOdds, model);
    const { lost, why, reasonsAgainst } = explain(parts);
    return {
      pd,
      score,
      tier: tierOf(pd, model.tiers),
      points: parts.map(({ bin, points }, index) => ({ feature: names[index]!, bin, points, lost: lost[index]! })),
      reasons: why.map(({ feature }) => feature),
      why,
      reasonsAgainst,
      unread: names.filter((_, index) => parts[index]!.unread),
    };
  };
}

/** From the sum of a row's parts to its PD. */
export function pdFinder(model: ModelDocument): (sum: number) => number {
  const base = baseOf(model);
  return (sum) => pdOf(base + sum, model);
}

function baseOf({ calibration, intercept }: ModelDocument): number {
  const line = calibrationLine(calibration);
  return line.intercept + line.slope * intercept;
}

/** `logOdds` with Platt's line already in it, as the parts have it. */
function pdOf(logOdds: number, { calibration }: ModelDocument): number {
  return calibration.kind === 'platt' ? sigmoid(logOdds) : calibrated(calibration, logOdds);
}

/** The first tier whose limit is above the PD. */
export function tierOf(pd: number, tiers: readonly Tier[]): string {
  return present(
    tiers.find(({ pdBelow }) => pdBelow === null || pd < pdBelow),
    'the last tier takes every PD',
  ).name;
}
