import { GraphChart as GraphSeries } from 'echarts/charts';
import * as echarts from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { Chart, type ChartProps } from './chart.tsx';

echarts.use([GraphSeries, LabelLayout]);

/** The drawing of nodes and edges; tall enough for forty nodes unless told. */
export function GraphChart({ option, height = 460 }: ChartProps) {
  return <Chart option={option} height={height} />;
}
