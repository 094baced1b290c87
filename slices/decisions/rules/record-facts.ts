import { featureCatalogue, featureDefinition, valueNames } from '@lendline/behaviour';
import type { FeatureSnapshot, SourceCoverage } from '@lendline/features/contract';
import { type Currency, dayIn, type Money, money } from '@lendline/kernel';
import type { Facts, UsableRecords } from '@lendline/strategy';

export type ScoreSource = 'calls' | 'statement';

/** How fresh the records are, whose they are and how far they reach. Nothing without a snapshot: then all of it is unknown. */
export function recordFacts(snapshot: FeatureSnapshot | null, zone: string): Partial<Facts> {
  if (!snapshot) return {};
  const { calls, statement } = snapshot.coverage;
  return {
    calls_newest_on: newestOn(calls, zone),
    calls_covered_days: calls.coveredDays,
    // Call lists of phones and data programs name nobody; they come from the session of the line that was proved, and
    // are flagged. Those of carriers name the number, so another's is told.
    calls_holder: calls.flags.includes('other-holder') ? 'other' : 'applicant',
    statement_newest_on: newestOn(statement, zone),
    statement_covered_days: statement.coveredDays,
    statement_holder: statementHolder(statement),
  };
}

/** Wallets always name the holder: a statement without a name had its heading taken off, and whose it is is not known. */
function statementHolder({ flags }: SourceCoverage): Facts['statement_holder'] {
  if (flags.includes('other-holder')) return 'other';
  return flags.includes('holder-unknown') ? 'unknown' : 'applicant';
}

function newestOn({ newest }: SourceCoverage, zone: string): Temporal.PlainDate | 'none' {
  return newest === null ? 'none' : dayIn(zone, Temporal.Instant.from(newest));
}

export function sourcesOf(usable: UsableRecords): readonly ScoreSource[] {
  return (['calls', 'statement'] as const).filter((source) => usable[source]);
}

const namesBySource = Map.groupBy(
  featureCatalogue.flatMap((definition) => valueNames(definition).map((name) => ({ name, source: definition.source }))),
  ({ source }) => source,
);

/** The values that a score may look at: those of records that count as absent are as if they had never been. */
export function usableValues(
  values: FeatureSnapshot['values'],
  sources: readonly ScoreSource[],
): Readonly<Record<string, number | null>> {
  const kept = { ...values };
  for (const [source, names] of namesBySource) {
    // What the social graph shows may bring an application before a person; no score looks at it.
    if (sources.some((one) => one === source)) continue;
    for (const { name } of names) if (kept[name] !== undefined) kept[name] = null;
  }
  return kept;
}

/**
 * The features that a strategy looks at by itself: of records only what may be used, of the graph whatever there is, because a
 * strategy can only refer by it. What is not there is unknown.
 */
export function featuresFor(
  names: readonly string[],
  { usable, all }: { readonly usable: FeatureSnapshot['values']; readonly all: FeatureSnapshot['values'] },
): Readonly<Record<string, number | 'unknown'>> {
  const values = (name: string) => (featureDefinition(name)?.source === 'graph' ? all : usable);
  return Object.fromEntries(names.map((name) => [name, values(name)[name] ?? 'unknown']));
}

/** What affordability rests on, of a statement that may be used. */
export function moneyFacts(values: Readonly<Record<string, number | null>>, currency: Currency): Partial<Facts> {
  const amount = (name: string): Money | 'unknown' => {
    const minor = values[name];
    // Refunds to customers can outweigh a month's receipts; a debt is never understated by rounding.
    return minor === null || minor === undefined
      ? 'unknown'
      : money(BigInt(Math.max(0, Math.ceil(Number(minor.toFixed(3))))), currency);
  };
  return {
    median_monthly_income: amount('income_monthly_median_minor'),
    median_monthly_turnover: amount('turnover_monthly_median_minor'),
    other_monthly_instalments: amount('obligations_monthly_mean_minor'),
  };
}

/** Flags that people read beside the engine's: `calls-stale`, `statement-other-holder`. */
export function recordFlags(snapshot: FeatureSnapshot | null): readonly string[] {
  if (!snapshot) return [];
  return (['calls', 'statement'] as const).flatMap((source) =>
    snapshot.coverage[source].flags.map((flag) => `${source}-${flag}`),
  );
}
