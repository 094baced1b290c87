import { err, ok, type Result } from '@lendline/kernel';

/** Why a kept day cannot be read. Either is mended by making the day anew from its records. */
export type DayCodeProblem = 'other-version' | 'not-a-day';

/** Reads a kept day as far as its version: a list in JSON whose first entry is `version`, and which `isWhole` accepts. */
export function readKeptDay<Code extends readonly unknown[]>(
  text: string,
  version: number,
  isWhole: (code: readonly unknown[]) => code is Code,
): Result<Code, DayCodeProblem> {
  let code: unknown;
  try {
    code = JSON.parse(text);
  } catch {
    return err('not-a-day');
  }
  if (!Array.isArray(code) || typeof code[0] !== 'number') return err('not-a-day');
  if (code[0] !== version) return err('other-version');
  return isWhole(code) ? ok(code) : err('not-a-day');
}
