import type { FileQuality } from '@lendline/behaviour';
import { keptWords } from './vocabulary.ts';

/** What an import is worth as it is kept: JSON-safe, and without what is personal data, of which hashes are kept apart. */
export type StoredQuality = Omit<FileQuality, 'name' | 'series' | 'keys' | 'period'> & {
  readonly period: { readonly from: string; readonly to: string; readonly stated: boolean } | null;
};

export function storedQuality(quality: FileQuality): StoredQuality {
  const { kind, rows, accepted, rejected, ignored, left_out, days, warnings, suspicion, period } = quality;
  const { unknown_words } = keptWords({ vocabulary: {}, unknown_words: quality.unknown_words });
  return {
    kind,
    rows,
    accepted,
    rejected,
    ignored,
    left_out,
    days,
    warnings,
    unknown_words,
    suspicion,
    period: period && { from: period.from.toString(), to: period.to.toString(), stated: period.stated },
  };
}

/** What is not kept in the quality itself. */
export type Apart = Pick<FileQuality, 'name' | 'series' | 'keys'>;

export function openQuality({ period, ...kept }: StoredQuality, apart: Apart): FileQuality {
  return {
    ...kept,
    ...apart,
    period: period && {
      from: Temporal.Instant.from(period.from),
      to: Temporal.Instant.from(period.to),
      stated: period.stated,
    },
  };
}
