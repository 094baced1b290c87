import type { LoanChangeRequest, LoanId } from '@lendline/loans/contract';
import { loansRoutes } from '@lendline/loans/routes';
import { formatDay, formatInstant, formatMoney } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { WaitingList } from '../parts/waiting-list.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { SecondPerson } from '../parts/second-person.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useWho } from '../staff/use-who.ts';
import { useDecideChange, useWaitingChanges } from './change-mutations.ts';
import { changeWords, eventNames, requestStates } from './change-words.ts';

/** Changes of the loan that give money away, until a second person has spoken. */
export function ChangesPanel({ loanId }: { readonly loanId: LoanId }) {
  const t = useWords(changeWords);
  const query = useWaitingChanges(loanId);
  return (
    <Loaded query={query}>
      {(requests) =>
        requests.length === 0 ? null : (
          <WaitingList title={t('waiting')} items={requests} none={t('nothingWaits')}>
            {(request) => <Waiting request={request} />}
          </WaitingList>
        )
      }
    </Loaded>
  );
}

function Waiting({ request }: { readonly request: LoanChangeRequest }) {
  const t = useWords(changeWords);
  const read = useText();
  const { locale } = useLanguage();
  const who = useWho();
  const { change } = request;
  const amount = 'amount' in change ? ` · ${formatMoney(change.amount)}` : '';
  return (
    <>
      <div className="waiting-head">
        <strong>
          {read(eventNames[change.kind])}
          {amount} · {formatDay(request.on, locale)}
        </strong>
        <StateTag {...requestStates[request.state]} />
      </div>
      <blockquote>{request.reason}</blockquote>
      <p className="soft">
        {t('askedBy', { who: who(request.askedBy), when: formatInstant(request.askedAt, locale) })}
      </p>
      <Decide request={request} />
    </>
  );
}

function Decide({ request }: { readonly request: LoanChangeRequest }) {
  const decide = useDecideChange();
  return (
    <SecondPerson
      route={loansRoutes.decideChange}
      workOf={[request.askedBy]}
      pending={decide.isPending}
      error={decide.error}
      onDecide={(said, clear) => decide.mutate({ changeId: request.id, ...said }, { onSuccess: clear })}
    />
  );
}
