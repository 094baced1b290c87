import type { Conformance } from '@lendline/kernel';
import { exitCodes, type InputProblem, printJson } from '../io.ts';

/** A line per figure that differs and per vector that was not run, then the numbers; exit 1 when one failed. */
export function reportConformance({ passed, failed, failures, skipped }: Conformance, json: boolean | undefined): void {
  if (json) printJson({ passed, failed, skipped: skipped.length, failures, skips: skipped });
  else {
    const lines = [
      ...failures.map(
        ({ vector, field, expected, got }) => `failed ${vector} ${field}: expected ${expected}, got ${got}`,
      ),
      ...skipped.map(({ vector, reason }) => `skipped ${vector}: ${reason}`),
      `${passed} passed, ${failed} failed, ${skipped.length} skipped`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  process.exitCode = failed > 0 ? exitCodes.failed : exitCodes.done;
}

/** A folder that holds nothing to run. */
export function nothingThere(pattern: string): InputProblem {
  return {
    field: '',
    got: 'no such file',
    expected: { en: `a folder with ${pattern}`, 'zh-CN': `含有 ${pattern} 的文件夹` },
    doThis: { en: 'Give the folder that holds the reference figures.', 'zh-CN': '请给出存放参考数据的文件夹。' },
  };
}
