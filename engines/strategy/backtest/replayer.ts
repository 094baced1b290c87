import { assert, canonicalJson } from '@lendline/kernel';
import type { Decision, DecisionInput } from '../decision.ts';
import { decisionToJson } from '../decision-json.ts';
import type { Strategy } from '../strategy.ts';

/** The first ones and then one of so many are decided by ZEN as well. */
const firstChecked = 20;
const oneOf = 500;

/**
 * Decides very many recorded applications with one strategy: by its walk where that can say, by ZEN where it cannot. Some are
 * decided both ways, and two answers are a broken assumption that stops the replay: figures of a strategy that decides
 * otherwise would be worth nothing.
 */
export class Replayer {
  readonly #strategy: Pick<Strategy, 'walk' | 'decide'>;
  #decided = 0;

  constructor(strategy: Pick<Strategy, 'walk' | 'decide'>) {
    this.#strategy = strategy;
  }

  async decide(input: DecisionInput): Promise<Decision> {
    const walked = this.#strategy.walk(input);
    const isChecked = this.#decided < firstChecked || this.#decided % oneOf === 0;
    this.#decided += 1;
    if (walked && !isChecked) return walked;
    const decided = await this.#strategy.decide(input);
    assert(!walked || textOf(walked) === textOf(decided), 'a strategy walked here decides what ZEN decides');
    return decided;
  }
}

function textOf(decision: Decision): string {
  return canonicalJson(decisionToJson(decision));
}
