import type { ReactNode } from 'react';
import { Loading } from './loading.tsx';
import { ProblemNotice } from './problem-notice.tsx';

interface Asked<Value> {
  readonly data: Value | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

interface LoadedProps<Value> {
  readonly query: Asked<Value>;
  readonly children: (value: Value) => ReactNode;
}

/** What a query answered, or that it is on its way, or why it is not. An answer stays in view while a newer one fails. */
export function Loaded<Value>({ query, children }: LoadedProps<Value>) {
  const { data, error, refetch } = query;
  if (data === undefined) return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Loading />;
  return (
    <>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {children(data)}
    </>
  );
}
