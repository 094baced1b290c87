import { featurePrefix } from '../../context.ts';
import { onlyZen, type Scope } from './exact.ts';

/** Reads a name from what a node was handed; undefined for a name that is none. */
export function readerOf(name: string): ((scope: Scope) => unknown) | undefined {
  if (name.startsWith(featurePrefix)) {
    const feature = name.slice(featurePrefix.length);
    return (scope) => present((scope['features'] as Scope | undefined)?.[feature]);
  }
  return isName(name) ? (scope) => present(scope[name]) : undefined;
}

export function isName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}

/** What is not there is null to ZEN, which has rules of its own for it. */
function present(value: unknown): unknown {
  return value === undefined || value === null ? onlyZen() : value;
}
