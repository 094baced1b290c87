import type { LocalText } from '@lendline/kernel';

/**
 * A strategy as it is kept: a JSON Decision Model (JDM, the format that GoRules publishes) with what Lendline adds
 * beside its nodes and edges. ZEN reads `nodes` and `edges` and ignores the rest.
 */
export interface StrategyDocument extends JdmGraph {
  readonly contentType: 'application/vnd.gorules.decision';
  /** Sub-graphs by the key under which a decision node names them. */
  readonly graphs?: Readonly<Record<string, JdmGraph>>;
  /** What rules of the lender's own check, for the trace. Rules of the box have their texts in `rules.ts`. */
  readonly rules?: Readonly<Record<OwnRuleId, LocalText>>;
  /** The models whose scores it asks for; a segment that is left out asks the champion of the day. */
  readonly models?: Readonly<Partial<Record<'new' | 'repeat' | 'trader', string>>>;
}

/** A rule that a lender adds to a table. */
export type OwnRuleId = `own.${string}`;

export interface JdmGraph {
  readonly nodes: readonly JdmNode[];
  readonly edges: readonly JdmEdge[];
}

export interface JdmEdge {
  readonly id: string;
  readonly type?: string;
  readonly sourceId: string;
  readonly targetId: string;
  /** The statement of a switch from which this edge leaves. */
  readonly sourceHandle?: string;
}

interface NodeOf<Type extends string> {
  readonly id: string;
  readonly type: Type;
  readonly name: string;
  /** Where an editor draws it. */
  readonly position?: { readonly x: number; readonly y: number };
}

export type InputNode = NodeOf<'inputNode'>;

export type OutputNode = NodeOf<'outputNode'>;

/** What every node that works something out may say of where its result goes. */
export interface PassingOn {
  /** What came in goes on beside the result: strategies need it, or later nodes would miss the facts. */
  readonly passThrough?: boolean;
  /** The name under which the result goes on; without it its fields go on by their own names. */
  readonly outputPath?: string;
}

/** A condition or result column; `field` is a fact, a value of an earlier node, or the name of a result. */
export interface TableColumn {
  readonly id: string;
  readonly name: string;
  readonly field: string;
}

/** One row: its own `_id`, and a cell for each column by the column's id. An empty condition holds of everything. */
export type TableRow = Readonly<Record<string, string>>;

export interface TableContent extends PassingOn {
  readonly hitPolicy: 'first' | 'collect';
  readonly inputs: readonly TableColumn[];
  readonly outputs: readonly TableColumn[];
  readonly rules: readonly TableRow[];
}

export type TableNode = NodeOf<'decisionTableNode'> & { readonly content: TableContent };

export interface ExpressionContent extends PassingOn {
  readonly expressions: readonly { readonly id: string; readonly key: string; readonly value: string }[];
}

export type ExpressionNode = NodeOf<'expressionNode'> & { readonly content: ExpressionContent };

export interface SwitchContent {
  readonly hitPolicy: 'first';
  readonly statements: readonly { readonly id: string; readonly condition: string; readonly isDefault?: boolean }[];
}

export type SwitchNode = NodeOf<'switchNode'> & { readonly content: SwitchContent };

/** A sub-graph, named by its key in `graphs`. */
export type SubGraphNode = NodeOf<'decisionNode'> & { readonly content: PassingOn & { readonly key: string } };

/** What stays outside ZEN because it is money: `limit` (step 8) and `menu` (step 9). */
export const customKinds = ['limit', 'menu'] as const;

export type CustomKind = (typeof customKinds)[number];

export type CustomNode = NodeOf<'customNode'> & {
  readonly content: { readonly kind: string; readonly config: Readonly<Record<string, unknown>> };
};

export type JdmNode = InputNode | OutputNode | TableNode | ExpressionNode | SwitchNode | SubGraphNode | CustomNode;
