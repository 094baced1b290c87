import type { Locale } from '@lendline/kernel';

/** How long a case may wait for a person before it is nearly late, and late. */
export const serviceLevel_min = { soon: 60, late: 240 } as const;

export interface Waiting {
  readonly minutes: number;
  readonly level: 'in-time' | 'soon' | 'late';
}

/** How long a case has waited. A lender's clock may run ahead of the browser's: that is no wait at all, never a negative one. */
export function waitingAt(since: string, now_ms: number): Waiting {
  const minutes = Math.max(0, Math.floor((now_ms - Date.parse(since)) / 60_000));
  const level = minutes >= serviceLevel_min.late ? 'late' : minutes >= serviceLevel_min.soon ? 'soon' : 'in-time';
  return { minutes, level };
}

/** 125 -> `2 h 5 min` or `2 小时 5 分`; the two largest units. */
export function durationText(minutes: number, locale: Locale): string {
  const [day, hour, minute] = locale === 'en' ? [' d', ' h', ' min'] : [' 天', ' 小时', ' 分'];
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), day],
    [Math.floor((minutes % 1440) / 60), hour],
    [minutes % 60, minute],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return `0${minute}`;
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => count + unit)
    .join(' ');
}
