import type { StrategyFault } from '../fault.ts';
import type { StrategyDocument } from '../jdm/document.ts';
import type { Pack } from '../pack.ts';
import type { House } from '../strategy.ts';
import { graphFaults } from './graph.ts';
import { packFaults } from './price.ts';

/** Everything that stands against a strategy under a pack; an empty list is a strategy that may decide. */
export function checkStrategy(document: StrategyDocument, pack: Pack, _house: House = {}): readonly StrategyFault[] {
  const drawn = graphFaults(document);
  // What follows reads the graph along its edges, and says little of one that leads nowhere.
  if (drawn.length > 0) return drawn;
  return packFaults(document, pack);
}
