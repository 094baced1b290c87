import type { LocalText } from '@lendline/kernel';
import { exitCodes, terminalLocale } from './io.ts';

interface Told {
  readonly text: LocalText;
  readonly advice: LocalText;
}

/** Says in plain words what went wrong and what to do; a fault of our own is shown with its place, to be reported. */
export function tellProblem(error: unknown): void {
  const locale = terminalLocale();
  if (isTold(error)) process.stderr.write(`${error.text[locale]}\n${error.advice[locale]}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)}\n`);
  process.exitCode = exitCodes.failed;
}

/** A StartupProblem, known by its shape: its class would load the platform for commands that need none of it. */
function isTold(error: unknown): error is Error & Told {
  return error instanceof Error && 'text' in error && 'advice' in error;
}
