import { useEffectEvent, useLayoutEffect } from 'react';
import { type Shortcut, shortcutOf } from './shortcut.ts';

/** Calls `act` when the shortcut is pressed anywhere on the page. */
export function useShortcut(shortcut: Shortcut, act: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (event.defaultPrevented) return;
    if (shortcutOf({ key, ctrlKey, metaKey, altKey, taken: isTaken(event.target) }) !== shortcut) return;
    event.preventDefault();
    act();
  });
  // Before the page is painted: who sees it may press the key.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function isTaken(target: EventTarget | null): boolean {
  const typing = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]');
  return typing || document.querySelector('[role="dialog"]:not([hidden])')?.checkVisibility() === true;
}
