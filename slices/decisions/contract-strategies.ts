import type { Id, LocalText, Operation, WireMoney } from '@lendline/kernel';
import type { StrategyComparison } from './contract-comparison.ts';
import type { DecisionId, DecisionOutcome, DecisionReason, MenuCell, TraceStep } from './contract-decision.ts';
import type { StrategyVocabulary, WorkedOutValues } from './contract-vocabulary.ts';

export type StrategyId = Id<'strategy'>;
export type SimulationCaseId = Id<'case'>;

/** Where decisions are made with a version. What may follow what is data in `rules/environments.ts`. */
export type Environment = 'test' | 'live';

/** What a version is as a document. The transitions are data in `rules/lifecycle.ts`. */
export type StrategyState = 'draft' | 'in-review' | 'approved' | 'rejected';
/** What a version is to one environment. */
export type ReleaseState = 'canary' | 'live' | 'retired';

/** What is wrong with a document, and where. A document with faults may be kept as a draft and nothing else. */
export interface DocumentFault {
  readonly code: string;
  /** The key of the sub-graph; null for the strategy's own graph. */
  readonly graph: string | null;
  /** Ids of the node, of the row (or expression, or statement) in it, and of the column; null where it is about none. */
  readonly node: string | null;
  readonly row: string | null;
  readonly column: string | null;
  /** Where in the JSON, of a document that is no strategy at all. */
  readonly path: string | null;
  /** Of a missing row: the cells, by the ids of their columns, of one that would take the case. */
  readonly cells?: Readonly<Record<string, string>>;
  /** What is wrong and what to do. */
  readonly text: LocalText;
}

export interface StrategyRelease {
  readonly environment: Environment;
  readonly state: ReleaseState;
  /** The share of lines that a canary decides about, in ppm; null of the others. */
  readonly share_ppm: number | null;
  readonly since: string;
}

export interface StrategySummary {
  readonly id: StrategyId;
  /** Counts the versions of the lender, from 1. */
  readonly number: number;
  readonly name: string;
  readonly origin: 'pack' | 'lender';
  readonly basedOn: StrategyId | null;
  readonly state: StrategyState;
  /** Of the document. Who saves names the one they began from. */
  readonly revision: number;
  readonly releases: readonly StrategyRelease[];
  /** Evaluated beside the live one on what was decided, without effect. */
  readonly isBeside: boolean;
  readonly savedBy: string;
  readonly savedAt: string;
  readonly documentHash: string;
}

/** One step in the life of a version. */
export interface StrategyChange {
  /** Null for a step of the document itself. */
  readonly environment: Environment | null;
  readonly from: StrategyState | ReleaseState | null;
  readonly to: StrategyState | ReleaseState;
  readonly revision: number;
  readonly isRollback: boolean;
  readonly share_ppm: number | null;
  readonly by: string;
  readonly at: string;
  readonly note: string;
}

export interface StrategyRevision {
  readonly revision: number;
  readonly savedBy: string;
  readonly savedAt: string;
  readonly note: string;
}

export interface StrategyDetail extends StrategySummary {
  /** A decision graph as JDM: nodes and edges. */
  readonly document: unknown;
  readonly faults: readonly DocumentFault[];
  /** Newest first. */
  readonly history: readonly StrategyChange[];
  /** Newest first; each can be read with `getStrategy`. */
  readonly revisions: readonly StrategyRevision[];
}

export interface DocumentCheck {
  readonly faults: readonly DocumentFault[];
  /** Node by node; empty while the graph is not drawn to its end. */
  readonly workedOut: readonly WorkedOutValues[];
}

/** What a cell, or a field of a node, was and is; null where there was or is none. */
export interface ValueChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface RowChange {
  /** Id of the row. */
  readonly row: string;
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  /** Its place from 0; where the first row that fits decides, the order is part of the rule. */
  readonly from: number | null;
  readonly to: number | null;
  readonly cells: readonly ValueChange[];
}

export interface NodeChange {
  readonly node: string;
  readonly name: string;
  readonly kind: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly ValueChange[];
  /** Of a decision table. */
  readonly rows: readonly RowChange[];
}

export interface EdgeChange {
  readonly change: 'added' | 'removed';
  /** Names of the nodes. */
  readonly from: string;
  readonly to: string;
}

/** What differs between two documents. Where a node is drawn on the page is no difference. */
export interface StrategyDiff {
  /** Of the document itself: models that it asks, rules of the lender's own. */
  readonly fields: readonly ValueChange[];
  readonly nodes: readonly NodeChange[];
  readonly edges: readonly EdgeChange[];
}

/** What should come of a case. What is not named is not looked at. */
export interface ExpectedOutcome {
  readonly outcome: DecisionOutcome;
  readonly tier?: string | null | undefined;
  readonly limit?: WireMoney | undefined;
  /** Codes that must be among the reasons. */
  readonly reasons?: readonly string[] | undefined;
}

/** As `lendline decide --input` takes it: `{segment, product, amount, term, as_of, values}`. */
export type CaseInput = Readonly<Record<string, unknown>>;

export interface SimulationCase {
  readonly id: SimulationCaseId;
  readonly name: string;
  readonly input: CaseInput;
  readonly expected: ExpectedOutcome;
  readonly revision: number;
  readonly savedBy: string;
  readonly savedAt: string;
}

