import type { ModelRole, Segment } from '@lendline/models/contract';
import { modelsRoutes } from '@lendline/models/routes';
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { may, useMember } from '../session/member.ts';
import { segments } from '../words/states.ts';
import { useRequestRole, useRollBack } from './life-mutations.ts';
import type { ModelView } from './model-query.ts';
import { NoteForm } from '../parts/note-form.tsx';
import { modelRoles, requestStates, roleWords } from './words.ts';

const order: readonly ModelRole[] = ['champion', 'challenger', 'shadow', 'retired', 'withdrawn'];

/** Asks for another role of a model. */
export function RolesPanel({ model }: { readonly model: ModelView }) {
  const t = useWords(roleWords);
  const read = useText();
  const [role, setRole] = useState<ModelRole>(model.role === 'champion' ? 'retired' : 'champion');
  const request = useRequestRole(model.id);
  if (!may(useMember(), modelsRoutes.requestRole) || model.role === 'withdrawn') return null;
  return (
    <Panel title={t('change')}>
      <NoteForm
        acts={[{ key: 'ask', text: t('ask'), danger: role === 'withdrawn' }]}
        pending={request.isPending}
        error={request.error}
        onSend={(_, note, clear) => request.mutate({ role, note }, { onSuccess: clear })}
      >
        <Field
          label={t('newRole')}
          hint={t(role === 'champion' ? 'needsTwo' : role === 'withdrawn' ? 'forGood' : 'atOnce')}
        >
          {({ id }) => (
            <Select<ModelRole>
              id={id}
              value={role}
              onChange={setRole}
              options={order
                .filter((one) => one !== model.role)
                .map((value) => ({ value, label: read(modelRoles[value].text) }))}
            />
          )}
        </Field>
      </NoteForm>
      {request.data ? <output>{t('done', { state: read(requestStates[request.data.state].text) })}</output> : null}
    </Panel>
  );
}

/** Brings the champion before this one back, segment by segment. */
export function RollBackPanel({ model }: { readonly model: ModelView }) {
  const t = useWords(roleWords);
  const member = useMember();
  const champion = model.roles.filter(({ role }) => role === 'champion').map(({ segment }) => segment);
  if (champion.length === 0 || !may(member, modelsRoutes.rollBack)) return null;
  return (
    <Panel title={t('rollBack')}>
      <p className="soft">{t('rollBackHow')}</p>
      {champion.map((segment) => (
        <RollBackForm key={segment} segment={segment} />
      ))}
    </Panel>
  );
}

function RollBackForm({ segment }: { readonly segment: Segment }) {
  const t = useWords(roleWords);
  const read = useText();
  const [emergency, setEmergency] = useState(false);
  const rollBack = useRollBack();
  return (
    <>
      <NoteForm
        acts={[{ key: 'roll-back', text: `${t('doRollBack')} (${read(segments[segment])})`, danger: emergency }]}
        pending={rollBack.isPending}
        error={rollBack.error}
        onSend={(_, note, clear) => rollBack.mutate({ segment, emergency, note }, { onSuccess: clear })}
      >
        <Checkbox checked={emergency} onChange={(event) => setEmergency(event.target.checked)}>
          {t('emergency')}
        </Checkbox>
      </NoteForm>
      {rollBack.data ? <output>{t('done', { state: read(requestStates[rollBack.data.state].text) })}</output> : null}
    </>
  );
}
