import type { DocumentFault } from '@lendline/decisions/contract';
import { Button } from 'antd';
import { useWords } from '../../language/language.tsx';
import { asList, asText, type Loose } from '../jdm.ts';
import { changeContent, changeGraph, freeName, idsOf, type NodePlace } from './document.ts';
import { useEditor } from './editor.ts';
import { faultsOfNode, faultsOfRow } from './fault-places.ts';
import { setTargets } from './graph-edits.ts';
import { moveItem, removeItem, setItem, type Step } from './item-edits.ts';
import { ItemTools } from './item-tools.tsx';
import { LeadsTo } from './leads-to.tsx';
import { NamesList } from './names-list.tsx';
import './node-form.css';
import { tableWords } from './table-words.ts';
import { TextEntry } from './text-entry.tsx';

interface FormProps {
  readonly place: NodePlace;
  readonly content: Loose;
}

/** The branches of a switch in their order: the first whose condition holds is taken, the last one otherwise. */
export function SwitchForm({ place, content }: FormProps) {
  const t = useWords(tableWords);
  const { document, edit, faults } = useEditor();
  const own = faultsOfNode(faults, place);
  const statements = asList(content['statements']);
  const change = (next: readonly Loose[]): void =>
    edit(changeContent(document, place, (before) => ({ ...before, statements: next })));
  const add = (): void => {
    const id = freeName(`${place.node}.${statements.length}`, idsOf(statements));
    change([{ id, condition: '' }, ...statements]);
  };
  const remove = (id: string): void => {
    const without = changeGraph(document, place.graph, (graph) =>
      setTargets(graph, { node: place.node, branch: id }, []),
    );
    edit(changeContent(without, place, (before) => ({ ...before, statements: removeItem(before['statements'], id) })));
  };
  return (
    <div className="node-form">
      <p className="soft">{t('expressionHint')}</p>
      <ol className="node-items node-branches">
        {statements.map((item, at) => {
          const id = asText(item['id']);
          return (
            <Branch
              key={id}
              item={item}
              of={place}
              place={at}
              count={statements.length}
              faults={faultsOfRow(own, id)}
              onCondition={(condition) => change(setItem(statements, { id }, { condition }))}
              onMove={(by) => change(moveItem(statements, id, { by }))}
              onRemove={() => remove(id)}
            />
          );
        })}
      </ol>
      <div>
        <Button onClick={add}>{t('addBranch')}</Button>
      </div>
      <NamesList place={place} />
    </div>
  );
}

interface BranchProps {
  readonly item: Loose;
  readonly of: NodePlace;
  readonly place: number;
  readonly count: number;
  readonly faults: readonly DocumentFault[];
  readonly onCondition: (condition: string) => void;
  readonly onMove: (by: Step) => void;
  readonly onRemove: () => void;
}

function Branch({ item, of, faults, onCondition, ...tools }: BranchProps) {
  const t = useWords(tableWords);
  const id = asText(item['id']);
  const name = t('branchN', { n: tools.place + 1 });
  return (
    <li>
      {item['isDefault'] === true ? (
        <p className="node-otherwise">
          {name}: {t('otherwise')}
        </p>
      ) : (
        <TextEntry
          label={`${name}: ${t('branchIf')}`}
          value={asText(item['condition'])}
          isCode
          isLong
          row={id}
          faults={faults}
          onText={(text) => onCondition(text.trim())}
        />
      )}
      <LeadsTo place={of} branch={id} label={`${name}: ${t('leadsTo')}`} />
      <ItemTools name={name} {...tools} />
    </li>
  );
}
