import type { StepId } from '../decision.ts';
import { pathOf } from '../findings.ts';
import type { JdmEdge, JdmGraph, JdmNode, SwitchNode } from '../jdm/document.ts';

/** Where a gate leads out: to the end of the strategy, without the steps after it. */
const out = 'output';

/** A switch that ends the strategy where its condition holds and goes on where it does not. */
function gate(id: string, name: string, condition: string): SwitchNode {
  const statements = [
    { id: `${id}.end`, condition },
    { id: `${id}.on`, condition: '', isDefault: true },
  ];
  return { id, type: 'switchNode', name, content: { hitPolicy: 'first', statements } };
}

/** A step that ends the strategy when it declines; `when` must hold for it, `or` what ends it as well. */
export function declineGate(step: StepId, more: { readonly when?: string; readonly or?: string } = {}): SwitchNode {
  const declined = `some(${pathOf(step)}, #.outcome == "decline")`;
  const conditional = more.when ? `${more.when} and ${declined}` : declined;
  return gate(`after-${step}`, `Declined by ${step}?`, more.or ? `${more.or} or ${conditional}` : conditional);
}

/** Nodes in a row from input to output; a switch also has a way out. */
export function chain(nodes: readonly JdmNode[]): JdmGraph {
  const all: JdmNode[] = [
    { id: 'input', type: 'inputNode', name: 'Application' },
    ...nodes,
    { id: out, type: 'outputNode', name: 'Decision' },
  ];
  const placed = all.map((node, index) => ({
    ...node,
    position: { x: (index % 6) * 260, y: Math.floor(index / 6) * 160 },
  }));
  return { nodes: placed, edges: placed.flatMap((node, index) => edgesFrom(node, placed[index + 1])) };
}

function edgesFrom(node: JdmNode, next: JdmNode | undefined): JdmEdge[] {
  if (!next) return [];
  const on: JdmEdge = { id: `${node.id}-${next.id}`, type: 'edge', sourceId: node.id, targetId: next.id };
  if (node.type !== 'switchNode') return [on];
  return [
    { ...on, sourceHandle: `${node.id}.on` },
    { id: `${node.id}-${out}`, type: 'edge', sourceId: node.id, targetId: out, sourceHandle: `${node.id}.end` },
  ];
}
