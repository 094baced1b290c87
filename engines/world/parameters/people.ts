import type { Country, Segment } from '../person.ts';
import { assumed, type Parameter } from './parameter.ts';

/** Figures about people and their lines. */
export interface PeopleParameters {
  readonly segmentShare: Readonly<Record<Segment, Parameter>>;
  readonly incomeMedian: Readonly<Record<Segment, Parameter>>;
  readonly incomeSpread: Parameter;
  readonly tenureMedian: Parameter;
  readonly tenureSpread: Parameter;
  readonly newLineShare: Parameter;
  readonly paygShare: Parameter;
  readonly businessShare: Parameter;
  readonly relativesSimShare: Parameter;
  readonly otherSpellingShare: Parameter;
  readonly simChangeYears: Parameter;
  readonly deviceChangeYears: Parameter;
  readonly usedNumberShare: Parameter;
  readonly lostNumberShare: Parameter;
  readonly forwardingShare: Parameter;
}

const linesEverywhere = {
  newLineShare: assumed(0.05, 'share of lines activated from 90 days before the start on'),
  businessShare: assumed(0.04, 'share of contracts'),
  otherSpellingShare: assumed(0.015, 'share of lines'),
  usedNumberShare: assumed(0.08, 'share of lines whose number somebody else had before'),
  lostNumberShare: assumed(0.003, 'share of lines lost to another subscriber within the simulated days'),
  forwardingShare: assumed(0.015, 'share of lines with any forwarding'),
} as const;

export const people: Readonly<Record<Country, PeopleParameters>> = {
  cn: {
    ...linesEverywhere,
    segmentShare: {
      worker: assumed(0.68, 'share of people'),
      trader: assumed(0.12, 'share of people'),
      freelancer: assumed(0.2, 'share of people'),
    },
    incomeMedian: {
      worker: assumed(5500, 'CNY a month'),
      trader: assumed(7000, 'CNY a month after costs'),
      freelancer: assumed(4800, 'CNY a month'),
    },
    incomeSpread: assumed(0.45, 'deviation of log income'),
    tenureMedian: assumed(1600, 'days'),
    tenureSpread: assumed(1.1, 'deviation of log tenure'),
    paygShare: assumed(0.72, 'share of contracts'),
    relativesSimShare: assumed(0.05, 'share of lines'),
    simChangeYears: assumed(8, 'years between SIM changes'),
    deviceChangeYears: assumed(2.6, 'years between handset changes'),
  },
  ke: {
    ...linesEverywhere,
    segmentShare: {
      worker: assumed(0.4, 'share of people'),
      trader: assumed(0.3, 'share of people'),
      freelancer: assumed(0.3, 'share of people'),
    },
    incomeMedian: {
      worker: assumed(28_000, 'KES a month'),
      trader: assumed(24_000, 'KES a month after costs'),
      freelancer: assumed(17_000, 'KES a month'),
    },
    incomeSpread: assumed(0.6, 'deviation of log income'),
    tenureMedian: assumed(1000, 'days'),
    tenureSpread: assumed(1.2, 'deviation of log tenure'),
    paygShare: assumed(0.94, 'share of contracts'),
    relativesSimShare: assumed(0.09, 'share of lines'),
    simChangeYears: assumed(4, 'years between SIM changes'),
    deviceChangeYears: assumed(2.8, 'years between handset changes'),
  },
};
