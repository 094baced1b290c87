import type { Decision, DecisionInput } from './decision.ts';
import type { Stage } from './context.ts';
import type { DrawdownCheck, DrawdownInput } from './drawdown.ts';
import type { FactName } from './facts.ts';
import type { StrategyDocument } from './jdm/document.ts';
import type { Pack, SourceId } from './pack.ts';

/**
 * A strategy and a pack made ready to decide. Every answer is a function of its input alone: the same input gives the
 * same answer on any day and machine. What throws, is missing or stays silent refers to a person or holds the money;
 * nothing passes for want of an answer.
 */
export interface Strategy {
  readonly document: StrategyDocument;
  readonly pack: Pack;
  /** SHA-256, hexadecimal, of `text`. */
  readonly version: string;
  /** Canonical JSON of `{document, pack}`, to be kept beside the decisions. */
  readonly text: string;
  /** What has to be gathered for it. */
  readonly needs: StrategyNeeds;
  /** One decision, with its trace. Throws on an input that a reader would have refused: money of another currency or beyond safe integers. */
  decide(input: DecisionInput): Promise<Decision>;
  /**
   * The same decision worked out here, for replaying very many: undefined where only ZEN can say, which `decide` then does.
   * Nobody is lent to by it.
   */
  walk(input: DecisionInput): Decision | undefined;
  /** Whether an application is still in after steps 1 to 3, so that checks which cost money are worth asking. */
  stillIn(input: DecisionInput): Promise<boolean>;
  /** Which records a score may read; ask before scoring, so that absent records leave no trace in it. */
  usableRecords(input: DecisionInput, stage?: Stage): Promise<UsableRecords>;
  /** Steps 2 to 9 again on the day the money moves; what fails or stays silent holds it. */
  recheck(input: DrawdownInput): Promise<DrawdownCheck>;
}

/** Records that count: fresh, and surely the applicant's own. */
export interface UsableRecords {
  readonly calls: boolean;
  readonly statement: boolean;
  /** Days covered by the better of the usable records. */
  readonly coveredDays: number;
}

/** What a strategy looks at, so that nothing else is asked for. */
export interface StrategyNeeds {
  readonly facts: readonly FactName[];
  /** Names of behaviour features, as its tables say `features.NAME`. */
  readonly features: readonly string[];
  readonly models: NonNullable<StrategyDocument['models']>;
}

/** What exists in the house, to check names against. A part that is left out is not checked. */
export interface House {
  /** Features that can be computed, each with the source its records come from. */
  readonly features?: ReadonlyMap<string, SourceId>;
  /** Models that are in use; a withdrawn one is not among them. */
  readonly models?: ReadonlySet<string>;
}
