import { present } from '@lendline/kernel';
import { compileStrategy } from '../compile.ts';
import { packStrategy } from '../pack-strategy/pack-strategy.ts';
import type { Pack } from '../pack.ts';
import type { Strategy } from '../strategy.ts';

const compiled = new Map<Pack, Strategy>();

/** What a pack itself comes to, ready to decide; made once for each pack, because making one takes long beside deciding. */
export function strategyOf(pack: Pack): Strategy {
  const known = compiled.get(pack);
  if (known) return known;
  const made = compileStrategy(packStrategy(pack), pack);
  const strategy = present(made.ok ? made.value : undefined, 'a pack comes to a strategy without faults');
  compiled.set(pack, strategy);
  return strategy;
}
