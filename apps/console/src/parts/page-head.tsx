import type { ReactNode } from 'react';
import { useEffect } from 'react';
import './page-head.css';

interface PageHeadProps {
  readonly title: string;
  /** What the browser's tab and history say instead, where the title is about a person. */
  readonly tab?: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
}

/** The title of a page, also of the browser's tab. */
export function PageHead({ title, tab = title, note, actions }: PageHeadProps) {
  useEffect(() => {
    document.title = `${tab} · Lendline`;
  }, [tab]);
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {note === undefined ? null : <div className="page-note">{note}</div>}
      </div>
      {actions === undefined ? null : <div className="page-actions">{actions}</div>}
    </header>
  );
}
