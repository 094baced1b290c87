import type { ReactNode } from 'react';
import { Loaded } from './loaded.tsx';
import { PageHead } from './page-head.tsx';

interface LoadedPageProps<Value> {
  /** Heads the page until its own title is known, and when it cannot be read. */
  readonly title: string;
  readonly query: Parameters<typeof Loaded<Value>>[0]['query'];
  readonly children: (value: Value) => ReactNode;
}

/** A page about one thing that is still to be read. */
export function LoadedPage<Value>({ title, query, children }: LoadedPageProps<Value>) {
  return (
    <>
      {query.data === undefined ? <PageHead title={title} /> : null}
      <Loaded query={query}>{children}</Loaded>
    </>
  );
}
