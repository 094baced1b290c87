import { useCallback } from 'react';
import { Figure } from '../charts/figure.tsx';
import { useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { graphHeight, graphOption } from './graph-option.ts';
import { type GraphView, stepsOf, type TableView } from './jdm.ts';
import { nodeKindText, strategyWords } from './words.ts';

/** A decision graph as a picture, and as a list of its nodes in the order in which they are decided. */
export function GraphFigure({ graph }: { readonly graph: GraphView }) {
  const t = useWords(strategyWords);
  const read = useText();
  const option = useCallback(() => graphOption(graph), [graph]);
  const steps = stepsOf(graph);
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]));
  const title = graph.key === '' ? t('graph') : t('subGraph', { key: graph.key });
  return (
    <Figure
      kind="graph"
      title={title}
      summary={t('summary', {
        nodes: graph.nodes.length,
        tables: graph.nodes.filter(({ table }) => table !== null).length,
        edges: graph.edges.length,
      })}
      option={option}
      height={graphHeight(graph)}
      table={
        <DataTable
          caption={title}
          rows={graph.nodes.toSorted((a, b) => steps.get(a.id)! - steps.get(b.id)!)}
          rowKey={({ id }) => id}
          empty={null}
          columns={[
            { key: 'step', title: t('step'), render: ({ id }) => steps.get(id)! + 1 },
            { key: 'node', title: t('node'), onCard: 'title', render: ({ name }) => name },
            { key: 'kind', title: t('kind'), render: ({ kind }) => read(nodeKindText(kind)) },
            {
              key: 'to',
              title: t('leadsTo'),
              render: ({ id }) =>
                graph.edges.flatMap(({ from, to }) => (from === id ? [names.get(to)] : [])).join(' · ') || '–',
            },
          ]}
        />
      }
    />
  );
}

/** A decision table to read, row by row as it is evaluated. */
export function TablePanel({ name, table }: { readonly name: string; readonly table: TableView }) {
  const t = useWords(strategyWords);
  return (
    <Panel title={name} extra={t(table.hitPolicy)} flush>
      <DataTable
        wide="scroll"
        caption={name}
        rows={table.rows.map((row, place) => ({ ...row, place }))}
        rowKey={({ place }) => String(place)}
        empty={null}
        columns={[
          { key: 'row', title: t('row'), render: ({ place, id }) => <span title={id}>{place + 1}</span> },
          ...table.columns.map(({ id, name: column, isResult }, at) => ({
            key: `${id} ${at}`,
            title: isResult ? t('result', { name: column }) : column,
            render: ({ cells }: { readonly cells: readonly string[] }) =>
              cells[at] ? <code>{cells[at]}</code> : <span className="soft">{isResult ? '–' : t('always')}</span>,
          })),
        ]}
      />
    </Panel>
  );
}
