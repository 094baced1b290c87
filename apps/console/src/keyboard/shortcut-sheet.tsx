import { useWords } from '../language/language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import './shortcut-sheet.css';
import { keyboardWords } from './words.ts';

const sheet = [
  {
    title: 'anywhere',
    rows: [
      { keys: ['Ctrl', 'K'], word: 'palette' },
      { keys: ['?'], word: 'sheet' },
      { keys: ['N'], word: 'nextCase' },
    ],
  },
  {
    title: 'queue',
    rows: [
      { keys: ['J'], word: 'nextRow' },
      { keys: ['K'], word: 'previousRow' },
      { keys: ['Enter'], word: 'open' },
      { keys: ['/'], word: 'search' },
    ],
  },
] as const;

interface ShortcutSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ShortcutSheet({ open, onClose }: ShortcutSheetProps) {
  const t = useWords(keyboardWords);
  return (
    <Dialog
      title={t('title')}
      open={open}
      onCancel={onClose}
      footer={null}
      width={440}
      destroyOnHidden
      closable={{ 'aria-label': t('close') }}
    >
      {sheet.map(({ title, rows }) => (
        <section className="sheet" key={title}>
          <h2>{t(title)}</h2>
          <dl>
            {rows.map(({ keys, word }) => (
              <div key={word}>
                <dt>{t(word)}</dt>
                <dd>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
