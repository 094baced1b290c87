import type { Err } from './result.ts';
import type { LocalText } from './text.ts';

/** What a problem is, as data of the slice that answers it. Texts may hold `{name}` for a parameter. */
export interface ProblemKind {
  /** The HTTP status that it answers with. */
  readonly status: number;
  /** What is wrong and what to do about it, in plain words. */
  readonly text: LocalText;
}

export type ProblemParameters = Readonly<Record<string, string | number>>;

/** An expected outcome that is not success. The same object in process and, as RFC 9457 envelope, over HTTP. */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly text: LocalText;
  readonly parameters?: ProblemParameters;
}

/**
 * Declares a slice's problems; the returned function makes one of them:
 * `const problem = problemsOf({ 'lines.wrong-code': {...} }); return problem('lines.wrong-code', { triesLeft: 2 })`.
 */
export function problemsOf<Code extends string>(
  kinds: Readonly<Record<Code, ProblemKind>>,
): (code: Code, parameters?: ProblemParameters) => Err<Problem> {
  return (code, parameters) => {
    const kind = kinds[code];
    const text = { 'zh-CN': fill(kind.text['zh-CN'], parameters), en: fill(kind.text.en, parameters) };
    const problem: Problem = { code, status: kind.status, text, ...(parameters ? { parameters } : {}) };
    return { ok: false, error: problem };
  };
}

function fill(template: string, parameters: ProblemParameters = {}): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}
