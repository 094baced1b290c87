import { assert, type LocalText } from '@lendline/kernel';
import { everyLot, lotOf } from './lot.ts';

/** One strategy of several between which applications are shared by lot. The first is the champion, the others challenge it. */
export interface Arm {
  readonly arm: string;
  /** Of the units of the experiment; the shares of all arms come to 1,000,000. */
  readonly share_ppm: number;
}

export interface Experiment {
  /** Names the draw: another experiment on the same lines draws them anew. */
  readonly id: string;
  readonly arms: readonly Arm[];
}

export interface ExperimentFault {
  readonly field: string;
  readonly text: LocalText;
}

/** Everything that an experiment must keep to; an empty list can be drawn. */
export function checkExperiment({ id, arms }: Experiment): readonly ExperimentFault[] {
  const names = arms.map(({ arm }) => arm);
  const shares = arms.map(({ share_ppm }) => share_ppm);
  const whole = shares.every((share) => Number.isSafeInteger(share) && share >= 0);
  const together = shares.reduce((sum, share) => sum + share, 0);
  return [
    ...(id === '' ? [{ field: 'id', text: texts.id }] : []),
    ...(arms.length < 2 ? [{ field: 'arms', text: texts.two }] : []),
    ...(names.includes('') || new Set(names).size < names.length ? [{ field: 'arms', text: texts.names }] : []),
    ...(whole && together === everyLot ? [] : [{ field: 'arms', text: texts.shares }]),
  ];
}

/** The arm of a unit: the same on any machine for as long as the experiment stands. Throws for one that `checkExperiment` faults. */
export function armOf(experiment: Experiment, unit: string): Arm {
  const lot = lotOf(unit, experiment.id);
  let from = 0;
  for (const arm of experiment.arms) {
    from += arm.share_ppm;
    if (lot < from) return arm;
  }
  assert(false, 'the shares of the arms come to everybody');
}

const texts = {
  id: {
    en: 'Give the experiment a name of its own: it is what the lots are drawn by.',
    'zh-CN': '请为实验命名：分组按此名称抽取。',
  },
  two: { en: 'Name a champion and at least one challenger.', 'zh-CN': '请至少写出一个冠军和一个挑战者。' },
  names: { en: 'Give each arm a name that no other has.', 'zh-CN': '请为每个分组取一个不重复的名称。' },
  shares: {
    en: 'Make the shares whole numbers, in parts per million, that come to 1,000,000 together.',
    'zh-CN': '各组份额须为整数（百万分之一），合计 1,000,000。',
  },
} satisfies Record<string, LocalText>;
