import type { NodeChange, StrategyDetail, StrategyDiff } from '@lendline/decisions/contract';
import { formatInstant } from '@lendline/ui';
import { Button } from 'antd';
import { useLanguage, useWords } from '../../language/language.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { NoteForm } from '../../parts/note-form.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useWho } from '../../staff/use-who.ts';
import type { Loose } from '../jdm.ts';
import { useDifferences, useDraftStrategy, useSaveStrategy } from './edit-queries.ts';
import { editWords } from './edit-words.ts';

interface ConflictProps {
  /** As it was saved meanwhile. */
  readonly theirs: StrategyDetail;
  /** The revision that the edits began from. */
  readonly began: number;
  readonly mine: Loose;
  readonly onSaved: (detail: StrategyDetail) => void;
  readonly onDrafted: (detail: StrategyDetail) => void;
  readonly onTakeTheirs: () => void;
  /** Somebody was faster once more. */
  readonly onRefused: () => void;
}

/** Somebody saved while this page was edited: what differs, and what may be done about it. Nothing is lost here. */
export function ConflictPanel({ theirs, began, mine, onSaved, onDrafted, onTakeTheirs, onRefused }: ConflictProps) {
  const t = useWords(editWords);
  const { locale } = useLanguage();
  const who = useWho();
  const draft = useDraftStrategy();
  const over = useSaveStrategy();
  const differences = useDifferences(theirs.id, mine, theirs.revision);
  const send = (act: string, note: string): void => {
    if (act === 'own') draft.mutate({ from: theirs.id, document: mine, note }, { onSuccess: onDrafted });
    else
      over.mutate(
        { strategyId: theirs.id, revision: theirs.revision, document: mine, note },
        { onSuccess: onSaved, onError: onRefused },
      );
  };
  const { savedBy, savedAt, revision } = theirs;
  return (
    <div role="alert" className="conflict">
      <Panel title={t('conflict')} extra={<Button onClick={onTakeTheirs}>{t('takeTheirs')}</Button>}>
        <p>
          {t('behind', { n: began, by: who(savedBy), revision, at: formatInstant(savedAt, locale) })}{' '}
          {t('conflictSafe')}
        </p>
        <Loaded query={differences}>{(diff) => <Differences diff={diff} />}</Loaded>
        <NoteForm
          acts={[
            { key: 'own', text: t('saveOwn') },
            { key: 'over', text: t('saveOver'), danger: true },
          ]}
          pending={draft.isPending || over.isPending}
          error={draft.error ?? over.error}
          onSend={send}
        />
      </Panel>
    </div>
  );
}

interface Line {
  readonly key: string;
  readonly where: string;
  readonly theirs: string;
  readonly mine: string;
}

function Differences({ diff }: { readonly diff: StrategyDiff }) {
  const t = useWords(editWords);
  return (
    <DataTable
      caption={t('differences')}
      rows={linesOf(diff)}
      rowKey={({ key }) => key}
      empty={t('noDifferences')}
      columns={[
        { key: 'where', title: t('change'), onCard: 'title', render: ({ where }) => where },
        { key: 'theirs', title: t('theirs'), render: ({ theirs }) => <code>{theirs}</code> },
        { key: 'mine', title: t('yours'), render: ({ mine }) => <code>{mine}</code> },
      ]}
    />
  );
}

function linesOf({ fields, nodes, edges }: StrategyDiff): readonly Line[] {
  const lines = [
    ...fields.map(({ field, from, to }) => ({ where: field, theirs: from, mine: to })),
    ...nodes.flatMap(nodeLines),
    ...edges.map(({ change, from, to }) => ({
      where: `${from} → ${to}`,
      theirs: change === 'removed' ? '✓' : null,
      mine: change === 'added' ? '✓' : null,
    })),
  ];
  return lines.map(({ where, theirs, mine }, place) => ({
    key: `${place} ${where}`,
    where,
    theirs: theirs ?? '–',
    mine: mine ?? '–',
  }));
}

function nodeLines({ name, change, fields, rows }: NodeChange) {
  const own = { where: name, theirs: change === 'removed' ? '✓' : null, mine: change === 'added' ? '✓' : null };
  return [
    ...(change === 'changed' ? [] : [own]),
    ...fields.map(({ field, from, to }) => ({ where: `${name} › ${field}`, theirs: from, mine: to })),
    ...rows.flatMap((row) => {
      const where = `${name} › ${row.row}`;
      if (row.change === 'moved' || row.cells.length === 0)
        return [{ where, theirs: placeText(row.from), mine: placeText(row.to) }];
      return row.cells.map(({ field, from, to }) => ({ where: `${where} › ${field}`, theirs: from, mine: to }));
    }),
  ];
}

/** A place in a table, counted as on the page. */
function placeText(place: number | null): string | null {
  return place === null ? null : `#${place + 1}`;
}
