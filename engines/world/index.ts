export { type ApplicationBook, applicationBook } from './applications/book.ts';
export type {
  Belongings,
  CreditQuery,
  Device,
  EmergencyContact,
  HandedInStatement,
  InstitutionKind,
  LineFacts,
  NetworkAddress,
  ObservedApplication,
  ObservedOutcome,
} from './applications/observation.ts';
export type { RegisterSpan, Whom } from './applications/register.ts';
export type { CreditWish } from './credit-demand.ts';
export {
  type CallbackFault,
  type CarrierFault,
  type FaultLevel,
  faultLevels,
  type Faults,
  faultsOf,
  type OtpFault,
} from './faults.ts';
export type { CallListFormat, FileSpan, OutsideFile, StatementFormat } from './files.ts';
export type { PastLoan, PastOutcome, PastTerms } from './history.ts';
export { type Parameter, parameters } from './parameters.ts';
export { hasOwnDocument } from './person.ts';
export type { Country, Forwarding, Line, Person, Segment } from './person.ts';
export type { LoanFacts, Payment, ReminderKind, RepaymentBehaviour } from './repayment.ts';
export type { AirtimeAdvance } from './topups.ts';
export type { Injected } from './schemes/plan.ts';
export type { WorldOptions } from './population.ts';
export { createWorld, type World } from './world.ts';
