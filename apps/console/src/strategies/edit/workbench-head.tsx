import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffectEvent, useLayoutEffect } from 'react';
import { useWords } from '../../language/language.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { editWords } from './edit-words.ts';
import { useEditor } from './editor.ts';
import { ExportButton } from './export-button.tsx';
import { FaultsState } from './faults-panel.tsx';
import { FileButton } from './file-button.tsx';
import type { Editing } from './use-editing.ts';

interface HeadProps {
  readonly editing: Editing;
  /** What was done last, said also to those who do not see it. */
  readonly told: string;
  readonly onTold: (text: string) => void;
  readonly onSave: () => void;
}

/** What stands above the bench: how the edits stand, steps back and again, files, and saving. */
export function WorkbenchHead({ editing, told, onTold, onSave }: HeadProps) {
  const t = useWords(editWords);
  const { detail } = useEditor();
  const { history, base, isDirty, undo, redo, edit } = editing;
  useUndoKeys(undo, redo);
  return (
    <PageHead
      title={t('title', { number: detail.number })}
      note={
        <>
          <span>{t('began', { n: base.revision })}</span>
          <span>{t(isDirty ? 'unsaved' : 'allSaved')}</span>
          <output className="bench-told">{told}</output>
        </>
      }
      actions={
        <div className="bench-head">
          <FaultsState />
          <Button
            icon={<UndoOutlined />}
            aria-label={t('undo')}
            title={t('undo')}
            disabled={history.past.length === 0}
            onClick={undo}
          />
          <Button
            icon={<RedoOutlined />}
            aria-label={t('redo')}
            title={t('redo')}
            disabled={history.future.length === 0}
            onClick={redo}
          />
          <FileButton
            text={t('upload')}
            onFile={(document, file) => {
              if (document !== null) edit(document);
              onTold(t(document === null ? 'notJson' : 'uploaded', { file }));
            }}
          />
          <ExportButton document={history.present} number={detail.number} />
          <Button type="primary" disabled={!isDirty || editing.isBehind} onClick={onSave}>
            {t('save')}
          </Button>
        </div>
      }
    />
  );
}

/** Ctrl-Z and its kin, where nobody types: an entry has steps back of its own. */
function useUndoKeys(undo: () => void, redo: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
    if (!(ctrlKey || metaKey) || altKey) return;
    if (target instanceof HTMLElement && target.matches('input, textarea')) return;
    const letter = key.toLowerCase();
    const isRedo = letter === 'y' || (letter === 'z' && shiftKey);
    if (!isRedo && letter !== 'z') return;
    event.preventDefault();
    if (isRedo) redo();
    else undo();
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
