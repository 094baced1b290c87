import type { CreditLineRequest } from '@lendline/loans/contract';
import { loansRoutes } from '@lendline/loans/routes';
import { formatDay, formatInstant, formatMoney } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { WaitingList } from '../parts/waiting-list.tsx';
import { SecondPerson } from '../parts/second-person.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useWho } from '../staff/use-who.ts';
import { useDecideCreditLine } from './credit-lines-query.ts';
import { creditLineEvents, creditLineRequestStates, creditLineWords } from './words.ts';

/** What waits until a second person has spoken, and a renewal that the borrower has still to sign. */
export function RequestsPanel({ requests }: { readonly requests: readonly CreditLineRequest[] }) {
  const t = useWords(creditLineWords);
  const waiting = requests.filter(({ state }) => state === 'waiting' || state === 'to-sign');
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
      {request.state === 'waiting' ? <Decide request={request} /> : <p className="soft">{t('toSign')}</p>}
    </>
  );
}

function Decide({ request }: { readonly request: CreditLineRequest }) {
  const decide = useDecideCreditLine();
  return (
    <SecondPerson
      route={loansRoutes.decideCreditLineChange}
      workOf={[request.askedBy]}
      pending={decide.isPending}
      error={decide.error}
      onDecide={(said, clear) => decide.mutate({ changeId: request.id, ...said }, { onSuccess: clear })}
    />
  );
}
