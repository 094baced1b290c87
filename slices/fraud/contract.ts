import type { AssessOperations } from './assess-contract.ts';
import type { CaseOperations } from './case-contract.ts';
import type { ListOperations } from './list-contract.ts';
import type { TypologyOperations } from './typology-contract.ts';

export type {
  AssessmentId,
  AssessmentStage,
  AssessedHit,
  Contribution,
  FraudAssessment,
  ListHit,
  Network,
  NetworkEdge,
  NetworkNode,
  NetworkRow,
} from './assess-contract.ts';
export type {
  CaseEvent,
  CaseEventKind,
  CaseOutcome,
  CasePriority,
  CaseState,
  FraudAlert,
  FraudAlertId,
  FraudCase,
  FraudCaseDetail,
  FraudCaseEvent,
  FraudCaseId,
  FraudLabel,
} from './case-contract.ts';
export type { ListedKind, ListEntry, ListEntryId, ListEntryState, ListEvent, ListName } from './list-contract.ts';
export type {
  GuardAlert,
  GuardAlertId,
  RuleSignal,
  ScoredExample,
  TypologyExampleResult,
  TypologyFaultText,
  TypologyRates,
  TypologyTest,
  TypologyVersion,
  TypologyVersionDetail,
  TypologyVersionId,
  TypologyVersionState,
} from './typology-contract.ts';

export interface FraudClient extends AssessOperations, ListOperations, CaseOperations, TypologyOperations {}
