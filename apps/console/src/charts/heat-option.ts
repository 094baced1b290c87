import type { EChartsCoreOption } from 'echarts/core';
import { token } from '../theme/tokens.ts';

interface HeatParts {
  readonly columns: readonly string[];
  /** From the top. */
  readonly rows: readonly string[];
  /** One list per row, one number per column. */
  readonly values: readonly (readonly number[])[];
}

/** Counts over two scales as shades of the accent colour. */
export function heatOption({ columns, rows, values }: HeatParts): EChartsCoreOption {
  const font = { color: token('--ink-soft'), fontFamily: token('--font'), fontSize: 12 };
  const most = Math.max(1, ...values.flat());
  const axis = { type: 'category', axisLine: { show: false }, axisTick: { show: false }, axisLabel: font } as const;
  return {
    textStyle: font,
    grid: { left: 8, right: 12, top: 8, bottom: 4, outerBoundsMode: 'same' },
    tooltip: {
      backgroundColor: token('--card'),
      borderColor: token('--line'),
      textStyle: { ...font, color: token('--ink') },
    },
    xAxis: { ...axis, data: [...columns] },
    yAxis: { ...axis, data: [...rows], inverse: true },
    visualMap: { show: false, min: 0, max: most, inRange: { color: [token('--surface'), token('--accent')] } },
    series: [
      {
        type: 'heatmap',
        data: values.flatMap((row, y) => row.map((count, x) => [x, y, count])),
        itemStyle: { borderColor: token('--card'), borderWidth: 2, borderRadius: 3 },
      },
    ],
  };
}
