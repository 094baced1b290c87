import type { Environment } from '@lendline/decisions/contract';
import { useText, useWords } from '../../language/language.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { NoteForm } from '../../parts/note-form.tsx';
import { environmentNames } from '../words.ts';
import { useRollBackStrategy } from './release-mutations.ts';
import { type Standing, takenBack } from './release-steps.ts';
import { releaseWords } from './words.ts';

interface RollBackDialogProps {
  readonly environment: Environment;
  readonly standing: Standing;
  readonly onDone: () => void;
}

/** Says what would come of a rollback, and takes the reason. */
export function RollBackDialog({ environment, standing, onDone }: RollBackDialogProps) {
  const t = useWords(releaseWords);
  const read = useText();
  const rollBack = useRollBackStrategy();
  const number = takenBack(standing)?.number ?? 0;
  return (
    <Dialog
      open
      title={t('rollBackIn', { environment: read(environmentNames[environment]) })}
      footer={null}
      closable={{ 'aria-label': t('back') }}
      onCancel={onDone}
      width={480}
    >
      <NoteForm
        acts={[{ key: 'roll-back', text: t('rollBack'), danger: true }]}
        pending={rollBack.isPending}
        error={rollBack.error}
        onSend={(_, note) => rollBack.mutate({ environment, note }, { onSuccess: onDone })}
      >
        <p>{t(standing.canary ? 'canaryEnds' : 'liveLeaves', { number })}</p>
        <p className="soft">{t('rollBackHow')}</p>
      </NoteForm>
    </Dialog>
  );
}
