import type { ModelAlert } from '@lendline/models/contract';
import { modelsRoutes } from '@lendline/models/routes';
import { formatDay } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { useWho } from '../staff/use-who.ts';
import { useAcknowledge } from './life-mutations.ts';
import { alertWords } from './life-words.ts';
import { NoteForm } from '../parts/note-form.tsx';
import { WaitingList } from '../parts/waiting-list.tsx';
import { modelRoles } from './words.ts';

/** Alerts that nobody has looked at yet, each with its owner. */
export function AlertsPanel({ alerts }: { readonly alerts: readonly ModelAlert[] }) {
  const t = useWords(alertWords);
  return (
    <WaitingList title={t('title')} items={alerts} none={t('none')}>
      {(alert) => <OpenAlert alert={alert} />}
    </WaitingList>
  );
}

function OpenAlert({ alert }: { readonly alert: ModelAlert }) {
  const who = useWho();
  const t = useWords(alertWords);
  const read = useText();
  const { locale } = useLanguage();
  const acknowledge = useAcknowledge();
  const mayAct = may(useMember(), modelsRoutes.acknowledgeAlert);
  return (
    <>
      <div className="waiting-head">
        <Link to="/models/$modelId/drift" params={{ modelId: alert.modelId }}>
          {alert.modelName}
        </Link>
        <StateTag {...modelRoles[alert.role]} />
      </div>
      <p>{read(alert.text)}</p>
      <p className="soft">{t('owner', { owner: who(alert.owner), week: formatDay(alert.week, locale) })}</p>
      {mayAct ? (
        <NoteForm
          acts={[{ key: 'seen', text: t('acknowledge') }]}
          pending={acknowledge.isPending}
          error={acknowledge.error}
          onSend={(_, note) => acknowledge.mutate({ alertId: alert.id, note })}
        />
      ) : null}
    </>
  );
}
