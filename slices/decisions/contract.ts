import type { Operation, WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { Segment } from '@lendline/models/contract';
import type { Decision, DecisionForBorrower, DecisionId, DrawdownCheck } from './contract-decision.ts';
import type { BacktestsClient } from './contract-backtests.ts';
import type { StrategiesClient } from './contract-strategies.ts';

export type {
  Decided,
  Decision,
  DecisionForBorrower,
  DecisionId,
  DecisionOutcome,
  DecisionReason,
  DrawdownCheck,
  MenuCell,
  TraceStep,
} from './contract-decision.ts';
export type {
  BacktestDetail,
  BacktestId,
  BacktestPlace,
  BacktestsClient,
  BacktestSide,
  BacktestState,
  BacktestSummary,
  LeftOut,
} from './contract-backtests.ts';
export type { CohortFigures, StrategyComparison } from './contract-comparison.ts';
export type {
  CaseInput,
  DocumentCheck,
  DocumentFault,
  DocumentPlace,
  EdgeChange,
  Environment,
  ExpectedOutcome,
  NodeChange,
  ReleaseState,
  Replay,
  RowChange,
  Simulated,
  SimulatedCase,
  SimulationCase,
  SimulationCaseId,
  StrategiesClient,
  StrategyChange,
  StrategyDetail,
  StrategyDiff,
  StrategyId,
  StrategyRelease,
  StrategyReleased,
  StrategyRevision,
  StrategyState,
  StrategySummary,
  ValueChange,
} from './contract-strategies.ts';
export type {
  StatedFact,
  StrategyVocabulary,
  ValueDomain,
  VocabularyCode,
  VocabularyFact,
  WorkedOutValues,
} from './contract-vocabulary.ts';

export interface DecisionsClient extends StrategiesClient, BacktestsClient {
  /** Decides an application in the pack's order. The same application and `attempt` answer the first decision. */
  readonly decide: Operation<
    {
      readonly applicationId: string;
      readonly attempt: number;
      readonly lineId: LineId;
      readonly segment: Segment;
      readonly requested: WireMoney | null;
      readonly asOf: string;
    },
    Decision
  >;
  /**
   * Steps 2 onward again before money leaves: a failed or silent check holds it. `agreed` names the chosen cell; without
   * it every cell that was offered must still stand.
   */
  readonly recheck: Operation<
    {
      readonly decisionId: DecisionId;
      readonly lineId: LineId;
      readonly asOf: string;
      readonly agreed?: { readonly amount: WireMoney; readonly instalments: number };
    },
    DrawdownCheck
  >;
  readonly getDecision: Operation<{ readonly decisionId: DecisionId }, Decision>;
  readonly listOfLine: Operation<{ readonly lineId: LineId }, { readonly decisions: readonly Decision[] }>;
  /** The borrower's right to an explanation. */
  readonly explain: Operation<{ readonly decisionId: DecisionId }, DecisionForBorrower>;
}
