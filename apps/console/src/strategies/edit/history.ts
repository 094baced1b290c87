import type { Loose } from '../jdm.ts';

/** A document as it is edited, with every step that can be taken back or again. */
export interface History {
  readonly past: readonly Loose[];
  readonly present: Loose;
  readonly future: readonly Loose[];
  /** Counts every change, steps back among them: what was worked out for one count holds of no other. */
  readonly count: number;
}

export type Step =
  | { readonly kind: 'edit'; readonly document: Loose }
  | { readonly kind: 'undo' | 'redo' }
  /** Begins anew, with nothing to take back. */
  | { readonly kind: 'begin'; readonly document: Loose };

/** More steps than anybody takes back one by one. */
const mostSteps = 200;

export function beginning(document: Loose): History {
  return { past: [], present: document, future: [], count: 0 };
}

export function stepOn(history: History, step: Step): History {
  const { past, present, future, count } = history;
  switch (step.kind) {
    case 'edit':
      if (step.document === present) return history;
      return { past: [...past, present].slice(-mostSteps), present: step.document, future: [], count: count + 1 };
    case 'undo': {
      const before = past.at(-1);
      if (!before) return history;
      return { past: past.slice(0, -1), present: before, future: [present, ...future], count: count + 1 };
    }
    case 'redo': {
      const [next, ...rest] = future;
      if (!next) return history;
      return { past: [...past, present], present: next, future: rest, count: count + 1 };
    }
    case 'begin':
      return { ...beginning(step.document), count: count + 1 };
  }
}
