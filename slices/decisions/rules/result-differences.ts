import { canonicalJson } from '@lendline/kernel';
import type { ValueChange } from '../contract.ts';

const mostTold = 20;

/** Where two results differ, as paths with both values; the first twenty. */
export function resultDifferences(kept: unknown, made: unknown): readonly ValueChange[] {
  const [before, after] = [leavesOf(kept), leavesOf(made)];
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .slice(0, mostTold)
    .map((field) => ({ field, from: before.get(field) ?? null, to: after.get(field) ?? null }));
}

function leavesOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, leaf(value)]]);
  const fields = Object.entries(value);
  if (fields.length === 0) return new Map([[path, canonicalJson(value)]]);
  return new Map(fields.flatMap(([name, field]) => [...leavesOf(field, path === '' ? name : `${path}.${name}`)]));
}

function leaf(value: unknown): string {
  return typeof value === 'string' ? value : canonicalJson(value);
}
