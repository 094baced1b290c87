import type { ListEntry } from '@lendline/fraud/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import { formatInstant } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { SecondPerson } from '../parts/second-person.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { shortId } from '../queue/queue-row.ts';
import { useWho } from '../staff/use-who.ts';
import { entityKinds, listNames } from '../words/fraud.ts';
import { useEntryStep, useToReview } from './lists-query.ts';
import { listWords } from './words.ts';

/** What a second person has to look at, each with its decision beside it. */
export function ReviewPanel() {
  const t = useWords(listWords);
  const query = useToReview();
  return (
    <Panel title={t('toReview')} extra={query.data?.length}>
      <Loaded query={query}>
        {(entries) => (
          <>
            {entries.length === 0 ? <p className="soft">{t('nothingWaits')}</p> : null}
            <ul className="lines">
              {entries.map((entry) => (
                <li key={entry.id}>
                  <ToReview entry={entry} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function ToReview({ entry }: { readonly entry: ListEntry }) {
  const t = useWords(listWords);
  const read = useText();
  const { locale } = useLanguage();
  const who = useWho();
  const { kind, masked, list, reason, askedBy, askedAt, state, caseId } = entry;
  return (
    <>
      <div className="beside">
        <span>
          <strong>{t('asks', { kind: read(entityKinds[kind]), value: masked })}</strong>
          <small className="soft">{t('askedAt', { who: who(askedBy), at: formatInstant(askedAt, locale) })}</small>
        </span>
        <StateTag {...listNames[list]} />
      </div>
      <p className="review-note">{reason}</p>
      {caseId === null ? null : (
        <Link to="/fraud-cases/$caseId" params={{ caseId }}>
          {t('case', { id: shortId(caseId) })}
        </Link>
      )}
      {state === 'unreviewed' ? <p className="soft review-note">{t('ownBook')}</p> : null}
      <Decide entry={entry} />
    </>
  );
}

function Decide({ entry }: { readonly entry: ListEntry }) {
  const step = useEntryStep(entry.id);
  return (
    <SecondPerson
      route={fraudRoutes.decideEntry}
      workOf={[entry.askedBy]}
      pending={step.isPending}
      error={step.error}
      longest={500}
      onDecide={(said, clear) => step.mutate({ kind: 'decide', ...said }, { onSuccess: clear })}
    />
  );
}
