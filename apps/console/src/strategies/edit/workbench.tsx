import type { StrategyDetail, StrategyVocabulary } from '@lendline/decisions/contract';
import type { FeatureDefinition } from '@lendline/features/contract';
import { formatInstant } from '@lendline/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import { useLanguage, useWords } from '../../language/language.tsx';
import { StrategyNav } from '../strategy-nav.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import type { NodePlace } from './document.ts';
import { useDocumentCheck, useSaveStrategy } from './edit-queries.ts';
import { editWords } from './edit-words.ts';
import { type Editor, EditorContext, type Target, useEditor } from './editor.ts';
import { FaultsPanel } from './faults-panel.tsx';
import { GraphMap } from './graph-map.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { NodePanel } from './node-panel.tsx';
import { SaveDialog } from './save-dialog.tsx';
import { type Editing, useEditing } from './use-editing.ts';
import { WholePanel } from './whole-panel.tsx';
import { WorkbenchHead } from './workbench-head.tsx';
import './workbench.css';

interface WorkbenchProps {
  readonly detail: StrategyDetail;
  readonly vocabulary: StrategyVocabulary;
  readonly features: readonly FeatureDefinition[];
  /** Reads the version again: somebody else may have saved it. */
  readonly onReload: () => void;
}

/** A draft on the bench: the graph beside the node that is open, the faults of the whole, and what becomes of the edits. */
export function Workbench({ detail, vocabulary, features, onReload }: WorkbenchProps) {
  const editing = useEditing(detail);
  const editor = useEditorOf(editing, { detail, vocabulary, features });
  const [told, setTold] = useState('');
  const [saving, setSaving] = useState(false);
  const save = useSaveStrategy();
  const t = useWords(editWords);
  const done = (now: StrategyDetail): void => {
    editing.saved(now);
    setSaving(false);
    setTold(t('savedAs', { n: now.revision }));
  };
  const refused = (error: unknown): void => {
    if (problemOf(error).code !== 'decisions.strategy-changed') return;
    setSaving(false);
    onReload();
  };
  const send = (note: string): void => {
    const { revision } = editing.base;
    const document = editing.history.present;
    save.mutate({ strategyId: detail.id, revision, document, note }, { onSuccess: done, onError: refused });
  };
  return (
    <EditorContext value={editor}>
      <StrategyNav strategyId={detail.id} />
      <WorkbenchHead
        editing={editing}
        told={told}
        onTold={setTold}
        onSave={() => {
          save.reset();
          setSaving(true);
        }}
      />
      <Notices editing={editing} />
      <Conflict editing={editing} detail={detail} onSaved={done} onReload={onReload} />
      <Bench />
      {saving ? (
        <SaveDialog
          faults={editor.faults.length}
          pending={save.isPending}
          error={save.error}
          onSend={send}
          onClose={() => setSaving(false)}
        />
      ) : null}
      <LeaveGuard isDirty={editing.isDirty} />
    </EditorContext>
  );
}

/** The editor as its parts see it; which node is open stands in the address, so that it can be shared and gone back to. */
function useEditorOf(
  { history, edit }: Editing,
  { detail, vocabulary, features }: Pick<WorkbenchProps, 'detail' | 'vocabulary' | 'features'>,
): Editor {
  const { node, graph = '' } = useSearch({ from: '/strategies/$strategyId/edit' });
  const navigate = useNavigate({ from: '/strategies/$strategyId/edit' });
  const checked = useDocumentCheck(history);
  const [target, setTarget] = useState<Target | null>(null);
  const place = useMemo(() => (node === undefined ? null : { graph, node }), [graph, node]);
  const workedOut = checked.answer?.workedOut;
  const known = useMemo(
    () => ({ vocabulary, features, workedOut: workedOut ?? [] }),
    [vocabulary, features, workedOut],
  );
  const open = (to: NodePlace | null, at: Pick<Target, 'row' | 'column'> = { row: null, column: null }): void => {
    setTarget((before) => (to === null ? null : { place: to, ...at, jump: (before?.jump ?? 0) + 1 }));
    const search = to === null ? {} : { node: to.node, ...(to.graph !== '' && { graph: to.graph }) };
    void navigate({ search, resetScroll: false });
  };
  return {
    detail,
    history,
    document: history.present,
    known,
    checked,
    faults: checked.answer?.faults ?? detail.faults,
    place,
    target,
    edit,
    open,
  };
}

function Bench() {
  const { place } = useEditor();
  return (
    <div className="bench">
      <div className="bench-side">
        <GraphMap />
        <FaultsPanel />
      </div>
      {place === null ? <WholePanel /> : <NodePanel place={place} />}
    </div>
  );
}

/** What came back from an earlier visit, and what this browser cannot keep. */
function Notices({ editing }: { readonly editing: Editing }) {
  const t = useWords(editWords);
  const { locale } = useLanguage();
  const { restored, isKept, isDirty, drop } = editing;
  return (
    <>
      {restored === null ? null : (
        <Alert
          className="bench-notice"
          type="info"
          showIcon
          title={t('keptTitle', { at: formatInstant(restored.at, locale) })}
          action={
            <Button size="small" onClick={drop}>
              {t('keptDrop')}
            </Button>
          }
        />
      )}
      {isDirty && !isKept ? <Alert className="bench-notice" type="warning" showIcon title={t('notKept')} /> : null}
    </>
  );
}

interface ConflictProps {
  readonly editing: Editing;
  readonly detail: StrategyDetail;
  readonly onSaved: (detail: StrategyDetail) => void;
  readonly onReload: () => void;
}

function Conflict({ editing, detail, onSaved, onReload }: ConflictProps) {
  const navigate = useNavigate();
  if (!editing.isBehind) return null;
  const follow = ({ id }: StrategyDetail): void => {
    editing.forget();
    void navigate({
      to: '/strategies/$strategyId/edit',
      params: { strategyId: id },
      search: {},
      ignoreBlocker: true,
    });
  };
  return (
    <ConflictPanel
      theirs={detail}
      began={editing.base.revision}
      mine={editing.history.present}
      onSaved={onSaved}
      onDrafted={follow}
      onTakeTheirs={editing.drop}
      onRefused={onReload}
    />
  );
}
