import type { DocumentFault, StrategyDetail } from '@lendline/decisions/contract';
import { createContext, use } from 'react';
import type { Loose } from '../jdm.ts';
import type { NodePlace } from './document.ts';
import type { Checked } from './edit-queries.ts';
import type { History } from './history.ts';
import type { Known } from './names-known.ts';

/** Where to look: a node that was opened, or a fault that was jumped to. */
export interface Target {
  readonly place: NodePlace;
  readonly row: string | null;
  readonly column: string | null;
  /** Counts the jumps: the same place may be jumped to again. */
  readonly jump: number;
}

/** What every part of the page that edits a strategy works with. */
export interface Editor {
  readonly detail: StrategyDetail;
  readonly history: History;
  readonly document: Loose;
  readonly known: Known;
  readonly checked: Checked;
  readonly faults: readonly DocumentFault[];
  readonly place: NodePlace | null;
  readonly target: Target | null;
  readonly edit: (document: Loose) => void;
  /** Opens a node, and looks at one of its places where it is named. */
  readonly open: (place: NodePlace | null, at?: Pick<Target, 'row' | 'column'>) => void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (editor === null) throw new Error('a part of the editor was shown outside of it');
  return editor;
}
