import type { RoleRequest } from '@lendline/models/contract';
import { modelsRoutes } from '@lendline/models/routes';
import { formatInstant } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { SecondPerson } from '../parts/second-person.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useWho } from '../staff/use-who.ts';
import { segments } from '../words/states.ts';
import { useDecideRole } from './life-mutations.ts';
import { WaitingList } from '../parts/waiting-list.tsx';
import { modelRoles, requestStates, roleWords } from './words.ts';

/** What a second person has to look at, each with its decision beside it. */
export function RequestsPanel({ requests }: { readonly requests: readonly RoleRequest[] }) {
  const t = useWords(roleWords);
  return (
    <WaitingList title={t('waiting')} items={requests} none={t('nothingWaits')}>
      {(request) => <Waiting request={request} />}
    </WaitingList>
  );
}

function Waiting({ request }: { readonly request: RoleRequest }) {
  const who = useWho();
  const t = useWords(roleWords);
  const read = useText();
  const { locale } = useLanguage();
  const named = {
    model: request.modelName,
    role: read(modelRoles[request.to].text),
    segments: request.segments.map((segment) => read(segments[segment])).join(' / '),
  };
  return (
    <>
      <div className="waiting-head">
        <Link to="/models/$modelId" params={{ modelId: request.modelId }}>
          {t('asks', named)}
        </Link>
        <StateTag {...requestStates[request.state]} />
      </div>
      {request.state === 'unreviewed' ? <p>{t('emergencyDone')}</p> : null}
      <blockquote>{request.note}</blockquote>
      <p className="soft">
        {t('askedBy', { who: who(request.askedBy), when: formatInstant(request.askedAt, locale) })}
      </p>
      <Decide request={request} />
    </>
  );
}

function Decide({ request }: { readonly request: RoleRequest }) {
  const t = useWords(roleWords);
  const decide = useDecideRole();
  const isDone = request.state === 'unreviewed';
  const isFirst = request.askedBy.startsWith('service:');
  return (
    <SecondPerson
      route={modelsRoutes.decideRole}
      workOf={[request.askedBy]}
      pending={decide.isPending}
      error={decide.error}
      texts={{
        own: t('ownWork'),
        ...(!isDone && { agree: t(isFirst ? 'endorse' : 'approve') }),
        refuse: t(isDone ? 'disagree' : 'refuse'),
      }}
      onDecide={(said, clear) => decide.mutate({ requestId: request.id, ...said }, { onSuccess: clear })}
    >
      {isFirst ? <p className="soft">{t('takesTwo')}</p> : null}
    </SecondPerson>
  );
}
