export { type LendingFeatures, multiLendingFeatures } from './multi-lending/features.ts';
export {
  type BankSort,
  blankIsZero,
  type LendingGroup,
  type LendingKey,
  lendingKeys,
  type LendingProduct,
  lendingProducts,
  type LendingWindow,
  type NonBankSort,
  recencyFeatures,
  type RecencyFeature,
  windowFeatures,
  type WindowFeature,
} from './multi-lending/grammar.ts';
export { type LendingScope } from './multi-lending/placed.ts';
export { type LendingQuery } from './multi-lending/query.ts';
export { type LendingAnswer, type LendingFault, readLendingAnswer } from './multi-lending/read-answer.ts';
export { registerSignals } from './multi-lending/register-signals.ts';
export { findSignal, type KnownSignal, signalCatalogue, type SignalId } from './signals/catalogue.ts';
export {
  type ConsentSource,
  none,
  type Signal,
  signalFamilies,
  type SignalFamily,
  type SignalOrigin,
  type SignalType,
  type SignalUnit,
  type SignalValue,
} from './signals/signal.ts';
export { checkSignalValues, forbiddenSignals, type SignalFault, type SignalValues } from './signals/signal-values.ts';
export {
  type Attempt,
  velocities,
  type Velocity,
  type VelocityDimension,
  velocityDimensions,
  type VelocityEvent,
  velocityEvents,
  type VelocityFigure,
  velocitySignals,
  velocityWindows,
} from './signals/velocities.ts';
export {
  type Assessment,
  assessTypologies,
  assessTypology,
  type Contribution,
  type TypologyAssessment,
  type Unknown,
} from './typologies/assess.ts';
export { shippedTypologies, typologiesWithin } from './typologies/box/box.ts';
export { type ExampleResult, runExamples } from './typologies/check/check-examples.ts';
export { type CheckOptions } from './typologies/check/check-rules.ts';
export { checkTypologies, checkTypology } from './typologies/check/check-typology.ts';
export { type TypologyFault, type TypologyFaultCode } from './typologies/check/fault.ts';
export { familyWithOnePhone, nothingWrong } from './typologies/check/must-stay-clear.ts';
export { readTypologies, tryExamples } from './typologies/read-typology.ts';
export {
  type Band,
  type Thresholds,
  type Typology,
  type TypologyExample,
  type TypologyOutcome,
  type TypologyRule,
} from './typologies/typology.ts';
export { type Taken, type WindowEvent } from './windows/event.ts';
export { measureWindows, type WindowLoad, type WindowTimes } from './windows/measure.ts';
export { SlidingWindows, type WindowOptions, type WindowQuestion } from './windows/sliding-windows.ts';
export { type Gaps, type WindowReading } from './windows/tally.ts';
