import type { ReactNode } from 'react';
import { Loaded } from '../parts/loaded.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import './model.css';

interface LifePageProps<Row> {
  readonly title: string;
  readonly back: ReactNode;
  readonly actions?: ReactNode;
  readonly query: Parameters<typeof Loaded<readonly Row[]>>[0]['query'];
  /** What stands there while there is nothing to show. */
  readonly none: string;
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** A page about a part of the life of models: the way up, the title, and what there is. */
export function LifePage<Row>({ title, back, actions, query, none, children }: LifePageProps<Row>) {
  return (
    <>
      {back}
      <PageHead title={title} actions={actions} />
      <Loaded query={query}>
        {(rows) =>
          rows.length > 0 ? (
            children(rows)
          ) : (
            <Panel title={title}>
              <p className="soft">{none}</p>
            </Panel>
          )
        }
      </Loaded>
    </>
  );
}
