import { type Context, err, ok, type Problem, type Result } from '@lendline/kernel';

/** What a client's operation answers, without its context and at once. */
export type Handling<Client> = {
  readonly [Name in keyof Client]?: Client[Name] extends (context: Context, input: infer Input) => Promise<infer Answer>
    ? (input: Input) => Answer
    : never;
};

export interface Refusal {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  readonly parameters?: NonNullable<Problem['parameters']>;
}

export function refuse(code: string, { status, zh, en, parameters }: Refusal) {
  return err<Problem>({ code, status, text: { 'zh-CN': zh, en }, ...(parameters ? { parameters } : {}) });
}

export function found<Value>(value: Value | undefined | null): Result<Value, Problem> {
  return value ? ok(value) : refuse('not-there', { status: 404, zh: '没有找到。', en: 'It was not found.' });
}