/** What a document comes to on one input. */
export interface Simulated {
  readonly outcome: DecisionOutcome;
  readonly tier: string | null;
  readonly limit: WireMoney;
  /** The yearly rate or fee of the tier, in ppm; null where nothing is offered. */
  readonly price_ppm: number | null;
  readonly menu: readonly MenuCell[];
  readonly reasons: readonly DecisionReason[];
  readonly comeBackOn: string | null;
  readonly flags: readonly string[];
  readonly trace: readonly TraceStep[];
}

export interface SimulatedCase {
  readonly caseId: SimulationCaseId;
  readonly name: string;
  readonly passes: boolean;
  /** What came out otherwise than expected: `tier`, `limit`. */
  readonly differs: readonly (keyof ExpectedOutcome)[];
  readonly expected: ExpectedOutcome;
  readonly got: Simulated;
}

/** Whether an old decision, made again from its stored input with its stored strategy, comes out the same. */
export interface Replay {
  readonly same: boolean;
  readonly strategy: { readonly number: number | null; readonly version: string };
  /** Where the two differ, as paths of the result: `limit.amount`. At most twenty. */
  readonly differs: readonly ValueChange[];
}

/** `decisions.strategy-released`. */
export interface StrategyReleased {
  readonly strategyId: StrategyId;
  readonly environment: Environment;
  readonly state: ReleaseState;
  readonly isRollback: boolean;
}

/** A document that is kept, the newest revision unless told, or one that nobody has saved. */
export type DocumentPlace =
  | { readonly strategyId: StrategyId; readonly revision?: number | undefined }
  | { readonly document: unknown };

export interface StrategiesClient {
  readonly listStrategies: Operation<
    Record<string, never>,
    { readonly environment: Environment; readonly strategies: readonly StrategySummary[] }
  >;
  readonly getStrategy: Operation<{ readonly strategyId: StrategyId; readonly revision?: number }, StrategyDetail>;
  /** What is wrong with a document as it stands on the page, and what its nodes may name; nothing is kept. */
  readonly checkDocument: Operation<{ readonly document: unknown }, DocumentCheck>;
  /** What a strategy may name, in both languages. */
  readonly strategyVocabulary: Operation<Record<string, never>, StrategyVocabulary>;
  /** A new version: from the live one unless told, or from a document. */
  readonly draftStrategy: Operation<
    { readonly from?: StrategyId; readonly document?: unknown; readonly note: string },
    StrategyDetail
  >;
  /**
   * Saves a draft, faults and all, over the revision that the caller began from. Where another was saved meanwhile nothing is
   * written: `decisions.strategy-changed` names who saved it. Theirs is kept, and yours can be saved as a draft of its own.
   */
  readonly saveStrategy: Operation<
    { readonly strategyId: StrategyId; readonly revision: number; readonly document: unknown; readonly note: string },
    StrategyDetail
  >;
  /** Only a document without faults; it cannot be edited while somebody reads it. */
  readonly sendToReview: Operation<
    { readonly strategyId: StrategyId; readonly revision: number; readonly note: string },
    StrategySummary
  >;
  /** The second person's word on the revision that was sent. */
  readonly reviewStrategy: Operation<
    { readonly strategyId: StrategyId; readonly revision: number; readonly approve: boolean; readonly note: string },
    StrategySummary
  >;
  /** Makes what is in review, or was rejected, a draft again. */
  readonly reopenStrategy: Operation<{ readonly strategyId: StrategyId; readonly note: string }, StrategySummary>;
  /** Gives an approved version an environment or a share of its lines, or ends a canary. */
  readonly releaseStrategy: Operation<
    {
      readonly strategyId: StrategyId;
      readonly environment: Environment;
      readonly state: ReleaseState;
      /** Of a canary, in ppm of the lines. */
      readonly share_ppm?: number;
      readonly note: string;
    },
    StrategySummary
  >;
  /** At once and by one person: ends the canary where there is one, else brings back what was live before. */
  readonly rollBackStrategy: Operation<{ readonly environment: Environment; readonly note: string }, StrategySummary>;
  /** Whether a version is evaluated beside the live one on what is decided from now on, without effect. */
  readonly setBeside: Operation<
    { readonly strategyId: StrategyId; readonly isBeside: boolean; readonly note: string },
    StrategySummary
  >;
  readonly compareStrategy: Operation<{ readonly strategyId: StrategyId }, StrategyComparison>;
  readonly diffStrategies: Operation<{ readonly from: DocumentPlace; readonly to: DocumentPlace }, StrategyDiff>;
  readonly listCases: Operation<Record<string, never>, { readonly cases: readonly SimulationCase[] }>;
  /** A new case, or the next revision of one. */
  readonly saveCase: Operation<
    {
      readonly caseId?: SimulationCaseId;
      readonly revision?: number;
      readonly name: string;
      readonly input: CaseInput;
      readonly expected: ExpectedOutcome;
    },
    SimulationCase
  >;
  readonly removeCase: Operation<
    { readonly caseId: SimulationCaseId; readonly revision: number },
    { readonly removed: true }
  >;
  /** What a document comes to: on the input given, else on every saved case. Nothing is kept. */
  readonly simulate: Operation<
    { readonly strategy: DocumentPlace; readonly input?: CaseInput },
    { readonly result: Simulated | null; readonly cases: readonly SimulatedCase[] }
  >;
  readonly replayDecision: Operation<{ readonly decisionId: DecisionId }, Replay>;
}
