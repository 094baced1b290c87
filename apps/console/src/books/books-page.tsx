import { useWords } from '../language/language.tsx';
import { PageHead } from '../parts/page-head.tsx';
import './books.css';
import { ClosingPanel } from './closing-panel.tsx';
import { ExportPanel } from './export-panel.tsx';
import { SealsPanel } from './seals-panel.tsx';
import { bookWords } from './words.ts';

/** How a day ends, that nobody changed what is booked, and the books for the general ledger. */
export function BooksPage() {
  const t = useWords(bookWords);
  return (
    <>
      <PageHead title={t('title')} note={t('note')} />
      <div className="stack">
        <ClosingPanel />
        <SealsPanel />
        <ExportPanel />
      </div>
    </>
  );
}
