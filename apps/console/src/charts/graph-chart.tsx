import { GraphChart as GraphSeries } from 'echarts/charts';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { Chart, type ChartProps } from './chart.tsx';

echarts.use([GraphSeries, LabelLayout]);

/** The drawing of a network, tall enough for its forty nodes. */
export function GraphChart({ option }: Pick<ChartProps, 'option'>) {
  return <Chart option={option} height={460} />;
}
