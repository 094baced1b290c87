import type { EChartsCoreOption } from 'echarts/core';
import type { Locale } from '@lendline/kernel';
import { token } from '../theme/tokens.ts';

interface Series {
  readonly name: string;
  readonly values: readonly number[];
  readonly colour: `--${string}`;
  readonly kind: 'bar' | 'line';
}

interface ChartParts {
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly locale: Locale;
  readonly unit: 'money' | 'percent' | 'count';
}

/** One look for every chart of the console: quiet axes, colours of the tokens. */
export function chartOption({ categories, series, locale, unit }: ChartParts): EChartsCoreOption {
  const ink = token('--ink-soft');
  const line = token('--line');
  const font = { color: ink, fontFamily: token('--font'), fontSize: 12 };
  const short = new Intl.NumberFormat(locale, { notation: 'compact' });
  const textOf = (value: number): string => (unit === 'percent' ? `${value.toFixed(1)}%` : short.format(value));
  return {
    textStyle: font,
    grid: { left: 8, right: 12, top: series.length > 1 ? 40 : 16, bottom: 4, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value: unknown) => textOf(Number(value)),
      backgroundColor: token('--card'),
      borderColor: line,
      textStyle: { ...font, color: token('--ink') },
    },
    ...(series.length > 1 ? { legend: { left: 4, top: 0, icon: 'roundRect', itemWidth: 12, textStyle: font } } : {}),
    xAxis: {
      type: 'category',
      data: [...categories],
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: font,
    },
    yAxis: {
      type: 'value',
      axisLabel: { ...font, formatter: textOf },
      splitLine: { lineStyle: { color: line, opacity: 0.6 } },
    },
    series: series.map(({ name, values, colour, kind }) => ({
      name,
      type: kind,
      data: [...values],
      color: token(colour),
      barMaxWidth: 22,
      barGap: '15%',
      itemStyle: { borderRadius: kind === 'bar' ? [4, 4, 0, 0] : 0 },
      symbol: 'circle',
      symbolSize: 7,
      lineStyle: { width: 2.5 },
    })),
  };
}
