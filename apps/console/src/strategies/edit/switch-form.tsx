import { Button } from 'antd';
import { useWords } from '../../language/language.tsx';
import { asList, asText, type Loose } from '../jdm.ts';
import { changeContent, changeGraph, freeName, idsOf, type NodePlace } from './document.ts';
import { useEditor } from './editor.ts';
import { faultsOfNode, faultsOfRow } from './fault-places.ts';
import { setTargets } from './graph-edits.ts';
import { moveItem, removeItem, setItem } from './item-edits.ts';
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
          const name = t('branchN', { n: at + 1 });
          return (
            <li key={id}>
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
                  faults={faultsOfRow(own, id)}
                  onText={(text) => change(setItem(statements, { id }, { condition: text.trim() }))}
                />
              )}
              <LeadsTo place={place} branch={id} label={`${name}: ${t('leadsTo')}`} />
              <ItemTools
                name={name}
                place={at}
                count={statements.length}
                onMove={(by) => change(moveItem(statements, id, { by }))}
                onRemove={() => remove(id)}
              />
            </li>
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
