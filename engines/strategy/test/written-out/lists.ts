import { type Finding, notes, passes, refers, ruleOn } from '../../step.ts';
import { notRun, walkResult, type WalkStep } from './step.ts';

/** Step 3: lists, velocity and rings. Evidence about links and lists may send an application to a person; nothing here declines. */
export const lists: WalkStep = ({ values }, { checks }) => {
  const velocity: Readonly<Record<'normal' | 'raised' | 'high', Finding>> = {
    normal: passes,
    raised: notes('attempts-raised'),
    high: refers('many-attempts'),
  };
  const typologies: Readonly<Record<'clear' | 'alert' | 'interdict', Finding>> = {
    clear: passes,
    alert: notes('fraud-signals'),
    interdict: refers('fraud-suspected'),
  };
  const { typologies: asked } = checks;
  const raised =
    ['raised', 'high'].includes(values.velocity) || (asked && ['alert', 'interdict'].includes(values.typologies));
  return walkResult(
    [
      ruleOn('lists.lists', ['lists', values.lists], {
        unknown: refers('lists-silent'),
        known: (answer) => {
          if (answer === 'not-run') return notRun(checks.lists.required, 'lists-not-run');
          return answer === 'clear' ? passes : refers('on-a-list');
        },
      }),
      ruleOn('lists.velocity', ['velocity', values.velocity], {
        unknown: refers('velocity-silent'),
        known: (answer) =>
          answer === 'not-run' ? notRun(checks.velocity.required, 'velocity-not-run') : velocity[answer],
      }),
      ruleOn('lists.ring', ['ring', values.ring], {
        unknown: refers('ring-silent'),
        known: (answer) => {
          if (answer === 'not-run') return notRun(checks.ring.required, 'ring-not-run');
          return answer === 'clear' ? passes : refers('linked-group');
        },
      }),
      ...(asked
        ? [
            ruleOn('lists.typologies', ['typologies', values.typologies], {
              unknown: refers('typologies-silent'),
              known: (answer) =>
                answer === 'not-run' ? notRun(asked.required, 'typologies-not-run') : typologies[answer],
            }),
          ]
        : []),
    ],
    { fraud: raised ? 'raised' : 'clear' },
  );
};
