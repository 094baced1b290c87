import { present } from '@lendline/kernel';
import { notes, passes } from '../../step.ts';
import { walkResult, type WalkStep } from './step.ts';

/** Step 10: the offer against the request. Less than was asked for is a counter-offer and says why. */
export const offer: WalkStep = (input, _pack, { menu, limit }) => {
  const cells = present(menu, 'the menu step comes first').filter((cell) => cell.offered);
  const most = present(limit, 'the menu step comes first');
  const fits = cells.some(
    (cell) => cell.amount.amount === input.amount.amount && (input.term === 'any' || cell.instalments === input.term),
  );
  return walkResult([
    {
      rule: 'offer.request',
      inputs: { requested: input.amount, limit: most, cells: cells.length },
      ...(fits ? passes : notes('below-request', 'counter-offer')),
    },
  ]);
};
