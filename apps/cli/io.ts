import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { err, type Locale, type LocalText, ok, type Result } from '@lendline/kernel';
import { Command } from 'commander';
import { jsonLines, nearestLine } from './json-lines.ts';

/** Exit codes: 0 done, 1 the run failed, 2 bad arguments or bad input. */
export const exitCodes = { done: 0, failed: 1, badInput: 2 } as const;

/** A command that leaves with 2 when its arguments are wrong, as every command of Lendline does. */
export function commandNamed(name: string): Command {
  return new Command(name).exitOverride((error) =>
    process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.badInput),
  );
}

/** What is wrong with an input file and what to do about it; `line` where it is known. */
export interface InputProblem {
  readonly field: string;
  readonly got: string;
  readonly expected: LocalText;
  readonly doThis: LocalText;
  readonly line?: number;
}

export interface JsonInput {
  readonly value: unknown;
  /** The line of the file on which a field stands, or the nearest thing around it. */
  readonly lineOf: (field: string) => number;
}

/** Reads a JSON file, or standard input for `-`. Errors: what is wrong with the file as a whole. */
export async function readJsonInput(path: string): Promise<Result<JsonInput, readonly InputProblem[]>> {
  const text = await readInput(path);
  if (!text.ok) return text;
  try {
    const value: unknown = JSON.parse(text.value);
    return ok({ value, lineOf: (field) => nearestLine(jsonLines(text.value), field) });
  } catch (error) {
    return err([notJson(error instanceof Error ? error.message : String(error))]);
  }
}

async function readInput(path: string): Promise<Result<string, readonly InputProblem[]>> {
  try {
    const text = path === '-' ? await readAll(process.stdin) : await readFile(path, 'utf8');
    return ok(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return err([{ field: '', got: code, expected: texts.readable, doThis: texts.checkPath }]);
  }
}

function notJson(message: string): InputProblem {
  const line = /line (\d+)/.exec(message)?.[1];
  return {
    field: '',
    got: message,
    expected: texts.json,
    doThis: texts.fixJson,
    ...(line ? { line: Number(line) } : {}),
  };
}

/** Reports a bad input on standard error, a block for each problem, and has the process leave with 2. */
export function reportBadInput(
  path: string,
  problems: readonly InputProblem[],
  lineOf?: (field: string) => number,
): void {
  const locale = terminalLocale();
  const file = path === '-' ? 'standard input' : path;
  for (const { field, got, expected, doThis, line } of problems) {
    const at = line ?? lineOf?.(field);
    const place = [file, at === undefined ? '' : String(at), field].filter((part) => part !== '').join(':');
    process.stderr.write(
      `${place}\n  ${words.expected[locale]} ${expected[locale]}\n  ${words.got[locale]} ${got}\n  ${doThis[locale]}\n`,
    );
  }
  process.exitCode = exitCodes.badInput;
}

/** One JSON document on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function terminalLocale(): Locale {
  const language = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
  return language.startsWith('zh') ? 'zh-CN' : 'en';
}

const words = {
  expected: { en: 'expected:', 'zh-CN': '应为:' },
  got: { en: 'got:     ', 'zh-CN': '实际:' },
} satisfies Record<string, LocalText>;

const texts = {
  readable: { en: 'a file that can be read', 'zh-CN': '可以读取的文件' },
  checkPath: {
    en: 'Check the path and its permissions, or give - for standard input.',
    'zh-CN': '请检查路径和权限,或用 - 表示标准输入。',
  },
  json: { en: 'a JSON document', 'zh-CN': 'JSON 文档' },
  fixJson: { en: 'Correct the text at this place; --help shows an example.', 'zh-CN': '请在此处更正;示例见 --help。' },
} satisfies Record<string, LocalText>;
