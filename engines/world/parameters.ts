import { debts, demand, history, life, repayment, usualPrice } from './parameters/credit.ts';
import { fraud } from './parameters/fraud.ts';
import { people } from './parameters/people.ts';
import { advances, calls, topups, wallet } from './parameters/records.ts';

export type { Parameter } from './parameters/parameter.ts';
export type { PeopleParameters } from './parameters/people.ts';

/** Every figure that the simulated country rests on, by subject, with its unit and source. */
export const parameters = {
  people,
  life,
  calls,
  topups,
  advances,
  wallet,
  debts,
  demand,
  usualPrice,
  repayment,
  history,
  fraud,
};
