import type { Random } from '@lendline/kernel';
import type { MaskPlan } from './parameters.ts';

/**
 * Draws what dropout keeps (1) and drops (0) in one step. The masks come from here and not from the graph's own random
 * operators: those go on from wherever the session is, so a resumed training would see other ones.
 */
export function drawMasks(plans: readonly MaskPlan[], masks: Uint8Array, random: Random): void {
  // xorshift32 (Marsaglia 2003), two draws of 16 bits a word: some hundred thousand are needed at every step.
  let state = 1 + random.below(0xffff_fffe);
  let first = 0;
  for (const { values, share } of plans) {
    const dropped = Math.round(share * 0x1_0000);
    const until = first + values;
    for (let at = first; at < until; at += 2) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      masks[at] = (state & 0xffff) < dropped ? 0 : 1;
      if (at + 1 < until) masks[at + 1] = state >>> 16 < dropped ? 0 : 1;
    }
    first = until;
  }
}
