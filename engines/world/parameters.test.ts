import { describe, expect, it } from 'vitest';
import { parameters } from './parameters.ts';

interface Leaf {
  readonly path: string;
  readonly unit: unknown;
  readonly source: unknown;
}

function leaves(node: object, path: string): Leaf[] {
  if ('value' in node) {
    return [{ path, unit: 'unit' in node ? node.unit : undefined, source: 'source' in node ? node.source : undefined }];
  }
  return Object.entries(node).flatMap(([name, child]) => leaves(child as object, `${path}.${name}`));
}

describe('the figures behind the simulated country', () => {
  it('each say their unit, and a published source or that they are assumed', () => {
    const found = leaves(parameters, 'parameters');
    expect(found.length).toBeGreaterThan(100);
    const silent = found.filter(
      ({ unit, source }) => typeof unit !== 'string' || unit === '' || typeof source !== 'string' || source === '',
    );
    expect(silent).toEqual([]);
    expect(found.some(({ source }) => source !== 'assumed')).toBe(true);
  });
});
