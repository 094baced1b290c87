import type { DocumentFault } from '@lendline/decisions/contract';
import { Button } from 'antd';
import { useWords } from '../../language/language.tsx';
import { asList, asText, type Loose } from '../jdm.ts';
import { changeContent, freeName, idsOf, type NodePlace } from './document.ts';
import { useEditor } from './editor.ts';
import { faultsOfNode, faultsOfRow } from './fault-places.ts';
import { addItem, moveItem, removeItem, setItem, type Step } from './item-edits.ts';
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
        {expressions.map((item, at) => (
          <Expression
            key={asText(item['id'])}
            item={item}
            place={at}
            count={expressions.length}
            faults={faultsOfRow(own, asText(item['id']))}
            onFields={(fields) => change(setItem(expressions, { id: asText(item['id']) }, fields))}
            onMove={(by) => change(moveItem(expressions, asText(item['id']), { by }))}
            onRemove={() => change(removeItem(expressions, asText(item['id'])))}
          />
        ))}
      </ol>
      <div>
        <Button onClick={add}>{t('addExpression')}</Button>
      </div>
      <NamesList place={place} />
    </div>
  );
}

interface ExpressionProps {
  readonly item: Loose;
  readonly place: number;
  readonly count: number;
  readonly faults: readonly DocumentFault[];
  readonly onFields: (fields: Loose) => void;
  readonly onMove: (by: Step) => void;
  readonly onRemove: () => void;
}

function Expression({ item, faults, onFields, ...tools }: ExpressionProps) {
  const t = useWords(tableWords);
  const key = asText(item['key']);
  return (
    <li>
      <TextEntry label={t('key')} value={key} isCode onText={(text) => onFields({ key: text.trim() })} />
      <TextEntry
        label={t('expression')}
        value={asText(item['value'])}
        isCode
        isLong
        row={asText(item['id'])}
        faults={faults}
        onText={(text) => onFields({ value: text.trim() })}
      />
      <ItemTools name={key} {...tools} />
    </li>
  );
}
