import { contextNames, featurePrefix } from '../context.ts';
import type { JdmNode, StrategyDocument } from './document.ts';
import { namesIn, readExpression } from './expression.ts';

/** Names of facts and features that a strategy looks at, its sub-graphs included. */
export interface NamesInUse {
  readonly names: readonly string[];
  readonly features: readonly string[];
}

export function namesInUse(document: StrategyDocument): NamesInUse {
  const graphs = [document, ...Object.values(document.graphs ?? {})];
  const used = new Set(graphs.flatMap(({ nodes }) => nodes.flatMap(namesOfNode)));
  const features = [...used].filter((name) => name.startsWith(featurePrefix));
  return {
    names: [...contextNames.keys()].filter((name) => used.has(name)),
    features: features.map((name) => name.slice(featurePrefix.length)),
  };
}

function namesOfNode(node: JdmNode): readonly string[] {
  switch (node.type) {
    case 'decisionTableNode': {
      const { inputs, outputs, rules } = node.content;
      const results = rules.flatMap((row) => outputs.map(({ id }) => row[id] ?? ''));
      return [...inputs.map(({ field }) => field), ...results.flatMap(namesOfExpression)];
    }
    case 'expressionNode':
      return node.content.expressions.flatMap(({ value }) => namesOfExpression(value));
    case 'switchNode':
      return node.content.statements.flatMap(({ condition }) => namesOfExpression(condition));
    case 'customNode':
    case 'decisionNode':
    case 'inputNode':
    case 'outputNode':
      return [];
  }
}

function namesOfExpression(source: string): readonly string[] {
  if (source === '') return [];
  const read = readExpression(source);
  return read.ok ? namesIn(read.value) : [];
}
