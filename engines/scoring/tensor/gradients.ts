import { assert } from '@lendline/kernel';
import { add } from './elementwise.ts';
import type { Tensor } from './graph.ts';

/**
 * Adds to the graph the gradients of a sum (a tensor without axes) by the named tensors, in their order: the chain rule
 * backwards along the tape (reverse mode). Steps that none of them had a part in are left out.
 */
export function gradientsOf(total: Tensor, by: readonly Tensor[]): readonly Tensor[] {
  assert(total.shape.length === 0, 'gradients are taken of one number; sum first');
  const { graph } = total;
  const tape = [...graph.tape];
  const dependent = dependentOn(by, tape);
  const gradients = new Map<string, Tensor>([[total.name, graph.scalar(1)]]);
  for (const { inputs, result, backward } of tape.toReversed()) {
    const gradient = gradients.get(result.name);
    if (!gradient || !dependent.has(result.name)) continue;
    assert(backward, `a gradient flows through every step on the way, ${result.name} too`);
    for (const [index, part] of backward(gradient, result).entries()) {
      const name = inputs[index]!.name;
      if (!part || !dependent.has(name)) continue;
      const sofar = gradients.get(name);
      gradients.set(name, sofar ? add(sofar, part) : part);
    }
  }
  return by.map(({ name }) => {
    const gradient = gradients.get(name);
    assert(gradient, `${name} has a part in what gradients are taken of`);
    return gradient;
  });
}

function dependentOn(by: readonly Tensor[], tape: Tensor['graph']['tape']): ReadonlySet<string> {
  const names = new Set(by.map(({ name }) => name));
  for (const { inputs, result } of tape) if (inputs.some(({ name }) => names.has(name))) names.add(result.name);
  return names;
}
