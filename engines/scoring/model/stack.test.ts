import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { rank } from '../metrics/ranking.ts';
import { chooseKind, type Trial } from './choose-kind.ts';
import { crossStack, fitStack, type StackMember } from './stack.ts';

/** What several models say of people whose true log-odds are known: the truth with as much error as is told. */
function said(rows: number, errors: Readonly<Record<string, number>>) {
  const random = seededRandom(`stack/${rows}`);
  const truth = Array.from({ length: rows }, () => -1 + random.normal());
  const bad = Uint8Array.from(truth, (logOdds) => (random.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0));
  const members = Object.entries(errors).map(([kind, error]) => {
    const logOdds = Float64Array.from(truth, (value) => value + error * random.normal());
    return { kind, logOdds } as StackMember;
  });
  return { bad, members };
}

const weightsOf = (rows: number, errors: Readonly<Record<string, number>>): Readonly<Record<string, number>> => {
  const { bad, members } = said(rows, errors);
  return Object.fromEntries(fitStack(members, { bad })?.members.map(({ kind, weight }) => [kind, weight]) ?? []);
};

describe('the weights of a stack', () => {
  it('stay near those of a plain mean where rows are few, and find the better member where they are many', () => {
    const errors = { linear: 0.3, trees: 1.5 };
    const [few, many] = [weightsOf(150, errors), weightsOf(20_000, errors)];
    expect(Math.abs(few['linear']! - few['trees']!)).toBeLessThan(0.4);
    expect(many['linear']! - many['trees']!).toBeGreaterThan(0.6);
  });

  it('are never negative: a member that speaks against the truth leaves', () => {
    const { bad, members } = said(5000, { scorecard: 0.3, linear: 0.8, trees: 0.8, net: 0.8 });
    const [{ logOdds }, ...others] = members as [StackMember, ...StackMember[]];
    const stack = fitStack([{ kind: 'scorecard', logOdds: logOdds.map((value) => -value) }, ...others], { bad });
    expect(stack?.members.map(({ kind }) => kind)).toEqual(['linear', 'trees', 'net']);
    expect(Math.min(...stack!.members.map(({ weight }) => weight))).toBeGreaterThan(0);
  });

  it('found without a fold rank its rows beside those of the others: as well as a plain mean does, over and over', () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const { bad, members } = said(400 + seed, { linear: 1, trees: 1, net: 1 });
      const mean = members[0]!.logOdds.map((_, row) => members.reduce((sum, { logOdds }) => sum + logOdds[row]!, 0));
      const crossed = crossStack(members, { outcomes: { bad }, random: seededRandom(seed) });
      expect(rank({ risk: crossed!, bad }).auc).toBeGreaterThan(rank({ risk: mean, bad }).auc - 0.01);
    }
  });
});

describe('the choice among kinds', () => {
  const chosen = (rows: number, errors: Readonly<Record<string, number>>): string | undefined => {
    const { bad, members } = said(rows, errors);
    return chooseKind(members as readonly Trial[], bad, seededRandom(1)).chosen?.kind;
  };

  it('keeps what is easier to explain when nothing ranks better by more than chance', () => {
    expect(chosen(2000, { scorecard: 0.5, linear: 0.5, trees: 0.5, net: 0.5 })).toBe('scorecard');
  });

  it('takes the best of those that are equally hard to explain, whatever their order, when it beats the easy ones', () => {
    expect(chosen(4000, { scorecard: 2, linear: 2, trees: 0.9, net: 0.5, ensemble: 0.7 })).toBe('net');
    expect(chosen(4000, { scorecard: 2, linear: 2, trees: 0.5, net: 0.9, ensemble: 0.7 })).toBe('trees');
    expect(chosen(4000, { scorecard: 2, linear: 0.3, trees: 2, net: 2 })).toBe('linear');
  });
});
