import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { err, type LocalText, ok, type Result } from '@lendline/kernel';
import type { InputProblem } from './io.ts';

/** Reads a file as it lies on disk, or standard input for `-`: the engines decide what its encoding is. */
export async function readInputBytes(path: string): Promise<Result<Uint8Array, readonly InputProblem[]>> {
  try {
    return ok(path === '-' ? await buffer(process.stdin) : await readFile(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return err([{ field: '', got: code, expected: texts.readable, doThis: texts.checkPath }]);
  }
}

const texts = {
  readable: { en: 'a file that can be read', 'zh-CN': '可以读取的文件' },
  checkPath: {
    en: 'Check the path and its permissions, or give - for standard input.',
    'zh-CN': '请检查路径和权限，或用 - 表示标准输入。',
  },
} satisfies Record<string, LocalText>;
