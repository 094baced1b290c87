import { type Context, type Operation } from '@lendline/kernel';
import { asService } from '@lendline/platform';
import type { DecisionsParts } from './parts.ts';

/**
 * Asks another slice. Whatever goes wrong on the way is silence (null): the strategy says what silence means, and a
 * decision never fails because of it.
 */
export async function ask<Input, Output>(
  { log }: DecisionsParts,
  context: Context,
  question: { readonly of: string; readonly operation: Operation<Input, Output>; readonly input: Input },
): Promise<Output | null> {
  try {
    const answer = await question.operation(asService(context, 'decisions'), question.input);
    if (answer.ok) return answer.value;
    log.warn({ operation: question.of, code: answer.error.code }, 'no answer to a question of a decision');
  } catch (error) {
    log.warn({ operation: question.of, err: error }, 'a question of a decision broke');
  }
  return null;
}
