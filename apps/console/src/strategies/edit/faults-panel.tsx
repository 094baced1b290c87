import type { DocumentFault } from '@lendline/decisions/contract';
import { useText, useWords } from '../../language/language.tsx';
import '../../parts/lines.css';
import { Panel } from '../../parts/panel.tsx';
import { asList, asObject, asText, type Loose } from '../jdm.ts';
import { nodeAt } from './document.ts';
import { editWords } from './edit-words.ts';
import { useEditor } from './editor.ts';
import './faults.css';
import { tableWords } from './table-words.ts';

/** Every fault of the document; one that has a place leads there. */
export function FaultsPanel() {
  const t = useWords(editWords);
  const read = useText();
  const { faults, checked, open } = useEditor();
  const where = useWhere();
  if (checked.error && !checked.answer) return <p role="alert">{t('unchecked')}</p>;
  if (faults.length === 0) return null;
  return (
    <Panel title={t('faults')} extra={faults.length}>
      <ul className="lines faults-list">
        {faults.map((fault, place) => {
          const { code, graph, node, row, column, text } = fault;
          const words = where(fault);
          return (
            // Several of one kind may be about the same place: only the order tells them apart.
            <li key={`${code} ${place}`}>
              {node === null ? (
                words
              ) : (
                <button
                  type="button"
                  className="as-link"
                  onClick={() => open({ graph: graph ?? '', node }, { row, column })}
                >
                  {words}
                </button>
              )}
              <span>{read(text)}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** Where a fault is, as people find it: the node's name, the row's number, the column. */
function useWhere(): (fault: DocumentFault) => string {
  const t = useWords(tableWords);
  const { document } = useEditor();
  return ({ graph, node, row, column, path }) => {
    if (node === null) return column ?? path ?? '';
    const place = { graph: graph ?? '', node };
    const found = nodeAt(document, place);
    const number = row === null ? -1 : rowsOf(found).indexOf(row);
    const parts = [
      graph,
      found ? asText(found['name']) || node : node,
      number === -1 ? row : t('rowN', { n: number + 1 }),
      column,
    ];
    return parts.filter((part) => part !== null).join(' › ');
  };
}

function rowsOf(node: Loose | undefined): readonly string[] {
  const content = asObject(node?.['content']);
  const items = ['rules', 'expressions', 'statements'].flatMap((list) => asList(content[list]));
  return items.map((item) => asText(item['_id']) || asText(item['id']));
}

/** How the last check came out, said also to those who do not see it. */
export function FaultsState() {
  const t = useWords(editWords);
  const { faults, checked } = useEditor();
  const count = faults.length;
  const found = count === 0 ? t('noFaults') : count === 1 ? t('oneFault') : t('manyFaults', { count });
  const isChecking = !checked.isCurrent && checked.error === null;
  return (
    <output className={`faults-state ${isChecking ? '' : count === 0 ? 'fine' : 'faulty'}`}>
      {isChecking ? t('checking') : checked.error ? t('unchecked') : found}
    </output>
  );
}
