import { describe, expect, it } from 'vitest';
import { readWorkspaces, type Workspace } from '../../scripts/workspaces.ts';
import { repository } from './planted-tree.ts';

const workspaces = readWorkspaces(repository);

/** Packages that import each other in a circle, as one path through it; undefined when there is none. */
function circle(members: readonly Workspace[]): string[] | undefined {
  const byName = new Map(members.map((member) => [member.name, member]));
  const done = new Set<string>();
  const walk = (name: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const next of byName.get(name)?.imported ?? []) {
      const found = walk(next, [...path, name]);
      if (found !== undefined) return found;
    }
    done.add(name);
    return undefined;
  };
  for (const { name } of members) {
    const found = walk(name, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

const standIn = (name: string, ...imported: string[]): Workspace => ({
  path: `engines/${name}`,
  name,
  declared: new Set(),
  declaredForTests: new Set(),
  imported: new Set(imported),
  importedByTests: new Set(),
});

describe('packages of the house', () => {
  it.each(workspaces)(
    '$path declares the packages that it imports and no others (as `npm run declare` writes them)',
    (workspace) => {
      expect([...workspace.declared].toSorted()).toEqual([...workspace.imported].toSorted());
      expect([...workspace.declaredForTests].toSorted()).toEqual([...workspace.importedByTests].toSorted());
    },
  );

  // Contracts of slices may name each other's types; between their files the linter's import/no-cycle watches.
  it('do not import each other in a circle, but for the contracts of slices', () => {
    expect(circle(workspaces.filter(({ path }) => !path.startsWith('slices/')))).toBeUndefined();
  });

  it('would be found in a circle of three', () => {
    expect(circle([standIn('a', 'b'), standIn('b', 'c', 'd'), standIn('d'), standIn('c', 'a')])).toEqual([
      'a',
      'b',
      'c',
      'a',
    ]);
    expect(circle([standIn('a', 'b', 'c'), standIn('b', 'c'), standIn('c')])).toBeUndefined();
  });
});
