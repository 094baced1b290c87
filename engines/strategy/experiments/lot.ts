import { sha256 } from '../sha256.ts';

/** All lots: they go from 0 to one below. */
export const everyLot = 1_000_000;

/**
 * The lot of a unit (a line) in one draw, 0 to 999,999: the same for the same two texts on any day and machine. Two draws of
 * different names are independent, so that who is in a canary says nothing about who is held out.
 */
export function lotOf(unit: string, draw: string): number {
  // 48 bits: their remainder favours no lot by more than 4e-9.
  return Number.parseInt(sha256(`${draw}|${unit}`).slice(0, 12), 16) % everyLot;
}

/** Whether a lot falls within a share. A larger share holds everybody whom a smaller one held. */
export function isDrawn(lot: number, share_ppm: number): boolean {
  return lot < share_ppm;
}
