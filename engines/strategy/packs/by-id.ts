import type { Pack } from '../pack.ts';
import { cn } from './cn.ts';
import { ke } from './ke.ts';

/** The packs that ship in the box, the demo's first. */
export const packs: readonly Pack[] = [cn, ke];

export function packById(id: string): Pack | undefined {
  return packs.find((pack) => pack.id === id);
}
