import type { StrategyFault } from '../fault.ts';
import type { JdmNode, StrategyDocument } from '../jdm/document.ts';
import { namesInUse } from '../jdm/names.ts';
import type { Pack } from '../pack.ts';
import type { House } from '../strategy.ts';
import { graphFaults } from './graph.ts';
import { fault, type Place, placeOf } from './place.ts';
import { packFaults } from './price.ts';
import { firstScope, scopesOf } from './scope.ts';
import { sourceFaults } from './sources.ts';
import { stepFaults } from './steps.ts';
import { tableFaults } from './tables.ts';
import { type Scope, typed } from './typing.ts';

/** Everything that stands against a strategy under a pack; an empty list is a strategy that may decide. */
export function checkStrategy(document: StrategyDocument, pack: Pack, house: House = {}): readonly StrategyFault[] {
  const drawn = graphFaults(document);
  // What follows reads the graph along its edges, and says little of one that leads nowhere.
  if (drawn.length > 0) return drawn;
  const money = packFaults(document, pack);
  return [...stepFaults(document, pack), ...nodeFaults(document), ...sourceFaults(document, pack, house), ...money];
}

function nodeFaults(document: StrategyDocument): readonly StrategyFault[] {
  const first = firstScope(namesInUse(document).features);
  const own = scopesOf(document, first, document);
  const faults = document.nodes.flatMap((node) =>
    faultsOf(node, placeOf(undefined, node.id), own.get(node.id) ?? first),
  );
  return [...faults, ...Object.keys(document.graphs ?? {}).flatMap((key) => subGraphFaults(key, own, document))];
}

/** A sub-graph is read with what is known where it is first put in; one that is nowhere put in knows the facts. */
function subGraphFaults(
  key: string,
  own: ReadonlyMap<string, Scope>,
  document: StrategyDocument,
): readonly StrategyFault[] {
  const graph = document.graphs?.[key];
  if (!graph) return [];
  const caller = document.nodes.find((node) => node.type === 'decisionNode' && node.content.key === key);
  const first = (caller && own.get(caller.id)) ?? firstScope(namesInUse(document).features);
  const scopes = scopesOf(graph, first, document);
  return graph.nodes.flatMap((node) => faultsOf(node, placeOf(key, node.id), scopes.get(node.id) ?? first));
}

function faultsOf(node: JdmNode, place: Place, scope: Scope): readonly StrategyFault[] {
  switch (node.type) {
    case 'decisionTableNode':
      return tableFaults({ node, place, scope });
    case 'expressionNode':
      return node.content.expressions.flatMap(({ id, value }) => expressionFaults(value, { ...place, row: id }, scope));
    case 'switchNode':
      return node.content.statements.flatMap(({ id, condition, isDefault }) =>
        isDefault ? [] : expressionFaults(condition, { ...place, row: id }, scope),
      );
    case 'customNode':
    case 'decisionNode':
    case 'inputNode':
    case 'outputNode':
      return [];
  }
}

function expressionFaults(source: string, place: Place, scope: Scope): readonly StrategyFault[] {
  return typed(source, scope).faults.map(({ code, text }) => fault(code, place, text));
}
