import { Select } from 'antd';
import { useWords } from '../../language/language.tsx';
import { Field } from '../../parts/field.tsx';
import { asObject, asText, type Loose } from '../jdm.ts';
import { changeContent, type NodePlace } from './document.ts';
import { useEditor } from './editor.ts';
import './node-form.css';
import { tableWords } from './table-words.ts';

/** Which of the document's sub-graphs stands in for a node; its nodes are in the graph beside. */
export function SubGraphForm({ place, content }: { readonly place: NodePlace; readonly content: Loose }) {
  const t = useWords(tableWords);
  const { document, edit } = useEditor();
  const keys = Object.keys(asObject(document['graphs']));
  return (
    <div className="node-form">
      <Field label={t('subGraph')}>
        {({ status: _status, ...field }) => (
          <Select
            {...field}
            value={asText(content['key'])}
            onChange={(key: string) => edit(changeContent(document, place, (before) => ({ ...before, key })))}
            options={keys.map((key) => ({ value: key, label: key }))}
          />
        )}
      </Field>
    </div>
  );
}
