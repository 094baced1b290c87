import { useShortcut } from './use-shortcut.ts';

/** J and K move the focus by the rows of a list, whose links carry `data-row`; Enter then follows the link as it always does. */
export function useRowKeys(): void {
  useShortcut('next-row', () => moveRow(1));
  useShortcut('previous-row', () => moveRow(-1));
}

function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[next]?.focus();
}
