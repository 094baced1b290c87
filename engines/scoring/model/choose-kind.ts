import type { Random } from '@lendline/kernel';
import { note, type TrainingNote } from '../data/note.ts';
import { compareAuc } from '../metrics/bootstrap.ts';
import type { ModelKind } from './document.ts';

/** A kind with the log-odds of the judged rows, none of which it was fitted to. */
export interface Trial {
  readonly kind: ModelKind;
  readonly logOdds: Float64Array;
}

/** AUC by which a kind must win: less does not pay for a model that is harder to explain. */
const worthwhileGain = 0.0005;

interface Choice {
  readonly chosen: Trial | undefined;
  readonly notes: readonly TrainingNote[];
}

/** Kinds whose features add up on their own, from the easiest to explain; what the others say has to be taken apart. */
const plain = ['scorecard', 'linear'] as const satisfies readonly ModelKind[];

/**
 * A kind that is harder to explain takes the place of an easier one only when it ranks the judged rows better by a gain
 * that is worth it and larger than its standard error (the rule of Breiman et al. 1984): linear beside the scorecard, and
 * the best of trees, net and ensemble beside those. Of these three none is easier to explain, so the one that ranks
 * best stands for them, the simpler one where the gain is worth nothing.
 */
export function chooseKind(trials: readonly Trial[], bad: Uint8Array, random: Random): Choice {
  const differences: string[] = [];
  const climb = (list: readonly Trial[], errors: number): Trial | undefined => {
    let chosen = list[0];
    for (const next of list.slice(1)) {
      const first = chosen!.logOdds;
      const { gain, standardError } = compareAuc({ first, second: next.logOdds, bad }, random);
      differences.push(`${next.kind} − ${chosen!.kind} ${gain.toFixed(4)} ± ${standardError.toFixed(4)}`);
      if (gain > Math.max(worthwhileGain, errors * standardError)) chosen = next;
    }
    return chosen;
  };
  const isPlain = ({ kind }: Trial): boolean => plain.some((one) => one === kind);
  const hard = climb(
    trials.filter((trial) => !isPlain(trial)),
    0,
  );
  const easy = trials.filter(isPlain);
  const chosen = climb(hard ? [...easy, hard] : easy, 1);
  return { chosen, notes: chosen && differences.length > 0 ? [choiceNote(chosen, differences)] : [] };
}

function choiceNote({ kind }: Trial, differences: readonly string[]): TrainingNote {
  const steps = differences.join('; ');
  return note('choice', null, {
    'zh-CN': `验证行上的 AUC 差：${steps}；选用 ${kind}。树、网络与组合须比评分卡或线性模型高出一个标准误且不少于 ${worthwhileGain} 才会替代它们。`,
    en: `Differences of AUC on validation rows: ${steps}; chosen: ${kind}. Trees, nets and ensembles replace a scorecard or a linear model only when better by one standard error and by ${worthwhileGain}.`,
  });
}

export function skippedNote(kind: ModelKind): TrainingNote {
  return note('choice', null, {
    'zh-CN': `时间预算已用去一半，未尝试 ${kind}；用更大的 --seconds 可以尝试。`,
    en: `Half of the time was spent, so ${kind} was not tried; a larger --seconds would try it.`,
  });
}

export function netLeftOutNote(): TrainingNote {
  return note('choice', null, {
    'zh-CN': '规定了方向（--monotone），神经网络不能保证，故未尝试 net。',
    en: 'Directions are asked for (--monotone), which a net cannot keep to, so net was not tried.',
  });
}
