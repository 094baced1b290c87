import { Button } from 'antd';
import { useWords } from '../../language/language.tsx';
import { asList, asText, type Loose } from '../jdm.ts';
import { changeContent, freeName, idsOf, type NodePlace } from './document.ts';
import { useEditor } from './editor.ts';
import { faultsOfNode, faultsOfRow } from './fault-places.ts';
import { addItem, moveItem, removeItem, setItem } from './item-edits.ts';
import { ItemTools } from './item-tools.tsx';
import { NamesList } from './names-list.tsx';
import './node-form.css';
import { tableWords } from './table-words.ts';
import { TextEntry } from './text-entry.tsx';

interface FormProps {
  readonly place: NodePlace;
  readonly content: Loose;
}

/** What a node works out: a name for each expression. */
export function ExpressionsForm({ place, content }: FormProps) {
  const t = useWords(tableWords);
  const { document, edit, faults } = useEditor();
  const own = faultsOfNode(faults, place);
  const expressions = asList(content['expressions']);
  const change = (next: readonly Loose[]): void =>
    edit(changeContent(document, place, (before) => ({ ...before, expressions: next })));
  const add = (): void => {
    const id = freeName(`${place.node}.${expressions.length + 1}`, idsOf(expressions));
    change(
      addItem(expressions, { id, key: freeName('value', idsOf(expressions, 'key')), value: '""' }, { behind: null }),
    );
  };
  return (
    <div className="node-form">
      <p className="soft">{t('expressionHint')}</p>
      <ol className="node-items">
        {expressions.map((item, at) => {
          const [id, key] = [asText(item['id']), asText(item['key'])];
          return (
            <li key={id}>
              <TextEntry
                label={t('key')}
                value={key}
                isCode
                onText={(text) => change(setItem(expressions, { id }, { key: text.trim() }))}
              />
              <TextEntry
                label={t('expression')}
                value={asText(item['value'])}
                isCode
                isLong
                row={id}
                faults={faultsOfRow(own, id)}
                onText={(text) => change(setItem(expressions, { id }, { value: text.trim() }))}
              />
              <ItemTools
                name={key}
                place={at}
                count={expressions.length}
                onMove={(by) => change(moveItem(expressions, id, { by }))}
                onRemove={() => change(removeItem(expressions, id))}
              />
            </li>
          );
        })}
      </ol>
      <div>
        <Button onClick={add}>{t('addExpression')}</Button>
      </div>
      <NamesList place={place} />
    </div>
  );
}
