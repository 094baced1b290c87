import type { Context } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { DayText } from '../rules/line-days.ts';
import type { KeptDay } from '../store/feature-rows.ts';
import { openDay } from '../store/line-days.ts';
import type { FeaturesParts } from './parts.ts';

/** Opens kept days of a line. */
export function openDays(
  { crypto }: Pick<FeaturesParts, 'crypto'>,
  { tenant }: Context,
  { line, days }: { readonly line: LineId; readonly days: readonly KeptDay[] },
): Promise<DayText[]> {
  return Promise.all(
    days.map(async ({ source, day, sealed }) => ({
      source,
      text: await openDay(crypto, { tenant, line, source, day }, sealed),
    })),
  );
}
