import type { Environment, ReleaseState, StrategyDetail } from '@lendline/decisions/contract';
import { Input } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../../language/language.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { NoteForm } from '../../parts/note-form.tsx';
import { environmentNames, strategyWords } from '../words.ts';
import { useRelease } from './release-mutations.ts';
import { type ReleaseAct, shareOf } from './release-steps.ts';
import { releaseActs, releaseWords } from './words.ts';

interface ReleaseDialogProps {
  readonly act: ReleaseAct;
  readonly environment: Environment;
  readonly detail: StrategyDetail;
  readonly onDone: () => void;
}

const becomes: Readonly<Record<ReleaseAct, ReleaseState>> = {
  canary: 'canary',
  share: 'canary',
  live: 'live',
  'end-canary': 'retired',
};

/** Says what a release does before it does it, and takes the share and the reason. */
export function ReleaseDialog({ act, environment, detail, onDone }: ReleaseDialogProps) {
  const t = useWords(releaseWords);
  const said = useWords(strategyWords);
  const read = useText();
  const release = useRelease(detail.id);
  const [share, setShare] = useState('');
  const [tried, setTried] = useState(false);
  const state = becomes[act];
  const share_ppm = shareOf(share);
  const send = (note: string): void => {
    setTried(true);
    if (state !== 'canary') release.mutate({ environment, state, note }, { onSuccess: onDone });
    else if (share_ppm !== null) release.mutate({ environment, state, share_ppm, note }, { onSuccess: onDone });
  };
  const version = said('one', { number: detail.number });
  return (
    <Dialog
      open
      title={`${read(releaseActs[act].button)} · ${version} · ${read(environmentNames[environment])}`}
      footer={null}
      closable={{ 'aria-label': t('back') }}
      onCancel={onDone}
      width={480}
    >
      <NoteForm
        acts={[{ key: act, text: read(releaseActs[act].button), danger: act === 'end-canary' }]}
        pending={release.isPending}
        error={release.error}
        onSend={(_, note) => send(note)}
      >
        <p>{read(releaseActs[act].means)}</p>
        {state === 'canary' ? (
          <Field
            label={t('shareField')}
            hint={t('shareHint')}
            problem={tried && share_ppm === null ? t('shareNeeded') : undefined}
          >
            {(field) => (
              <Input {...field} inputMode="decimal" value={share} onChange={(event) => setShare(event.target.value)} />
            )}
          </Field>
        ) : null}
      </NoteForm>
    </Dialog>
  );
}
