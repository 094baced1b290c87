import type { Problem, Result } from '@lendline/kernel';
import { useMemo, useState } from 'preact/hooks';

export interface Action<Input extends unknown[]> {
  /** Does it, unless it is being done already: a double tap does nothing twice. */
  readonly run: (...input: Input) => void;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly clear: () => void;
}

const broken: Problem = {
  code: 'unreadable',
  status: 0,
  text: {
    'zh-CN': '页面出现故障，操作可能没有完成。请再试一次。',
    en: 'Something broke on this page and it may not be done. Please try again.',
  },
};

/** One thing that a person can do on a screen, with what went wrong the last time. */
export function useAction<Input extends unknown[]>(
  act: (...input: Input) => Promise<Result<unknown, Problem>>,
): Action<Input> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const turn = useMemo(oneAtATime, []);
  const run = async (...input: Input): Promise<void> => {
    if (!turn.take()) return;
    setBusy(true);
    setProblem(null);
    const result = await act(...input).catch(() => ({ ok: false, error: broken }) as const);
    turn.give();
    setBusy(false);
    if (!result.ok) setProblem(result.error);
  };
  return { run: (...input) => void run(...input), busy, problem, clear: () => setProblem(null) };
}

/** Told at once, before anything is drawn again: two taps of one moment are one. */
function oneAtATime(): { readonly take: () => boolean; readonly give: () => void } {
  let taken = false;
  return {
    take: () => {
      const free = !taken;
      taken = true;
      return free;
    },
    give: () => {
      taken = false;
    },
  };
}
