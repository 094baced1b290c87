import type { Random } from '@lendline/kernel';
import { checkCalibration } from '../calibration/check.ts';
import { calibrated, type CalibrationRows, type ChosenCalibration } from '../calibration/choose.ts';
import type { TrainingNote } from '../data/note.ts';
import { bootstrapAuc } from '../metrics/bootstrap.ts';
import { gainsTable } from '../metrics/gains.ts';
import { equalCountBins } from '../metrics/probability.ts';
import { profitCurve } from '../metrics/profit.ts';
import { quantile, stabilityByDeciles } from '../metrics/psi.ts';
import { rank, thin } from '../metrics/ranking.ts';
import { defaultScaling } from '../scorecard/points.ts';
import { defaultZeroCell } from '../scorecard/woe.ts';
import {
  type Candidate,
  type ModelDocument,
  modelFormat,
  modelVersion,
  type Tier,
  type TrainingFacts,
} from './document.ts';
import { describeFeatures } from './features.ts';
import { measure } from './figures.ts';
import { type FittedKind, logOddsOf } from './fit-kind.ts';
import { judgeTreatment } from './judge-treatment.ts';
import { reportSeries, withShapes } from './report-series.ts';
import { assumedProfit, storedProfit } from './stored-profit.ts';
import { type Sample, sampleRows } from './sample.ts';
import type { Prepared } from './prepare.ts';
import type { TrainingInput } from './input.ts';

export interface Assembly {
  readonly input: TrainingInput;
  readonly prepared: Prepared;
  readonly events: ModelDocument['events'];
  readonly development: Sample;
  readonly fitted: FittedKind;
  readonly calibration: ChosenCalibration['calibration'];
  /** Held-out losses of the kinds of calibration that were tried. */
  readonly losses: ChosenCalibration['losses'];
  /** Development rows with log-odds from models that had not seen them. */
  readonly heldOut: CalibrationRows & { readonly bad: Uint8Array };
  readonly candidates: readonly Candidate[];
  readonly notes: readonly TrainingNote[];
  readonly random: Random;
  readonly ridge: number;
  readonly watchedLosses: readonly number[];
}

/** Judges the model once on the test rows and writes everything into one document that cannot be changed. */
export async function assembleDocument(assembly: Assembly): Promise<ModelDocument> {
  const { input, prepared, development, fitted, calibration } = assembly;
  const scaling = input.scaling ?? defaultScaling;
  const test = sampleRows(prepared.sample, prepared.split.test);
  const bad = test.outcomes.bad;
  const toPd = (logOdds: number): number => calibrated(calibration, logOdds);
  const testPd = (await logOddsOf(fitted, test.features)).map(toPd);
  const developmentPd = assembly.heldOut.logOdds.map(toPd);
  const { low, high, replicates } = bootstrapAuc({ risk: testPd, bad }, assembly.random);
  const { psi, binning } = stabilityByDeciles(developmentPd, testPd);
  const part = await describeFeatures(fitted, { sample: development, scaling, calibration });
  const series = { fitted, development, test, toPd, features: part.features };
  return freeze({
    format: modelFormat,
    version: modelVersion,
    kind: fitted.kind,
    simulated: input.simulated,
    scaling,
    ...part,
    features: await withShapes(series),
    ...(assembly.events && { events: assembly.events }),
    calibration,
    tiers: input.tiers ?? fifths(developmentPd),
    training: facts(assembly),
    candidates: assembly.candidates,
    metrics: {
      development: measure(developmentPd, assembly.heldOut.bad),
      test: measure(testPd, bad),
      testAuc95: { low, high, replicates },
      calibration: checkCalibration(testPd, bad, assembly.random.fork('calibration')),
      calibrationLosses: assembly.losses,
      ...judgeTreatment({ prepared, heldOut: { pd: developmentPd, bad: assembly.heldOut.bad } }, testPd, input.cutOff),
      psi: { value: psi, binning },
    },
    charts: {
      curve: thin(rank({ risk: testPd, bad }).curve),
      calibration: equalCountBins(testPd, bad),
      gains: gainsTable(testPd, bad),
      ...(await reportSeries(series)),
      profit: storedProfit(profitCurve(testPd, bad, input.profit ?? assumedProfit)),
      ...(assembly.watchedLosses.length > 0 && { watchedLosses: thin(assembly.watchedLosses, 200) }),
    },
    notes: assembly.notes,
  });
}

function facts({ input, prepared, ridge }: Assembly): TrainingFacts {
  const { target, sample, split } = prepared;
  const { bad } = sample.outcomes;
  return {
    target: {
      column: target.column,
      badValue: target.badValue,
      goodValue: target.goodValue,
      definition: input.definition ?? `${target.column} = ${target.badValue}`,
    },
    rows: bad.length,
    bads: bad.reduce((sum, value) => sum + value, 0),
    developmentRows: split.development.length,
    testRows: split.test.length,
    split: split.kind,
    time: period(input, prepared),
    groupColumn: input.group ?? null,
    weightColumn: input.weight ?? null,
    columnsOffered: prepared.columnsOffered,
    protectedColumns: input.protectedColumns ?? [],
    seed: input.seed,
    ridge,
    zeroCell: input.binning?.zeroCell ?? defaultZeroCell,
    dataHash: input.dataHash ?? null,
  };
}

function period({ time, table }: TrainingInput, { times_ms, split }: Prepared): TrainingFacts['time'] {
  if (time === undefined || !times_ms || split.testFrom_ms === null) return null;
  const sorted = times_ms.toSorted();
  // A time may also be a plain number (a month index): it is written as it stands.
  const write = (value: number): string =>
    table.columns.get(time)?.kind === 'date' ? Temporal.Instant.fromEpochMilliseconds(value).toString() : String(value);
  return { column: time, from: write(sorted[0]!), to: write(sorted.at(-1)!), testFrom: write(split.testFrom_ms) };
}

/** Five grades of about equal size on the development rows; fewer where PDs repeat. */
function fifths(pd: Float64Array): Tier[] {
  const sorted = pd.toSorted();
  const limits = [0.2, 0.4, 0.6, 0.8].map((share) => Number(quantile(sorted, share).toFixed(4)));
  const rising = limits.filter((limit, index) => limit > (limits[index - 1] ?? 0));
  return [...rising, null].map((pdBelow, index) => ({ name: 'ABCDE'[index]!, pdBelow }));
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}
