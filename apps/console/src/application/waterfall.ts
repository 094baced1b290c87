/** One step from the starting points to the score. */
export interface WaterfallStep {
  /** The value's name; null for the points that everyone starts with. */
  readonly feature: string | null;
  readonly value: number | string | null;
  readonly bin: string;
  readonly points: number;
  /** Where the bar lies on the way from the least to the greatest sum, in per cent. */
  readonly left_percent: number;
  readonly width_percent: number;
}

interface Points {
  readonly feature: string;
  readonly value: number | string | null;
  readonly bin: string;
  readonly points: number;
}

/**
 * Steps of a scorecard's points up and down to its score, largest first. What the listed points do not explain is where
 * everyone starts.
 */
export function waterfall(points: readonly Points[], score: number): readonly WaterfallStep[] {
  const start = score - points.reduce((sum, one) => sum + one.points, 0);
  const ordered = points.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const sums = ordered.reduce((made, one) => [...made, made.at(-1)! + one.points], [start]);
  const reach = Math.max(...sums) - Math.min(...sums);
  // Room at the low end, so that the starting bar is not of no length.
  const least = Math.min(...sums) - Math.max(reach * 0.35, 1);
  const span = Math.max(...sums) - least;
  const place = (from: number, to: number) => ({
    left_percent: ((Math.min(from, to) - least) / span) * 100,
    width_percent: (Math.abs(to - from) / span) * 100,
  });
  return [
    { feature: null, value: null, bin: '', points: start, ...place(least, start) },
    ...ordered.map((one, index) => ({ ...one, ...place(sums[index]!, sums[index + 1]!) })),
  ];
}
