import { useWords } from '../language/language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { actWords } from './act-words.ts';
import type { Act } from './review-mutation.ts';

const words = {
  approve: { title: 'confirmApprove', means: 'approveMeans', yes: 'yesApprove' },
  decline: { title: 'confirmDecline', means: 'declineMeans', yes: 'yesDecline' },
  release: { title: 'confirmRelease', means: 'releaseMeans', yes: 'yesRelease' },
} as const;

interface ConfirmActProps {
  /** What is about to be done; null while nothing is. */
  readonly act: Act | null;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
}

/** Says what happens before it happens: decisions and money cannot be undone. */
export function ConfirmAct({ act, pending, error, onConfirm, onBack }: ConfirmActProps) {
  const t = useWords(actWords);
  const { title, means, yes } = words[act?.kind ?? 'decline'];
  const tier = act?.kind === 'approve' ? act.tier : '';
  return (
    <Dialog
      open={act !== null}
      title={t(title, { tier })}
      okText={t(yes)}
      cancelText={t('back')}
      okButtonProps={{ danger: act?.kind === 'decline', loading: pending }}
      cancelButtonProps={{ disabled: pending }}
      closable={false}
      mask={{ closable: false }}
      onOk={onConfirm}
      onCancel={onBack}
      width={460}
    >
      <p>{t(means, { tier })}</p>
      <p className="soft">{t('recorded')}</p>
      {error ? <ProblemNotice error={error} /> : null}
    </Dialog>
  );
}
