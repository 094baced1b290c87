import type { TypologyRates } from '@lendline/fraud/contract';

export interface Rate {
  readonly hits: number;
  readonly asked: number;
}

/** How often a typology was reached in the weeks from `first` on; null where the version that is live has no such typology. */
export function rateOf({ typologies }: TypologyRates, typology: string, first = 0): Rate | null {
  const found = typologies.find((one) => one.typology === typology);
  if (!found) return null;
  const weeks = found.weeks.slice(first);
  return {
    hits: weeks.reduce((sum, { alerts, interdicts }) => sum + alerts + interdicts, 0),
    asked: weeks.reduce((sum, { asked }) => sum + asked, 0),
  };
}

/** In parts per million; null where nobody was asked about. */
export function ppmOf({ hits, asked }: Rate): number | null {
  return asked === 0 ? null : Math.round((1_000_000 * hits) / asked);
}
