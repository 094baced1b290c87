import { type Context, type Operation, type Problem, type Result } from '@lendline/kernel';
import { asService } from '@lendline/platform';
import type { DecisionsParts } from './parts.ts';

interface Question<Input, Output> {
  readonly of: string;
  readonly operation: Operation<Input, Output>;
  readonly input: Input;
}

/**
 * Asks another slice. Whatever goes wrong on the way is silence (null): the strategy says what silence means, and a
 * decision never fails because of it.
 */
export async function ask<Input, Output>(
  parts: DecisionsParts,
  context: Context,
  question: Question<Input, Output>,
): Promise<Output | null> {
  const answer = await askForAnswer(parts, context, question);
  return answer?.ok === true ? answer.value : null;
}

/** The same where a refusal says something, too. */
export async function askForAnswer<Input, Output>(
  { log }: DecisionsParts,
  context: Context,
  { of, operation, input }: Question<Input, Output>,
): Promise<Result<Output, Problem> | null> {
  try {
    const answer = await operation(asService(context, 'decisions'), input);
    if (!answer.ok) log.warn({ operation: of, code: answer.error.code }, 'no answer to a question of a decision');
    return answer;
  } catch (error) {
    log.warn({ operation: of, err: error }, 'a question of a decision broke');
    return null;
  }
}
