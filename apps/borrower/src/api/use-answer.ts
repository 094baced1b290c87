import type { Problem, Result } from '@lendline/kernel';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { newestOnly } from './newest.ts';

export interface Answer<Value> {
  /** Null until an answer to this question has come. */
  readonly value: Value | null;
  readonly problem: Problem | null;
  readonly again: () => Promise<void>;
}

/**
 * What the server says to a question, asked whenever what it is about changes and whenever asked again; a late answer to
 * an earlier question, or to an earlier asking of the same, counts for nothing. About nothing (null), nothing is asked.
 */
export function useAnswer<Value>(about: string | null, question: () => Promise<Result<Value, Problem>>): Answer<Value> {
  const [answer, setAnswer] = useState<{ readonly to: string; readonly value: Value } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const askedRef = useRef({ question, about });
  const newest = useMemo(newestOnly, []);
  useEffect(() => {
    askedRef.current = { question, about };
  });
  const again = useCallback(async (): Promise<void> => {
    const now = askedRef.current;
    if (now.about === null) return;
    const result = await newest.ask(now.question);
    if (result === null || askedRef.current.about !== now.about) return;
    setProblem(result.ok ? null : result.error);
    if (result.ok) setAnswer({ to: now.about, value: result.value });
  }, [newest]);
  useEffect(() => {
    void again();
  }, [about, again]);
  return { value: answer !== null && answer.to === about ? answer.value : null, problem, again };
}
