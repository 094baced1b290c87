import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { exitCodes, terminalLocale } from './io.ts';

/**
 * Writes a text, or one that comes in parts, to a file or to standard output where no file is named; false when that
 * failed, and it has been said.
 */
export async function writeOutput(path: string | undefined, text: string | Iterable<string>): Promise<boolean> {
  const parts = typeof text === 'string' ? [text] : inBlocks(text);
  if (path === undefined) {
    for (const part of parts) if (!process.stdout.write(part)) await once(process.stdout, 'drain');
    return true;
  }
  try {
    await writeFile(path, parts);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    process.stderr.write(`${path}: ${cannotWrite[terminalLocale()]} (${String(error.code)})\n`);
    process.exitCode = exitCodes.failed;
    return false;
  }
}

const blockLength = 1 << 18;

/** Many short parts as fewer long ones: each is a call to the system. */
function* inBlocks(parts: Iterable<string>): Iterable<string> {
  let block = '';
  for (const part of parts) {
    block += part;
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

const cannotWrite = {
  en: 'cannot be written. Name another file with --out.',
  'zh-CN': '无法写入。请用 --out 换一个文件。',
} as const;
