import { StartupProblem } from '@lendline/platform';
import { exitCodes, terminalLocale } from './io.ts';

/** Says in plain words what went wrong and what to do; a fault of our own is shown with its place, to be reported. */
export function tellProblem(error: unknown): void {
  const locale = terminalLocale();
  if (error instanceof StartupProblem) {
    process.stderr.write(`${error.text[locale]}\n${error.advice[locale]}\n`);
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  process.exitCode = exitCodes.failed;
}
