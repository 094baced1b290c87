/** One measured figure beside its reference; `reference` is null where nothing comparable can run here. */
export interface Figure {
  readonly name: string;
  readonly work: string;
  readonly unit:
    | 'quality'
    | 's'
    | 'ms'
    | 'KB'
    | 'GB'
    | 'records/s'
    | 'users/s'
    | 'postings/s'
    | 'loans/s'
    | 'decisions/s'
    | 'applications/s'
    | 'us';
  readonly ours: number;
  readonly reference: number | null;
  readonly ratio: number | null;
  readonly target: string;
  readonly pass: boolean;
}

export type NewFigure = Omit<Figure, 'reference' | 'ratio'>;

/** A figure whose only measure is its target. */
export function againstTarget(figure: NewFigure): Figure {
  return { ...figure, ours: Math.round(figure.ours * 100) / 100, reference: null, ratio: null };
}

/** The value below which this share of the sorted values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** A figure of quality, to four decimals; it passes within the bounds that are given. */
export function qualityFigure(
  figure: Pick<Figure, 'name' | 'work' | 'ours' | 'reference'>,
  { atLeast, atMost }: { readonly atLeast?: number; readonly atMost?: number },
): Figure {
  const round = (value: number): number => Math.round(value * 10_000) / 10_000;
  const bounds = [
    atLeast === undefined ? '' : `at least ${round(atLeast)}`,
    atMost === undefined ? '' : `at most ${round(atMost)}`,
  ];
  return {
    ...figure,
    unit: 'quality',
    ours: round(figure.ours),
    reference: figure.reference === null ? null : round(figure.reference),
    ratio: null,
    target: bounds.filter((bound) => bound !== '').join(', '),
    pass: figure.ours >= (atLeast ?? Number.NEGATIVE_INFINITY) && figure.ours <= (atMost ?? Number.POSITIVE_INFINITY),
  };
}
