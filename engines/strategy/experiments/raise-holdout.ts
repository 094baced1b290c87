import type { Facts } from '../facts.ts';
import { isDrawn, lotOf } from './lot.ts';

/**
 * Whether a line is held out of raises, as the one fact that a holdout may set: it can keep a limit where it is, and turn
 * nobody away. The same lines are held out for as long as the share stands, whatever else they are drawn for.
 *
 * @param share_ppm of lines that are held out
 */
export function raiseHoldout(line: string, share_ppm: number): Pick<Facts, 'raise_holdout'> {
  return { raise_holdout: isDrawn(lotOf(line, 'raise-holdout'), share_ppm) };
}
