import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { CellAt } from './table-edits.ts';
import { cellBeside, type GridKey, type TableModel } from './table-model.ts';

interface GridUse {
  readonly table: TableModel;
  readonly active: CellAt | null;
  readonly onActive: (at: CellAt) => void;
  readonly onCell: (at: CellAt, text: string) => void;
  readonly onMoveRow: (row: string, by: -1 | 1) => void;
}

/** A grid as it is worked with by keyboard: the cell at which it stands, and what is being typed into it. */
export function useGrid({ table, active, onActive, onCell, onMoveRow }: GridUse) {
  const [typing, setTyping] = useState<string | null>(null);
  const { grid, takeFocus } = useFocusOfStop(typing !== null);
  const stop = active ?? cellBeside(table, { row: '', column: '' }, 'First');
  const go = (at: CellAt): void => {
    takeFocus();
    onActive(at);
  };
  const begin = (at: CellAt, text = textOf(table, at)): void => {
    onActive(at);
    setTyping(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (typing !== null || event.nativeEvent.isComposing) return;
    const act = actOf(event);
    if (act === null) return;
    event.preventDefault();
    if (act.kind === 'go') go(cellBeside(table, stop, act.key));
    else if (act.kind === 'empty') onCell(stop, '');
    else if (act.kind === 'type') begin(stop, act.text);
    else {
      takeFocus();
      onMoveRow(stop.row, act.by);
    }
  };
  return {
    grid,
    stop,
    typing,
    onKeyDown,
    begin,
    onType: setTyping,
    /** Ends typing where it stands; `null` leaves the cell as it was. */
    onFinish: (text: string | null): void => {
      takeFocus();
      setTyping(null);
      if (text !== null) onCell(stop, text);
    },
    /** Ends typing because the reader went elsewhere: the focus is theirs. */
    onLeave: (text: string): void => {
      setTyping(null);
      onCell(stop, text);
    },
    onNext: (text: string, key: 'Next' | 'Previous'): void => {
      setTyping(null);
      onCell(stop, text);
      go(cellBeside(table, stop, key));
    },
  };
}

/** Brings the focus to the cell at which the grid stands, once what was changed is drawn. */
function useFocusOfStop(isTyping: boolean) {
  const grid = useRef<HTMLTableElement>(null);
  const isWanted = useRef(false);
  useLayoutEffect(() => {
    if (!isWanted.current || isTyping) return;
    isWanted.current = false;
    grid.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
  });
  const takeFocus = (): void => {
    isWanted.current = true;
  };
  return { grid, takeFocus };
}

function textOf(table: TableModel, { row, column }: CellAt): string {
  return table.rows.find(({ id }) => id === row)?.cells[column] ?? '';
}

type GridAct =
  | { readonly kind: 'go'; readonly key: GridKey }
  | { readonly kind: 'move'; readonly by: -1 | 1 }
  | { readonly kind: 'empty' }
  /** Without a text: goes on with what stands in the cell. */
  | { readonly kind: 'type'; readonly text?: string };

const plain: Readonly<Record<string, GridAct>> = {
  ArrowUp: { kind: 'go', key: 'ArrowUp' },
  ArrowDown: { kind: 'go', key: 'ArrowDown' },
  ArrowLeft: { kind: 'go', key: 'ArrowLeft' },
  ArrowRight: { kind: 'go', key: 'ArrowRight' },
  Home: { kind: 'go', key: 'Home' },
  End: { kind: 'go', key: 'End' },
  Enter: { kind: 'type' },
  F2: { kind: 'type' },
  Delete: { kind: 'empty' },
  Backspace: { kind: 'empty' },
};
const withAlt: typeof plain = { ArrowUp: { kind: 'move', by: -1 }, ArrowDown: { kind: 'move', by: 1 } };
const withControl: typeof plain = { Home: { kind: 'go', key: 'First' }, End: { kind: 'go', key: 'Last' } };

/** Which act a key is; a letter begins to write over the cell, every other chord is the browser's. */
function actOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): GridAct | null {
  const acts = altKey ? withAlt : ctrlKey || metaKey ? withControl : plain;
  if (Object.hasOwn(acts, key)) return acts[key]!;
  return acts === plain && key.length === 1 && key !== ' ' ? { kind: 'type', text: key } : null;
}
