import type { GuardRules, HitCount } from './hit-rate.ts';

/** What an assessment says of hit rates. */
export interface CountedAssessment {
  readonly at: Temporal.Instant;
  readonly hits: readonly string[];
  /** Typologies that were not asked. */
  readonly halted: readonly string[];
}

/**
 * How often a typology hit among the last assessments that asked it, and among those before them. `rows` are newest first; what lies
 * before `since` is left out: a typology that somebody let go on begins anew.
 */
export function countHits(
  rows: readonly CountedAssessment[],
  typology: string,
  { since, rules }: { readonly since: Temporal.Instant | null; readonly rules: GuardRules },
): { readonly recent: HitCount; readonly baseline: HitCount } {
  const asked = rows.filter(
    ({ at, halted }) => !halted.includes(typology) && (since === null || Temporal.Instant.compare(at, since) > 0),
  );
  const count = (some: readonly CountedAssessment[]): HitCount => ({
    hits: some.filter(({ hits }) => hits.includes(typology)).length,
    assessments: some.length,
  });
  return {
    recent: count(asked.slice(0, rules.recent)),
    baseline: count(asked.slice(rules.recent, rules.recent + rules.baseline)),
  };
}
