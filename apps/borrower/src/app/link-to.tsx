import type { ComponentChildren } from 'preact';
import { go } from './navigation.ts';

export interface LinkToProps {
  readonly to: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly label?: string;
}

/** A link within the app: a real address that opens without a reload. */
export function LinkTo({ to, children, class: name, label }: LinkToProps) {
  return (
    <a
      href={to}
      class={name}
      aria-label={label}
      onClick={(event) => {
        // A new tab is the reader's own choice.
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
