import { writeFile } from 'node:fs/promises';
import { exitCodes, terminalLocale } from './io.ts';

/** Writes a text to a file, or to standard output where no file is named; false when that failed, and it has been said. */
export async function writeOutput(path: string | undefined, text: string): Promise<boolean> {
  if (path === undefined) {
    process.stdout.write(text);
    return true;
  }
  try {
    await writeFile(path, text);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    process.stderr.write(`${path}: ${cannotWrite[terminalLocale()]} (${String(error.code)})\n`);
    process.exitCode = exitCodes.failed;
    return false;
  }
}

const cannotWrite = {
  en: 'cannot be written. Name another file with --out.',
  'zh-CN': '无法写入。请用 --out 换一个文件。',
} as const;
