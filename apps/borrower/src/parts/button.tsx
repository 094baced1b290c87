import type { ComponentChildren } from 'preact';
import { useWords } from '../language/language.tsx';
import { words } from './words.ts';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly kind?: 'primary' | 'secondary' | 'quiet';
  /** Under way: says so and takes no second tap, but stays focused and readable. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** Without it, the button submits its form. */
  readonly onClick?: () => void;
}

export function Button({ children, kind = 'primary', busy = false, disabled = false, onClick }: ButtonProps) {
  const t = useWords(words);
  return (
    <button
      type={onClick ? 'button' : 'submit'}
      class={kind}
      aria-disabled={busy || disabled}
      aria-busy={busy}
      onClick={(event) => {
        if (busy || disabled) event.preventDefault();
        else onClick?.();
      }}
    >
      {busy && <span class="spinner" aria-hidden="true" />}
      {busy ? t('working') : children}
    </button>
  );
}
