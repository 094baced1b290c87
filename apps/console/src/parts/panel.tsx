import type { ReactNode } from 'react';
import './panel.css';

interface PanelProps {
  readonly title: string;
  /** What stands beside the title: a count, a label, a switch. */
  readonly extra?: ReactNode;
  readonly id?: string;
  /** Lets a table reach the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** One titled part of a page. */
export function Panel({ title, extra, id, flush, children }: PanelProps) {
  return (
    <section className="panel" id={id}>
      <header className="panel-head">
        <h2>{title}</h2>
        {extra === undefined ? null : <div className="panel-extra">{extra}</div>}
      </header>
      <div className={flush ? 'panel-flush' : 'panel-body'}>{children}</div>
    </section>
  );
}

/** A part of a page that needs no title of its own: the page's title says what it is. */
export function Sheet({ children }: { readonly children: ReactNode }) {
  return <div className="panel sheet-panel">{children}</div>;
}
