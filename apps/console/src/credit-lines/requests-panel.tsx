import type { CreditLineRequest } from '@lendline/loans/contract';
import { loansRoutes } from '@lendline/loans/routes';
import { formatDay, formatInstant, formatMoney } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import '../models/model.css';
import { NoteForm } from '../models/note-form.tsx';
import { WaitingList } from '../models/waiting-list.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { useWho } from '../staff/use-who.ts';
import { useDecideCreditLine } from './credit-lines-query.ts';
import { creditLineEvents, creditLineRequestStates, creditLineWords } from './words.ts';

/** Higher limits that wait until a second person has spoken. */
export function RequestsPanel({ requests }: { readonly requests: readonly CreditLineRequest[] }) {
  const t = useWords(creditLineWords);
  const waiting = requests.filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) return null;
  return (
    <WaitingList title={t('waiting')} items={waiting} none={t('nothingWaits')}>
      {(request) => <Waiting request={request} />}
    </WaitingList>
  );
}

function Waiting({ request }: { readonly request: CreditLineRequest }) {
  const t = useWords(creditLineWords);
  const read = useText();
  const { locale } = useLanguage();
  const who = useWho();
  const { change } = request;
  const parts = [
    read(creditLineEvents[change.kind]),
    ...('limit' in change ? [t('toLimit', { limit: formatMoney(change.limit) })] : []),
    ...('until' in change ? [t('toUntil', { day: formatDay(change.until, locale) })] : []),
  ];
  return (
    <>
      <div className="waiting-head">
        <strong>{parts.join(' · ')}</strong>
        <StateTag {...creditLineRequestStates[request.state]} />
      </div>
      <blockquote>{request.reason}</blockquote>
      <p className="soft">
        {t('askedBy', { who: who(request.askedBy), when: formatInstant(request.askedAt, locale) })}
      </p>
      <Decide request={request} />
    </>
  );
}

function Decide({ request }: { readonly request: CreditLineRequest }) {
  const t = useWords(creditLineWords);
  const member = useMember();
  const decide = useDecideCreditLine();
  if (!may(member, loansRoutes.decideCreditLineChange)) return null;
  if (request.askedBy === `staff:${member.id}`) return <p>{t('ownWork')}</p>;
  return (
    <NoteForm
      acts={[
        { key: 'approve', text: t('agree') },
        { key: 'refuse', text: t('refuse'), danger: true },
      ]}
      pending={decide.isPending}
      error={decide.error}
      onSend={(act, note, clear) =>
        decide.mutate({ changeId: request.id, approve: act === 'approve', note }, { onSuccess: clear })
      }
    />
  );
}
