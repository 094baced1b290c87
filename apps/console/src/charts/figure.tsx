import type { EChartsCoreOption } from 'echarts/core';
import { Segmented } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useWords } from '../language/language.tsx';
import { Loading } from '../parts/loading.tsx';
import { Panel } from '../parts/panel.tsx';
import { partWords } from '../parts/words.ts';
import './figure.css';

const charts = {
  axes: lazy(async () => ({ default: (await import('./chart.tsx')).Chart })),
  /** What draws ties is a chunk of its own: one page alone needs it. */
  graph: lazy(async () => ({ default: (await import('./graph-chart.tsx')).GraphChart })),
};

interface Framed {
  readonly title: string;
  readonly summary: string;
  readonly table: ReactNode;
  readonly label?: ReactNode;
}

interface FigureProps extends Framed {
  readonly option: () => EChartsCoreOption;
  readonly kind?: keyof typeof charts;
  /** Of the drawing, in pixels. */
  readonly height?: number;
}

/** A chart with a sentence that says the same, and a table that says all of it. */
export function Figure({ option, kind = 'axes', height, ...framed }: FigureProps) {
  const Chart = charts[kind];
  return (
    <DrawnFigure
      {...framed}
      drawing={
        <Suspense fallback={<Loading />}>
          <Chart option={option} {...(height !== undefined && { height })} />
        </Suspense>
      }
    />
  );
}

/** The same with a drawing of any kind. */
export function DrawnFigure({ title, summary, table, label, drawing }: Framed & { readonly drawing: ReactNode }) {
  const t = useWords(partWords);
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <Panel
      title={title}
      flush
      extra={
        <>
          {label}
          <Segmented
            size="small"
            aria-label={`${title}: ${t('view')}`}
            name={title}
            value={view}
            onChange={setView}
            options={(['chart', 'table'] as const).map((value) => ({ value, label: t(value) }))}
          />
        </>
      }
    >
      <p className="figure-summary">{summary}</p>
      {view === 'table' ? table : <div className="figure-chart">{drawing}</div>}
    </Panel>
  );
}
