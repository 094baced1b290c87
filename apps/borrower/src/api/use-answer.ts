import type { Problem, Result } from '@lendline/kernel';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Answer<Value> {
  /** Null until an answer to this question has come. */
  readonly value: Value | null;
  readonly problem: Problem | null;
  readonly again: () => Promise<void>;
}

/**
 * What the server says to a question, asked whenever what it is about changes and whenever asked again; a late answer to
 * an earlier question counts for nothing. About nothing (null), nothing is asked.
 */
export function useAnswer<Value>(about: string | null, question: () => Promise<Result<Value, Problem>>): Answer<Value> {
  const [answer, setAnswer] = useState<{ readonly to: string; readonly value: Value } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const askedRef = useRef({ question, about });
  useEffect(() => {
    askedRef.current = { question, about };
  });
  const again = useCallback(async (): Promise<void> => {
    const now = askedRef.current;
    if (now.about === null) return;
    const result = await now.question();
    if (askedRef.current.about !== now.about) return;
    setProblem(result.ok ? null : result.error);
    if (result.ok) setAnswer({ to: now.about, value: result.value });
  }, []);
  useEffect(() => {
    void again();
  }, [about, again]);
  return { value: answer !== null && answer.to === about ? answer.value : null, problem, again };
}
