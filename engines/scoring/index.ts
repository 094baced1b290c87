export { type Isotonic, applyIsotonic, fitIsotonic } from './calibration/isotonic.ts';
export { type Platt, fitPlatt } from './calibration/platt.ts';
export { type CalibrationCheck, checkCalibration } from './calibration/check.ts';
export { conformScorecard } from './conformance/conform-scorecard.ts';
export {
  checkConformal,
  type ConformalCheck,
  fitSplitConformal,
  type OutcomeSet,
  outcomeSet,
  type SplitConformal,
} from './conformal/split-conformal.ts';
export {
  type Change,
  type Changeable,
  type Counterfactual,
  type CounterfactualSearch,
  findCounterfactuals,
} from './counterfactual/counterfactual.ts';
export { reachableValues } from './counterfactual/reachable.ts';
export { inferTable } from './data/infer.ts';
export type { TrainingNote, TrainingRefusal } from './data/note.ts';
export {
  cellOf,
  type Column,
  makeTable,
  type Table,
  tableFromRecords,
  type TextColumn,
  textColumn,
  type Value,
} from './data/table.ts';
export {
  type CutOffCounts,
  expectedAtCutOff,
  type ExpectedPerformance,
  expectedPerformance,
} from './drift/expected-performance.ts';
export { maturedPerformance, type MaturedPerformance } from './drift/matured-performance.ts';
export { type Drift, measureDrift, type RowBins, rowBinner, type VariableDrift } from './drift/measure-drift.ts';
export {
  type DriftReference,
  driftReference,
  referenceFormat,
  referenceOfDocument,
  type ReferenceVariable,
} from './drift/reference.ts';
export {
  type Resemblance,
  resemblance,
  type TestVerdict,
  thumbLimits,
  type ThumbVerdict,
} from './drift/resemblance.ts';
export { type CoefficientRow, inferLogistic, varianceInflation } from './logistic/inference.ts';
export { fitLogistic, type LogisticData, type LogisticFit } from './logistic/logistic.ts';
export { type Separation, tellSeparation } from './logistic/separation.ts';
export { averagePrecision } from './metrics/average-precision.ts';
export {
  type Fairness,
  type FairnessInput,
  type GroupComparison,
  type GroupOutcome,
  measureFairness,
} from './fairness/fairness.ts';
export { type Groups, groupsOf } from './fairness/groups.ts';
export { bootstrapAuc, compareAuc, type Interval } from './metrics/bootstrap.ts';
export { type AucComparison, compareByDeLong } from './metrics/delong.ts';
export { gainsTable, type GainsRow } from './metrics/gains.ts';
export {
  brierScore,
  type CalibrationBin,
  calibrationError,
  equalCountBins,
  hosmerLemeshow,
} from './metrics/probability.ts';
export { type ProfitAssumptions, profitCurve, type ProfitCurve, type ProfitPoint } from './metrics/profit.ts';
export { stabilityByDeciles, type StabilityIndex, stabilityOfCounts } from './metrics/psi.ts';
export { wassersteinInDeviations } from './metrics/wasserstein.ts';
export { type CutOff, rank, type Ranking } from './metrics/ranking.ts';
export {
  type CompiledModel,
  compileModel,
  type PointsLine,
  type RowScore,
  scoreRow,
  type TableScores,
} from './model/compile.ts';
export type {
  Calibration,
  Candidate,
  Figures,
  ModelBin,
  ModelDocument,
  ModelFeature,
  ModelKind,
  Tier,
  TrainingFacts,
} from './model/document.ts';
export type { TrainingInput, TrainingStage } from './model/input.ts';
export { type OpenModel, openModel } from './model/open-model.ts';
export { type Reason, reasonText, type ReasonWay } from './model/reason.ts';
export { numberOf, type RowValues } from './model/parts.ts';
export { readModel, type UnreadableModel, writeModel } from './model/storage.ts';
export { trainModel } from './model/train.ts';
export { fitNet, type NetCheckpoint, type NetFit, type NetOptions, type NetProgress } from './nets/fit.ts';
export { loadNet, type NetModel, type StoredNet, storeNet } from './nets/net-model.ts';
export { type NetExplanation, type OpenNet, openNet } from './nets/open-net.ts';
export { openSession, type Session } from './onnx/session.ts';
export { treesToOnnx } from './onnx/tree-ensemble.ts';
export { NetTrainer } from './nets/trainer.ts';
export {
  definitionOn,
  type DefinitionProblem,
  type OutcomeDefinition,
  readDefinitions,
  type ScorePurpose,
} from './outcome/definition.ts';
export { type Labelled, type LabelProblem, labelTable, type OutcomeRule } from './outcome/label-table.ts';
export { type DatedLoan, type LabelledLoan, labelLoans, type Labelling } from './outcome/label-loans.ts';
export type { RejectRule } from './reject/augment-sample.ts';
export { type AugmentedRows, fuzzyAugmentation, parcelling, reweighting } from './reject/reject-inference.ts';
export { card } from './report/card.ts';
export { report } from './report/report.ts';
export {
  type CardOptions,
  readTrainingCard,
  type Retrained,
  retrainFromCard,
  type RetrainRefusal,
  type TrainingCard,
  trainingCard,
  type TrainingData,
} from './retrain/retrain.ts';
export { binFeature, type BinningOptions, binWithBreaks, type GivenBreaks } from './scorecard/bin-feature.ts';
export { type Bin, type BinnedFeature as CardFeature, type BinRange, labelOf } from './scorecard/bins.ts';
export type { Outcomes } from './scorecard/cells.ts';
export { exportCard, type ExportFormat, exportFormats } from './scorecard/export/export.ts';
export { fitScorecard, type ScorecardFit, type ScorecardFitOptions } from './scorecard/fit.ts';
export type { BinningMethod } from './scorecard/methods.ts';
export type { Trend } from './scorecard/monotone.ts';
export { type BasePoints, pointsCard, type PointsCard } from './scorecard/points-card.ts';
export { type FeatureStability, type MonthStability, stabilityByMonth } from './scorecard/stability.ts';
export { type EventRule, eventSequences } from './sequences/event-table.ts';
export { isEventFeature } from './model/event-features.ts';
export { withEmbedding } from './model/learn-events.ts';
export { embedPeople } from './sequences/embed-people.ts';
export type { EventSequence } from './sequences/events.ts';
export { type EventModel, type EventOptions, pretrainEvents } from './sequences/pretrain.ts';
export { binRows, type BinnedFeature, type BinnedTable, valueReader } from './trees/binned-table.ts';
export { type BoostFit, type BoostOptions, type BoostRows, type BoostStep, fitBoostedTrees } from './trees/boost.ts';
export { logOddsOfRow, logOddsOfRows, type Tree, type TreeEnsemble } from './trees/tree.ts';
export { type Explanation, TreeExplainer } from './trees/tree-shap.ts';
export { defaultScaling, type Scaling } from './scorecard/points.ts';
