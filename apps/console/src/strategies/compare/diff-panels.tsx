import type { NodeChange, StrategyDiff, ValueChange } from '@lendline/decisions/contract';
import { useText, useWords } from '../../language/language.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Panel, Sheet } from '../../parts/panel.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { useVocabulary } from '../edit/edit-queries.ts';
import { nodeKindText } from '../words.ts';
import { type DiffLine, diffLines } from './diff-lines.ts';
import { fieldText, valueText } from './field-text.ts';
import './compare.css';
import { compareWords, diffChanges } from './words.ts';

/** What differs between two versions, node by node, in words. */
export function DiffPanels({ diff }: { readonly diff: StrategyDiff }) {
  const t = useWords(compareWords);
  const { fields, nodes, edges } = diff;
  const rows = nodes.flatMap((node) => node.rows);
  if (nodes.length + fields.length + edges.length === 0)
    return (
      <Sheet>
        <p className="soft diff-same">{t('same')}</p>
      </Sheet>
    );
  return (
    <>
      <p>
        {t('summary', {
          nodes: nodes.length,
          rows: rows.length,
          cells: rows.reduce((sum, { cells }) => sum + cells.length, 0),
        })}
      </p>
      {fields.length > 0 ? <WholePanel fields={fields} /> : null}
      {nodes.map((node) => (
        <NodePanel key={node.node} node={node} />
      ))}
      {edges.length > 0 ? <EdgesPanel edges={edges} /> : null}
    </>
  );
}

function NodePanel({ node }: { readonly node: NodeChange }) {
  const read = useText();
  const lines = diffLines(node);
  return (
    <Panel
      title={node.name || node.node}
      flush
      extra={
        <>
          <span className="soft">{read(nodeKindText(node.kind))}</span> <StateTag {...diffChanges[node.change]} />
        </>
      }
    >
      <Lines caption={node.name || node.node} lines={lines} />
    </Panel>
  );
}

function WholePanel({ fields }: { readonly fields: readonly ValueChange[] }) {
  const t = useWords(compareWords);
  const whole = { node: '', name: '', kind: '', change: 'changed', fields, rows: [] } as const;
  return (
    <Panel title={t('whole')} flush>
      <Lines caption={t('whole')} lines={diffLines(whole)} />
    </Panel>
  );
}

function Lines({ caption, lines }: { readonly caption: string; readonly lines: readonly DiffLine[] }) {
  const t = useWords(compareWords);
  const what = useWhat();
  const hasRows = lines.some(({ row }) => row !== null);
  const row: Column<DiffLine> = { key: 'row', title: t('row'), render: (line) => line.row };
  return (
    <DataTable
      caption={caption}
      rows={lines.map((line, place) => ({ ...line, place }))}
      rowKey={({ place }) => String(place)}
      empty={null}
      columns={[
        ...(hasRows ? [row] : []),
        { key: 'what', title: t('what'), onCard: 'title', render: what },
        {
          key: 'change',
          title: t('change'),
          onCard: 'beside',
          render: ({ change }) => <StateTag {...diffChanges[change]} />,
        },
        { key: 'before', title: t('before'), render: (line) => <Value line={line} value={line.from} /> },
        { key: 'after', title: t('after'), render: (line) => <Value line={line} value={line.to} /> },
      ]}
    />
  );
}

function Value({ line, value }: { readonly line: DiffLine; readonly value: string | null }) {
  const t = useWords(compareWords);
  const read = useText();
  if (value === null) return <span className="soft">–</span>;
  if (value === '') return <span className="soft">{line.isCell ? t('any') : '–'}</span>;
  return line.isCell ? <code>{value}</code> : <span>{read(valueText(line.field ?? '', value))}</span>;
}

/** What a line is about: a column by the name of its fact, a field by its own. */
function useWhat(): (line: DiffLine) => string {
  const t = useWords(compareWords);
  const read = useText();
  const facts = useVocabulary().data?.facts ?? [];
  return ({ field, isCell }) => {
    if (field === null) return t('place');
    if (!isCell) return read(fieldText(field));
    const fact = facts.find(({ name }) => name === field);
    return fact ? read(fact.text) : field;
  };
}

function EdgesPanel({ edges }: Pick<StrategyDiff, 'edges'>) {
  const t = useWords(compareWords);
  return (
    <Panel title={t('edges')} flush>
      <DataTable
        caption={t('edges')}
        rows={edges}
        rowKey={({ change, from, to }) => `${change} ${from} ${to}`}
        empty={null}
        columns={[
          { key: 'from', title: t('from'), onCard: 'title', render: ({ from }) => from },
          { key: 'to', title: t('to'), render: ({ to }) => to },
          {
            key: 'change',
            title: t('change'),
            onCard: 'beside',
            render: ({ change }) => <StateTag {...diffChanges[change]} />,
          },
        ]}
      />
    </Panel>
  );
}
