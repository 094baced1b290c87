import type { TrainingRefusal } from '@lendline/scoring';
import { exitCodes, terminalLocale } from './io.ts';

/** Says why data cannot be trained on, and has the process leave with 2. */
export function tellRefusal(path: string, { column, text }: TrainingRefusal): void {
  const locale = terminalLocale();
  const place = [path === '-' ? 'standard input' : path, column ?? ''].filter((part) => part !== '').join(': ');
  process.stderr.write(`${place}\n  ${text[locale]}\n`);
  process.exitCode = exitCodes.badInput;
}
