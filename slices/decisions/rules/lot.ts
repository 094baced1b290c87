const everything_ppm = 1_000_000;

/**
 * The lot of a line in one draw, 0 to 999,999: the same for the same two texts on any day and machine. Two draws of different
 * names are independent, so that who is in a canary says nothing about who is held out.
 *
 * @param hash of a text, as hexadecimal (SHA-256)
 */
export function lotOf(line: string, draw: string, hash: (text: string) => string): number {
  // 48 bits: their remainder favours no lot by more than 4e-9.
  return Number.parseInt(hash(`${draw}|${line}`).slice(0, 12), 16) % everything_ppm;
}

/** Whether a lot falls within a share. A larger share holds everybody whom a smaller one held. */
export function isDrawn(lot: number, share_ppm: number): boolean {
  return lot < share_ppm;
}
