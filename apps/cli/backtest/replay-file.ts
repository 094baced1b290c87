import { err, type LocalText, ok, type Result } from '@lendline/kernel';
import {
  Backtest,
  type BacktestReport,
  type Confidence,
  type Decision,
  type DecisionInput,
  readDecisionInputJson,
  readRecordedJson,
  type RecordedApplication,
  Replayer,
  type Strategy,
  underModel,
} from '@lendline/strategy';
import type { InputProblem } from '../io.ts';
import { type Line, linesOf } from './lines.ts';

/** One of the two that are compared: a strategy, and the model whose recorded PDs it decides on in place of the values' own. */
export interface Side {
  readonly strategy: Strategy;
  readonly model: string | undefined;
}

export interface ToReplay {
  readonly path: string;
  readonly a: Side;
  readonly b: Side;
  readonly confidence: Confidence;
  readonly onBytes?: (bytes: number) => void;
  /** Hears of each application what was said of it. */
  readonly onApplication?: (application: RecordedApplication, a: Decision, b: Decision) => void | Promise<void>;
}

/** Enough to see what is wrong with a file, few enough to read. */
const mostProblems = 20;

/**
 * Replays the applications of a file of JSON lines, one at a time. Errors: what is wrong with its lines, at most twenty
 * problems, and no figures: those of a part of the file would pass for those of all of it.
 */
export async function replayFile(of: ToReplay): Promise<Result<BacktestReport, readonly InputProblem[]>> {
  const backtest = new Backtest({ a: of.a.strategy, b: of.b.strategy, confidence: of.confidence });
  const sides = { a: new Replayer(of.a.strategy), b: new Replayer(of.b.strategy) };
  const problems: InputProblem[] = [];
  try {
    for await (const line of linesOf(of.path, of.onBytes)) {
      const read = readLine(line, of);
      if (!read.ok) {
        problems.push(...read.error.map((problem) => ({ ...problem, line: line.number })));
        if (problems.length >= mostProblems) break;
      } else if (problems.length === 0) {
        const { application, a, b } = read.value;
        const [ofA, ofB] = [await sides.a.decide(a), await sides.b.decide(b)];
        backtest.add(application, ofA, ofB);
        await of.onApplication?.(application, ofA, ofB);
      }
    }
  } catch (error) {
    const told = fileProblem(error);
    if (!told) throw error;
    return err([...problems, told]);
  }
  return problems.length > 0 ? err(problems.slice(0, mostProblems)) : ok(backtest.result());
}

interface Inputs {
  readonly application: RecordedApplication;
  readonly a: DecisionInput;
  readonly b: DecisionInput;
}

function readLine({ text }: Line, { a, b }: ToReplay): Result<Inputs, readonly InputProblem[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return err([{ field: '', got: error instanceof Error ? error.message : '', ...texts.json }]);
  }
  const application = readRecordedJson(json, a.strategy.pack);
  if (!application.ok) return application;
  const problems = b.strategy.pack === a.strategy.pack ? [] : foreignTo(b, json);
  const [ofA, ofB] = [inputOf(a, application.value), inputOf(b, application.value)];
  if (!ofA.ok || !ofB.ok || problems.length > 0)
    return err([...problems, ...(ofA.ok ? [] : ofA.error), ...(ofB.ok ? [] : ofB.error)]);
  return ok({ application: application.value, a: ofA.value, b: ofB.value });
}

/** What the pack of the second strategy has against an input that the first one's pack takes: another product, mostly. */
function foreignTo({ strategy }: Side, json: unknown): readonly InputProblem[] {
  const read = readDecisionInputJson((json as { readonly input: unknown }).input, strategy.pack);
  return read.ok ? [] : read.error.map((problem) => ({ ...problem, field: `input.${problem.field}` }));
}

function inputOf({ model }: Side, application: RecordedApplication): Result<DecisionInput, readonly InputProblem[]> {
  return model === undefined ? ok(application.input) : underModel(application, model);
}

/** What the file itself has against being read; undefined for anything else. */
function fileProblem(error: unknown): InputProblem | undefined {
  if (error instanceof RangeError) return { field: '', got: error.message, ...texts.lines };
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return undefined;
  return { field: '', got: code, ...(code.startsWith('Z_') ? texts.whole : texts.readable) };
}

type Told = Record<'expected' | 'doThis', LocalText>;

const texts = {
  json: {
    expected: { en: 'one application as JSON on each line', 'zh-CN': '每行一份 JSON 格式的申请' },
    doThis: { en: 'Correct the line; --help shows an example.', 'zh-CN': '请更正此行；示例见 --help。' },
  },
  lines: {
    expected: { en: 'JSON lines: one application on each', 'zh-CN': 'JSON 行文件：每行一份申请' },
    doThis: {
      en: 'Write each application on a line of its own; --help shows an example.',
      'zh-CN': '请把每份申请写成单独一行；示例见 --help。',
    },
  },
  whole: {
    expected: { en: 'a whole gzip file', 'zh-CN': '完整的 gzip 文件' },
    doThis: { en: 'The file is cut off or damaged: copy it again.', 'zh-CN': '文件不完整或已损坏：请重新复制。' },
  },
  readable: {
    expected: { en: 'a file that can be read', 'zh-CN': '可以读取的文件' },
    doThis: {
      en: 'Check the path and its permissions, or give - for standard input.',
      'zh-CN': '请检查路径和权限，或用 - 表示标准输入。',
    },
  },
} satisfies Record<string, Told>;
