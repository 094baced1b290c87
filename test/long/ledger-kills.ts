import { surviveKills } from '@lendline/loans/kills';
import type { LongTest } from './long-test.ts';

const rounds = 20;

export const ledgerKills: LongTest = {
  name: `${rounds} kills of the posting program, of its Postgres and of both: no acknowledged posting lost or doubled`,
  async run(tell) {
    const { acknowledged, unanswered } = await surviveKills(rounds, 'twenty kills');
    tell(`${rounds} rounds, ${acknowledged} postings acknowledged and kept once, ${unanswered} without an answer`);
  },
};
