import { useBlocker } from '@tanstack/react-router';
import { useWords } from '../../language/language.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { editWords } from './edit-words.ts';

/** Asks before a page with unsaved edits is left; going from node to node stays on it. */
export function LeaveGuard({ isDirty }: { readonly isDirty: boolean }) {
  const t = useWords(editWords);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <Dialog open title={t('leaveTitle')} okText={t('leave')} cancelText={t('stay')} onOk={proceed} onCancel={reset}>
      <p>{t('leaveWhy')}</p>
    </Dialog>
  );
}
