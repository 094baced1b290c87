import type { Problem, Result } from '@lendline/kernel';

/** A problem on its way through a query or mutation, which know failure only as something thrown. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

const unexpected: Problem = {
  code: 'unexpected',
  status: 500,
  text: {
    'zh-CN': '页面出现了意外情况。请重新加载；如果仍然如此，请联系管理员。',
    en: 'Something unexpected happened on this page. Please reload it; if it stays, tell your administrator.',
  },
};

/** The value of an answer, or its problem thrown. */
export async function valueOf<Value>(answer: Promise<Result<Value, Problem>>): Promise<Value> {
  const result = await answer;
  if (!result.ok) throw new ProblemError(result.error);
  return result.value;
}

/** What to tell the reader about something thrown. */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : unexpected;
}

/** Only silence and a failing server are worth asking again; a refusal stays a refusal. */
export function worthRetrying(failures: number, error: unknown): boolean {
  const { status } = problemOf(error);
  return failures < 2 && (status === 0 || status === 502 || status === 503);
}
