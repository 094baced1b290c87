export { Replayer } from './backtest/replayer.ts';
export { decidingRule, loanTaken } from './backtest/side.ts';
export { backtestCsv } from './backtest/csv.ts';
export { Backtest, type BacktestSides } from './backtest/backtest.ts';
export {
  type LoanOutcome,
  loanOutcomes,
  laterDays,
  type RecordedApplication,
  type RecordedLoan,
  readRecordedJson,
  underModel,
} from './backtest/recorded.ts';
export type {
  BacktestFigures,
  BacktestReport,
  Difference,
  MoneyFigures,
  OutcomeFigures,
  RateFigure,
  RuleFigures,
  SideFigures,
  TurnedAway,
} from './backtest/report.ts';
export { pairedDifference } from './backtest/paired.ts';
export { type Basis, judgement, sourced } from './basis.ts';
export {
  annuityBreakEven,
  type AnnuityLoan,
  annuityValue,
  singleBreakEven,
  type SingleLoan,
  singleValue,
} from './break-even.ts';
export { annualCap, type CapInForce, capOn } from './caps.ts';
export {
  type Candidate,
  cellPd,
  type CellQuestion,
  creditTerms,
  longestTerm,
  priceCell,
  type Repayment,
  repaymentOf,
  termsOf,
} from './cell.ts';
export { checkStrategy } from './check/check-strategy.ts';
export { compileStrategy, reopenStrategy } from './compile.ts';
export type { Domain, Stage } from './context.ts';
export { readStrategy } from './jdm/read.ts';
export { measureStrategy, type MeasuringStrategy, type StrategyCost } from './measure-strategy.ts';
export { packStrategy } from './pack-strategy/pack-strategy.ts';
export { checkPack, type PackFault } from './check-pack.ts';
export type { ContactCadence, ContactLaw, DayHours } from './contact-cadence.ts';
export {
  type AnnualRates,
  type Decision,
  type DecisionInput,
  type FirstLoanLoss,
  type Flag,
  type MenuCell,
  type RuleOutcome,
  type Segment,
  segments,
  type StepId,
  stepIds,
  type TraceEntry,
  type Verdict,
} from './decision.ts';
export { decisionToJson } from './decision-json.ts';
export type { Problem } from './decode.ts';
export { type DrawdownCheck, type DrawdownInput, payoutRefusals } from './drawdown.ts';
export {
  type Comparison,
  compareArms,
  type PowerStatement,
  rateOf,
  type Shown,
  shownBy,
  type UnitOutcome,
} from './experiments/compare.ts';
export { type Arm, armOf, checkExperiment, type Experiment, type ExperimentFault } from './experiments/experiment.ts';
export {
  type Confidence,
  confidences,
  type Counted,
  type Interval,
  meanDifference,
  meanInterval,
  rateDifference,
  Spread,
  wilson,
} from './experiments/intervals.ts';
export { everyLot, isDrawn, lotOf } from './experiments/lot.ts';
export { neededPerArm, type Power, shownFrom } from './experiments/power.ts';
export { raiseHoldout } from './experiments/raise-holdout.ts';
export { type FactName, factNames, type Facts, factsFrom, type FactValue, type Known } from './facts.ts';
export { decisionInputToJson, readDecisionInputJson } from './input-json.ts';
export { type Json, toJson } from './json.ts';
export {
  type AllowedSource,
  type Cap,
  type Licence,
  licences,
  type Pack,
  type Product,
  type ProhibitedSource,
  type SourceId,
  sourceIds,
  type Tier,
  type TierName,
  tierNames,
} from './pack.ts';
export { packToJson, readPackJson } from './pack-json.ts';
export { stateCell, type StatedCell, stateInstalments } from './stated-cell.ts';
export { packById, packs } from './packs/by-id.ts';
export { cn } from './packs/cn.ts';
export { ke } from './packs/ke.ts';
export type { Reason } from './reasons/reason.ts';
export {
  maxPrincipalReasons,
  type ReasonCode,
  reasonOf,
  reasons,
  type ScoreReasonCode,
  scoreReasonCodes,
} from './reasons.ts';
export { type RuleId, rules } from './rules.ts';
export { type FaultCode, faultCodes, type StrategyFault } from './fault.ts';
export {
  type CustomKind,
  customKinds,
  type CustomNode,
  type ExpressionNode,
  type JdmEdge,
  type JdmGraph,
  type JdmNode,
  type OwnRuleId,
  type StrategyDocument,
  type SubGraphNode,
  type SwitchNode,
  type TableColumn,
  type TableNode,
  type TableRow,
} from './jdm/document.ts';
export type { House, Strategy, StrategyNeeds, UsableRecords } from './strategy.ts';
export { type Vocabulary, vocabularyOf } from './vocabulary/vocabulary.ts';
export { type WorkedOut, workedOut } from './vocabulary/worked-out.ts';
