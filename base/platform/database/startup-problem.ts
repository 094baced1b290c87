import type { LocalText } from '@lendline/kernel';

/**
 * Why a process cannot start, and what to do about it. Thrown, because nothing inside the process can
 * go on without its database: the program prints both texts and exits with 1.
 */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem';
  /** Stable and greppable: `postgres.disk-full`. */
  readonly code: string;
  readonly text: LocalText;
  readonly advice: LocalText;

  constructor(code: string, problem: { text: LocalText; advice: LocalText; cause?: unknown }) {
    super(`${problem.text.en} ${problem.advice.en}`, { cause: problem.cause });
    this.code = code;
    this.text = problem.text;
    this.advice = problem.advice;
  }
}
