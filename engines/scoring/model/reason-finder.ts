import { pointsOf } from '../scorecard/points.ts';
import type { ModelDocument } from './document.ts';
import { eventFeature, isEventFeature } from './event-features.ts';
import type { Part } from './parts.ts';
import { type Reason, wayFinder } from './reason.ts';

/** Most reasons that help a person (12 CFR 1002.9, official interpretation 9(b)(2)-1). */
const mostReasons = 4;

export interface Explained {
  /** Points (not rounded) that each feature is below the reference; 0 when at or above it. */
  readonly lost: readonly number[];
  /** What cost the most, at most four. */
  readonly why: readonly Reason[];
  readonly reasonsAgainst: 'average' | 'best';
}

/** A feature, or several that are one reason: the numbers of an embedding mean nothing one by one. */
interface Group {
  readonly name: string;
  readonly members: readonly number[];
}

/**
 * Tells what cost a row the most points: against an average applicant, or, for somebody who is below it nowhere, against
 * the best values.
 */
export function reasonFinder(model: ModelDocument): (parts: readonly Part[]) => Explained {
  const { features, scaling } = model;
  const groups = groupsOf(model);
  const ways = features.map(wayFinder);
  const averages = features.map(({ averageLogOdds }) => averageLogOdds);
  const bests = features.map(({ bestLogOdds }) => bestLogOdds);
  const below = (parts: readonly Part[], reference: readonly number[]): number[] =>
    parts.map((part, index) => -pointsOf(part.logOdds - reference[index]!, scaling));
  const worst = (differences: readonly number[]): Group[] => {
    const sums = groups.map((group) => ({
      group,
      lost: group.members.reduce((sum, index) => sum + differences[index]!, 0),
    }));
    const costly = sums.filter(({ lost }) => lost > 0).toSorted((a, b) => b.lost - a.lost);
    return costly.slice(0, mostReasons).map(({ group }) => group);
  };
  return (parts) => {
    const belowAverage = below(parts, averages);
    const againstAverage = worst(belowAverage);
    const isAverage = againstAverage.length > 0;
    const differences = isAverage ? belowAverage : below(parts, bests);
    const reasons = isAverage ? againstAverage : worst(differences);
    return {
      lost: differences.map((difference) => Math.max(0, difference)),
      why: reasons.map(({ name, members: [first] }): Reason => {
        const part = parts[first!]!;
        const way = name === eventFeature && model.events ? 'records' : ways[first!]!(part);
        return { feature: name, way, bin: part.bin };
      }),
      reasonsAgainst: isAverage ? 'average' : 'best',
    };
  };
}

function groupsOf({ features, events }: ModelDocument): Group[] {
  const single = [...features.keys()].filter((index) => !events || !isEventFeature(features[index]!.name));
  const joint = [...features.keys()].filter((index) => !single.includes(index));
  return [
    ...single.map((index) => ({ name: features[index]!.name, members: [index] })),
    ...(joint.length > 0 ? [{ name: eventFeature, members: joint }] : []),
  ];
}
