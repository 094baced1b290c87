import { present } from '@lendline/kernel';
import { calibrated } from '../calibration/choose.ts';
import type { Table } from '../data/table.ts';
import { sigmoid } from '../logistic/logistic.ts';
import { pointsOf } from '../scorecard/points.ts';
import type { ModelDocument, Tier } from './document.ts';
import { calibrationLine, type Part, type RowValues } from './parts.ts';
import { readerOf } from './reader.ts';

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
  /** How many cells of each feature could not be read. */
  readonly unread: Readonly<Record<string, number>>;
}

export interface CompiledModel {
  scoreRow(values: RowValues): RowScore;
  scoreTable(table: Table): TableScores;
}

/** Most reasons that help a person (12 CFR 1002.9, official interpretation 9(b)(2)-1). */
const mostReasons = 4;

/** Prepares a model for scoring; what it returns keeps no state between rows. */
export function compileModel(model: ModelDocument): CompiledModel {
  const reader = readerOf(model);
  const finish = finisher(model);
  const scoreRow = (values: RowValues): RowScore => finish(reader.ofRow(values));
  const scoreTable = (table: Table): TableScores => {
    const partsAt = reader.ofTable(table);
    const rows = Array.from({ length: table.rows }, (_, row) => finish(partsAt(row)));
    return columnsOf(rows, model);
  };
  return { scoreRow, scoreTable };
}

/** One row; compile the model instead when there are many. */
export function scoreRow(model: ModelDocument, values: RowValues): RowScore {
  return compileModel(model).scoreRow(values);
}

export function columnsOf(rows: readonly RowScore[], model: ModelDocument): TableScores {
  const unread = Object.fromEntries(model.features.map(({ name }) => [name, 0]));
  for (const row of rows) for (const name of row.unread) unread[name]! += 1;
  return {
    pd: Float64Array.from(rows, (row) => row.pd),
    score: Float64Array.from(rows, (row) => row.score),
    tier: rows.map((row) => row.tier),
    reasons: rows.map((row) => row.reasons),
    unread,
  };
}

/** From the parts of a row to its score; the sums run in the order of the features, always. */
export function finisher(model: ModelDocument): (parts: readonly Part[]) => RowScore {
  const line = calibrationLine(model.calibration);
  const base = line.intercept + line.slope * model.intercept;
  const names = model.features.map(({ name }) => name);
  const averages = model.features.map(({ averageLogOdds }) => averageLogOdds);
  const bests = model.features.map(({ bestLogOdds }) => bestLogOdds);
  const lostAgainst = (parts: readonly Part[], reference: readonly number[]): number[] =>
    parts.map((part, index) => Math.max(0, -pointsOf(part.logOdds - reference[index]!, model.scaling)));
  return (parts) => {
    let logOdds = base;
    let score = model.basePoints;
    for (const part of parts) {
      logOdds += part.logOdds;
      score += part.points;
    }
    const pd = pdOf(logOdds, model);
    const belowAverage = lostAgainst(parts, averages);
    const reasonsAgainst = belowAverage.some((points) => points > 0) ? 'average' : 'best';
    const lost = reasonsAgainst === 'average' ? belowAverage : lostAgainst(parts, bests);
    return {
      pd,
      score,
      tier: tierOf(pd, model.tiers),
      points: parts.map(({ bin, points }, index) => ({ feature: names[index]!, bin, points, lost: lost[index]! })),
      reasons: worst(lost).map((index) => names[index]!),
      reasonsAgainst,
      unread: names.filter((_, index) => parts[index]!.unread),
    };
  };
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

function worst(lost: readonly number[]): number[] {
  return [...lost.keys()]
    .filter((index) => lost[index]! > 0)
    .toSorted((a, b) => lost[b]! - lost[a]! || a - b)
    .slice(0, mostReasons);
}
