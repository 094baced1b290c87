import type { LocalText } from '@lendline/kernel';
import type { SignalType } from '../../signals/signal.ts';
import type { Band } from '../typology.ts';
import { fault, type TypologyFault } from './fault.ts';

/** Bands need not touch, and need not be in order; no value may lie in two of them. */
export function bandFaults(
  bands: readonly Band[],
  { least, most }: Extract<SignalType, { kind: 'number' }>,
  where: string,
): TypologyFault[] {
  return bands.flatMap((band, place) => {
    const at = `${where}.bands[${place}]`;
    if (lowest(band) >= highest(band)) return [fault(at, 'band-empty', bandEmpty)];
    const beyond = highest(band) <= least || (most !== null && lowest(band) > most);
    const earlier = bands.findIndex((other, index) => index < place && overlap(other, band));
    return [
      ...(beyond ? [fault(at, 'band-out-of-range', outOfRange(least, most))] : []),
      ...(earlier < 0 ? [] : [fault(at, 'bands-overlap', bandsOverlap(earlier))]),
    ];
  });
}

function lowest({ from }: Band): number {
  return from ?? -Infinity;
}

function highest({ to }: Band): number {
  return to ?? Infinity;
}

function overlap(a: Band, b: Band): boolean {
  return lowest(a) < highest(b) && lowest(b) < highest(a);
}

const bandEmpty: LocalText = {
  'zh-CN': '区间 from <= 值 < to 里没有任何值；from 要小于 to。',
  en: 'No value lies in from <= value < to: from is below to.',
};

function outOfRange(least: number, most: number | null): LocalText {
  return {
    'zh-CN': `该信号的值从 ${least} 到 ${most ?? '不限'}，到不了这个区间。`,
    en: `Values of the signal go from ${least} to ${most ?? 'no bound'} and never reach this band.`,
  };
}

function bandsOverlap(earlier: number): LocalText {
  return {
    'zh-CN': `与 bands[${earlier}] 重叠；from 含在内，to 不含。`,
    en: `It overlaps bands[${earlier}]: from belongs to a band, to does not.`,
  };
}
