import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { useTheme } from '../theme/theme.ts';
import { init } from './echarts.ts';

export interface ChartProps {
  /** Read anew when the theme changes, for its colours are tokens. */
  readonly option: () => EChartsCoreOption;
  /** In pixels. */
  readonly height?: number;
}

/** The drawing alone: what it shows is said by the sentence and the table of its figure. */
export function Chart({ option, height = 280 }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const { shown } = useTheme();
  useEffect(() => {
    if (box.current === null) return;
    const chart = init(box.current, null, { renderer: 'svg' });
    chart.setOption({ animation: !matchMedia('(prefers-reduced-motion: reduce)').matches, ...option() });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option, shown]);
  return <div ref={box} aria-hidden="true" style={{ height }} />;
}
