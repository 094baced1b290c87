import type { DocumentFault } from '@lendline/decisions/contract';
import { Button, Dropdown } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText, useWords } from '../../language/language.tsx';
import { Panel } from '../../parts/panel.tsx';
import { asObject, asText, type Loose } from '../jdm.ts';
import { nodeKindText } from '../words.ts';
import { changeContent, changeNode, nodeAt, type NodePlace } from './document.ts';
import { editWords } from './edit-words.ts';
import { useEditor } from './editor.ts';
import { ExpressionsForm } from './expressions-form.tsx';
import { faultsOfNode, faultsOfWhole } from './fault-places.ts';
import { FaultLines } from './fault-lines.tsx';
import { insertBehind, type NewKind, removeNode } from './graph-edits.ts';
import { LeadsTo } from './leads-to.tsx';
import { LimitForm, MenuForm } from './money-forms.tsx';
import './node-form.css';
import { SubGraphForm } from './sub-graph-form.tsx';
import { SwitchForm } from './switch-form.tsx';
import { addCase } from './table-edits.ts';
import { TableEditor } from './table-editor.tsx';
import { TextEntry } from './text-entry.tsx';

/** The node that is open: what is wrong with it as a whole, and all that it holds. */
export function NodePanel({ place }: { readonly place: NodePlace }) {
  const t = useWords(editWords);
  const read = useText();
  const { document, faults } = useEditor();
  const node = nodeAt(document, place);
  const box = useFocusOnTarget(place);
  if (!node) return <p className="soft">{t('nodeGone')}</p>;
  const kind = asText(node['type']);
  const name = asText(node['name']) || place.node;
  const isTable = kind === 'decisionTableNode';
  return (
    <section ref={box} aria-label={name} tabIndex={-1} className="node-panel">
      <Panel title={name} extra={<span>{read(nodeKindText(kind))}</span>} flush>
        <FaultLines
          faults={faultsOfWhole(faultsOfNode(faults, place))}
          mend={(fault) => <AddCase fault={fault} place={place} />}
        />
        <NodeContent kind={kind} place={place} content={asObject(node['content'])} name={name} />
        <NodeSettings place={place} node={node} isTable={isTable} />
      </Panel>
    </section>
  );
}

/** Of a case that no row takes: the row that does, to be finished. */
function AddCase({ fault: { cells }, place }: { readonly fault: DocumentFault; readonly place: NodePlace }) {
  const t = useWords(editWords);
  const { document, edit, open } = useEditor();
  if (!cells) return null;
  const add = (): void => {
    const added = addCase(asObject(nodeAt(document, place)?.['content']), cells);
    edit(changeContent(document, place, () => added.table));
    open(place, { row: added.row, column: null });
  };
  return (
    <Button size="small" onClick={add}>
      {t('addCase')}
    </Button>
  );
}

/** Whoever opened a node, or jumped to one of its faults, goes on from there. */
function useFocusOnTarget({ graph, node }: NodePlace) {
  const { target } = useEditor();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (target === null || box.current === null) return;
    const { row, column, place } = target;
    if (place.graph !== graph || place.node !== node) return;
    const marked = [...box.current.querySelectorAll<HTMLElement>('[data-row], [data-column]')];
    const isRow = ({ dataset }: HTMLElement) => row === null || dataset['row'] === row;
    const isColumn = ({ dataset }: HTMLElement) => column === null || dataset['column'] === column;
    const wanted = row === null && column === null ? undefined : marked.find((one) => isRow(one) && isColumn(one));
    const found = wanted ?? (row === null ? undefined : marked.find(isRow)) ?? box.current;
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: found === box.current ? 'start' : 'center', inline: 'nearest' });
  }, [target, graph, node]);
  return box;
}

interface NodeContentProps {
  readonly kind: string;
  readonly place: NodePlace;
  readonly content: Loose;
  readonly name: string;
}

/** What is typed into one node stays with it: every node has forms of its own. */
function NodeContent({ kind, place, content, name }: NodeContentProps): ReactNode {
  const t = useWords(editWords);
  const key = `${place.graph}/${place.node}`;
  switch (kind) {
    case 'decisionTableNode':
      return <TableEditor key={key} place={place} name={name} content={content} />;
    case 'expressionNode':
      return <ExpressionsForm key={key} place={place} content={content} />;
    case 'switchNode':
      return <SwitchForm key={key} place={place} content={content} />;
    case 'decisionNode':
      return <SubGraphForm key={key} place={place} content={content} />;
    case 'customNode':
      if (content['kind'] === 'limit') return <LimitForm key={key} place={place} content={content} />;
      if (content['kind'] === 'menu') return <MenuForm key={key} place={place} content={content} />;
  }
  return <p className="node-form soft">{t('nothingToEdit')}</p>;
}

const newKinds: Readonly<Record<NewKind, 'newTable' | 'newExpressions' | 'newSwitch'>> = {
  decisionTableNode: 'newTable',
  expressionNode: 'newExpressions',
  switchNode: 'newSwitch',
};

interface NodeSettingsProps {
  readonly place: NodePlace;
  readonly node: Loose;
  readonly isTable: boolean;
}

/** What a node is called, where it leads, and what is put behind it. */
function NodeSettings({ place, node, isTable }: NodeSettingsProps) {
  const t = useWords(editWords);
  const { document, edit } = useEditor();
  const kind = asText(node['type']);
  const isEnd = kind === 'inputNode' || kind === 'outputNode';
  const content = asObject(node['content']);
  return (
    <div className={isTable ? 'node-form node-settings' : 'node-form'}>
      <TextEntry
        key={place.node}
        label={t('nodeName')}
        value={asText(node['name'])}
        onText={(name) => edit(changeNode(document, place, (before) => ({ ...before, name: name.trim() })))}
      />
      {kind === 'switchNode' || kind === 'outputNode' ? null : (
        <LeadsTo place={place} branch={null} label={t('leadsTo')} />
      )}
      {isEnd || kind === 'switchNode' || content['passThrough'] === true || kind === 'customNode' ? null : (
        <div>
          <Button onClick={() => edit(changeContent(document, place, (before) => ({ ...before, passThrough: true })))}>
            {t('passOn')}
          </Button>
        </div>
      )}
      <NodeActs place={place} kind={kind} />
    </div>
  );
}

function NodeActs({ place, kind }: { readonly place: NodePlace; readonly kind: string }) {
  const t = useWords(editWords);
  const { document, edit, open } = useEditor();
  const isEnd = kind === 'inputNode' || kind === 'outputNode';
  const add = (key: string): void => {
    const added = insertBehind(document, place, { kind: key as NewKind, name: t('newNode') });
    edit(added.document);
    open({ graph: place.graph, node: added.node });
  };
  const remove = (): void => {
    open(null);
    edit(removeNode(document, place));
  };
  return (
    <div className="node-acts">
      {kind === 'outputNode' ? null : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: Object.entries(newKinds).map(([key, word]) => ({ key, label: t(word) })),
            onClick: ({ key }) => add(key),
          }}
        >
          <Button>{t('insert')}</Button>
        </Dropdown>
      )}
      {isEnd ? null : (
        <Button danger onClick={remove}>
          {t('removeNode')}
        </Button>
      )}
    </div>
  );
}
