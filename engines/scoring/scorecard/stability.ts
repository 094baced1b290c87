import { assert } from '@lendline/kernel';
import { stabilityOfCounts } from '../metrics/psi.ts';
import type { Table } from '../data/table.ts';
import { binIndexes } from './bin-feature.ts';
import type { BinnedFeature } from './bins.ts';

/** How a feature's bins hold in one month. */
export interface MonthStability {
  /** `2026-03`, in UTC. */
  readonly month: string;
  readonly rows: number;
  /** PSI of the bins (missing and special ones too) against the first month's rows; null for the first month. */
  readonly psi: number | null;
  /** Steps between neighbouring bins whose bad rates run against the trend; null where outcomes are not known. */
  readonly reversals: number | null;
}

export interface FeatureStability {
  readonly name: string;
  readonly months: readonly MonthStability[];
  /** The highest PSI of a month; 0 where there is one month only. */
  readonly worstPsi: number;
}

export interface DatedRows {
  readonly table: Table;
  /** Moment of each row in epoch milliseconds; rows without one (NaN) are left out. */
  readonly epochs_ms: ArrayLike<number>;
  /** 1 = bad, 0 = good. */
  readonly bad?: ArrayLike<number>;
}

/** A bin of a month with fewer rows than this has no rate worth comparing. */
const leastRows = 30;

/**
 * Whether the bins of features hold over time: PSI of each month against the first one, in the bins of the feature, and
 * neighbours whose order of risk turns around. A bin that moves by itself is a reason to cut elsewhere.
 */
export function stabilityByMonth(features: readonly BinnedFeature[], rows: DatedRows): FeatureStability[] {
  const nameMonth = monthNamer();
  const monthOf = Array.from(rows.epochs_ms, (epoch) => (Number.isNaN(epoch) ? null : nameMonth(epoch)));
  const months = [...new Set(monthOf)].filter((month) => month !== null).toSorted();
  const place = new Map(months.map((month, index) => [month, index]));
  return features.map((feature) => {
    const counts = months.map(() => feature.bins.map(() => ({ rows: 0, bads: 0 })));
    const column = rows.table.columns.get(feature.name);
    assert(column, `the table has the column ${feature.name}`);
    for (const [row, bin] of binIndexes(column, feature.type, feature.bins).entries()) {
      const month = monthOf[row];
      if (month === null || month === undefined) continue;
      const count = counts[place.get(month)!]![bin]!;
      count.rows += 1;
      count.bads += rows.bad?.[row] ?? 0;
    }
    return describe(feature, { months, counts, withOutcomes: rows.bad !== undefined });
  });
}

interface MonthCounts {
  readonly months: readonly string[];
  readonly counts: readonly (readonly { readonly rows: number; readonly bads: number }[])[];
  readonly withOutcomes: boolean;
}

function describe(feature: BinnedFeature, { months, counts, withOutcomes }: MonthCounts): FeatureStability {
  const first = counts[0]?.map(({ rows }) => rows) ?? [];
  const described = counts.map((bins, index): MonthStability => {
    const rows = bins.map((bin) => bin.rows);
    return {
      month: months[index]!,
      rows: rows.reduce((sum, count) => sum + count, 0),
      psi: index === 0 ? null : stabilityOfCounts(first, rows).psi,
      reversals: withOutcomes ? reversalsOf(feature, bins) : null,
    };
  });
  return {
    name: feature.name,
    months: described,
    worstPsi: described.reduce((worst, { psi }) => Math.max(worst, psi ?? 0), 0),
  };
}

/** Counted between neighbouring bins that both have enough rows, in the direction that the whole sample showed. */
function reversalsOf(feature: BinnedFeature, counts: MonthCounts['counts'][number]): number {
  const told = feature.bins.flatMap(({ range, woe }, bin) => {
    const { rows, bads } = counts[bin]!;
    const isPlain = range.kind === 'range' || range.kind === 'levels';
    return isPlain && rows >= leastRows ? [{ woe, rate: bads / rows }] : [];
  });
  return told.slice(1).filter(({ woe, rate }, index) => (woe - told[index]!.woe) * (rate - told[index]!.rate) < 0)
    .length;
}

/** Names months; a million rows have few days, and each day is asked for once. */
function monthNamer(): (epoch_ms: number) => string {
  const names = new Map<number, string>();
  return (epoch_ms) => {
    const day = Math.floor(epoch_ms / 86_400_000);
    const known = names.get(day);
    if (known !== undefined) return known;
    const date = Temporal.Instant.fromEpochMilliseconds(day * 86_400_000)
      .toZonedDateTimeISO('UTC')
      .toPlainDate();
    const name = date.toPlainYearMonth().toString();
    names.set(day, name);
    return name;
  };
}
