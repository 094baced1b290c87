import type { StrategyDetail } from '@lendline/decisions/contract';
import { canonicalJson } from '@lendline/kernel';
import { useEffect, useReducer, useState } from 'react';
import type { Loose } from '../jdm.ts';
import { useRememberStrategy } from './edit-queries.ts';
import { beginning, type History, stepOn } from './history.ts';
import { canKeep, forgetEdits, keepEdits, type KeptEdits, keptEdits } from './kept-edits.ts';

/** What the edits of a page began from: the revision to be named when they are saved, and its document. */
interface Base {
  readonly revision: number;
  readonly document: Loose;
}

export interface Editing {
  readonly history: History;
  readonly base: Base;
  readonly isDirty: boolean;
  /** Somebody else saved since these edits began. */
  readonly isBehind: boolean;
  /** Edits of an earlier visit that this browser had kept, for as long as nothing was done about them. */
  readonly restored: KeptEdits | null;
  /** Whether this browser keeps the edits until they are saved. */
  readonly isKept: boolean;
  readonly edit: (document: Loose) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Begins again from the server's own, without the edits. */
  readonly drop: () => void;
  readonly saved: (detail: StrategyDetail) => void;
  /** Lets go of what the browser kept: it is safe elsewhere. */
  readonly forget: () => void;
}

/** The edits of a draft, from what the server has or from what this browser had kept of an earlier visit. */
export function useEditing(detail: StrategyDetail): Editing {
  const [restored, setRestored] = useState(() => keptOf(detail));
  const [base, setBase] = useState<Base>(() => ({
    revision: restored?.revision ?? detail.revision,
    document: detail.document as Loose,
  }));
  const [history, step] = useReducer(stepOn, restored, (kept) =>
    kept === null
      ? beginning(base.document)
      : stepOn(beginning(base.document), { kind: 'edit', document: kept.document }),
  );
  const remember = useRememberStrategy();
  const isDirty = history.present !== base.document;
  const [isKept] = useState(() => canKeep(localStorage, base.document));
  useKeeping(detail.id, { base, history, isDirty });
  const begin = (from: StrategyDetail): void => {
    const document = from.document as Loose;
    setBase({ revision: from.revision, document });
    step({ kind: 'begin', document });
    setRestored(null);
  };
  const isOvertaken = detail.revision > base.revision;
  // Whoever edits nothing has nothing to lose: the page goes on with what was saved last.
  if (isOvertaken && !isDirty) begin(detail);
  return {
    history,
    base,
    isDirty,
    isBehind: isDirty && isOvertaken,
    restored: isDirty ? restored : null,
    isKept,
    edit: (document) => step({ kind: 'edit', document }),
    undo: () => step({ kind: 'undo' }),
    redo: () => step({ kind: 'redo' }),
    drop: () => begin(detail),
    saved: (now) => {
      setBase({ revision: now.revision, document: history.present });
      setRestored(null);
      remember(now);
    },
    forget: () => forgetEdits(localStorage, detail.id),
  };
}

/** What was kept, unless the server has the same by now. */
function keptOf(detail: StrategyDetail): KeptEdits | null {
  const kept = keptEdits(localStorage, detail.id);
  return kept && canonicalJson(kept.document) !== canonicalJson(detail.document) ? kept : null;
}

interface Kept {
  readonly base: Base;
  readonly history: History;
  readonly isDirty: boolean;
}

/** Keeps unsaved edits in this browser, so that a reload loses nothing. */
function useKeeping(strategyId: string, { base, history, isDirty }: Kept): void {
  useEffect(() => {
    if (!isDirty) return forgetEdits(localStorage, strategyId);
    const edits = { revision: base.revision, document: history.present, at: new Date().toISOString() };
    keepEdits(localStorage, strategyId, edits);
  }, [strategyId, base.revision, history.present, isDirty]);
}
