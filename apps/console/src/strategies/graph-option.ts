import type { EChartsCoreOption } from 'echarts/core';
import { token } from '../theme/tokens.ts';
import { type GraphView, stepsOf } from './jdm.ts';

const step = 100;

/** How tall a drawing of it has to be for the names of its nodes to stand under one another, in pixels. */
export function graphHeight(graph: GraphView): number {
  return 80 + 28 * Math.max(4, ...stepsOf(graph).values());
}

/** The graph from top to bottom in the order in which it is decided; nodes that are decided at the same step stand side by side. */
export function graphOption({ nodes, edges }: GraphView): EChartsCoreOption {
  const steps = stepsOf({ nodes, edges });
  const font = { color: token('--ink'), fontFamily: token('--font'), fontSize: 12 };
  return {
    textStyle: font,
    series: [
      {
        type: 'graph',
        layout: 'none',
        preserveAspect: true,
        top: 24,
        bottom: 24,
        left: '10%',
        right: '52%',
        silent: true,
        symbolSize: 12,
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 7,
        data: nodes.map(({ id, name, table }, place) => {
          const beside = nodes.filter((one) => steps.get(one.id) === steps.get(id));
          return {
            id,
            name: String(place),
            x: step * (beside.findIndex((one) => one.id === id) - (beside.length - 1) / 2),
            y: step * steps.get(id)!,
            symbol: table ? 'rect' : 'circle',
            itemStyle: { color: token(table ? '--accent' : '--ink-soft') },
            label: { show: true, formatter: () => name },
          };
        }),
        edges: edges.map(({ from, to }) => ({
          source: from,
          target: to,
          // What skips steps goes around them on the left: straight, it would be hidden behind them.
          lineStyle: { curveness: steps.get(to)! - steps.get(from)! > 1 ? -0.2 : 0 },
        })),
        label: { ...font, position: 'right' },
        labelLayout: { hideOverlap: true },
        lineStyle: { color: token('--ink-soft'), opacity: 0.5, width: 1.5 },
      },
    ],
  };
}
