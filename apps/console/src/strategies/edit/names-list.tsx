import { useMemo } from 'react';
import { useText, useWords } from '../../language/language.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import type { NodePlace } from './document.ts';
import { unitNames } from './edit-words.ts';
import { useEditor } from './editor.ts';
import { numbersText } from './name-facts.tsx';
import { type KnownName, namesAt } from './names-known.ts';
import { tableWords } from './table-words.ts';

/** Everything that an expression of the node may name; features, which are hundreds, are in their own catalogue. */
export function NamesList({ place }: { readonly place: NodePlace }) {
  const t = useWords(tableWords);
  const read = useText();
  const { known } = useEditor();
  const names = useMemo(() => namesAt(known, place).filter(({ from }) => from !== 'feature'), [known, place]);
  const mayBe = ({ domain, unit }: KnownName): string =>
    [
      ...(domain.truth ? ['true', 'false'] : []),
      ...domain.words.map((word) => JSON.stringify(word)),
      numbersText(domain, t),
      unit === null ? null : read(unitNames[unit]),
      domain.isList ? t('list') : null,
    ]
      .filter((part) => part !== null)
      .join(', ');
  return (
    <details className="names-list">
      <summary>{t('names')}</summary>
      <DataTable
        caption={t('names')}
        rows={names}
        rowKey={({ name, from }) => `${from} ${name}`}
        empty={null}
        columns={[
          { key: 'name', title: t('name'), onCard: 'title', render: ({ name }) => <code>{name}</code> },
          {
            key: 'meaning',
            title: t('meaning'),
            render: ({ text }) => (text ? read(text) : <span className="soft">{t('worked')}</span>),
          },
          { key: 'may', title: t('may'), render: (name) => <code>{mayBe(name)}</code> },
        ]}
      />
    </details>
  );
}
