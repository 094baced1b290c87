import type { LocalText } from '@lendline/kernel';
import type { FileQuality } from './file-quality.ts';

/** A week or more without any row; both days are silent. */
export interface Silence {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly days: number;
}

export interface DaysOfFiles {
  readonly days_with_rows: number;
  readonly silences: readonly Silence[];
  /** The same in sentences. */
  readonly lines: readonly LocalText[];
}

/** A person may be silent for some days. */
export const longSilence_days = 7;

/** The days on which files together have rows, and where they are silent for long. */
export function daysOfFiles(files: readonly Pick<FileQuality, 'days'>[]): DaysOfFiles {
  const days = [...new Set(files.flatMap((file) => file.days))].toSorted((a, b) => a - b);
  const silences = days.flatMap((day, index): Silence[] => {
    const before = days[index - 1];
    if (before === undefined || day - before <= longSilence_days) return [];
    return [{ from: dateOf(before + 1), to: dateOf(day - 1), days: day - before - 1 }];
  });
  return { days_with_rows: days.length, silences, lines: silences.length === 0 ? [] : [silenceLine(silences)] };
}

function silenceLine(silences: readonly Silence[]): LocalText {
  const { from, to, days } = silences.toSorted((a, b) => b.days - a.days)[0]!;
  const [first, last] = [from.toString(), to.toString()];
  return {
    'zh-CN': `有 ${silences.length} 段一周以上没有任何记录，最长的一段是 ${first} 至 ${last}（${days} 天）。`,
    en: `${silences.length} times there is no row for a week or more, longest from ${first} to ${last} (${days} days).`,
  };
}

function dateOf(day: number): Temporal.PlainDate {
  return new Temporal.PlainDate(1970, 1, 1).add({ days: day });
}
