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
  type Assessment,
  assessTypologies,
  assessTypology,
  type Contribution,
  type TypologyAssessment,
  type Unknown,
} from './typologies/assess.ts';
export {
  type Band,
  type Thresholds,
  type Typology,
  type TypologyExample,
  type TypologyOutcome,
  type TypologyRule,
} from './typologies/typology.ts';
