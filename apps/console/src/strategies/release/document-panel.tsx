import type { StrategyDetail } from '@lendline/decisions/contract';
import { decisionsRoutes } from '@lendline/decisions/routes';
import { formatInstant } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useWords } from '../../language/language.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { NoteForm } from '../../parts/note-form.tsx';
import { Panel } from '../../parts/panel.tsx';
import { SecondPerson } from '../../parts/second-person.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { may, useMember } from '../../session/member.ts';
import { useWho } from '../../staff/use-who.ts';
import { strategyStates } from '../words.ts';
import './release.css';
import { useDocumentStep } from './release-mutations.ts';
import { workOf } from './release-steps.ts';
import { releaseWords } from './words.ts';

/** Where the document stands on its way from a draft to what two people agreed on, and the next step. */
export function DocumentPanel({ detail }: { readonly detail: StrategyDetail }) {
  const t = useWords(releaseWords);
  const { state } = detail;
  return (
    <Panel title={t('document')} extra={<StateTag {...strategyStates[state]} />}>
      <div className="release-body">
        {state === 'draft' ? <Draft detail={detail} /> : null}
        {state === 'in-review' ? <InReview detail={detail} /> : null}
        {state === 'approved' ? <p>{t('approved')}</p> : null}
        {state === 'in-review' || state === 'rejected' ? <Reopen detail={detail} /> : null}
      </div>
    </Panel>
  );
}

function Draft({ detail }: { readonly detail: StrategyDetail }) {
  const t = useWords(releaseWords);
  const step = useDocumentStep(detail);
  const canSend = may(useMember(), decisionsRoutes.sendToReview);
  const count = detail.faults.length;
  return (
    <>
      <p>{t('draft')}</p>
      {count > 0 ? <p>{t(count === 1 ? 'oneFault' : 'faulty', { count })}</p> : null}
      {canSend && count === 0 ? (
        <NoteForm
          acts={[{ key: 'send', text: t('send') }]}
          pending={step.isPending}
          error={step.error}
          onSend={(_, note, clear) => step.mutate({ kind: 'send', note }, { onSuccess: clear })}
        />
      ) : null}
    </>
  );
}

function InReview({ detail }: { readonly detail: StrategyDetail }) {
  const t = useWords(releaseWords);
  const { locale } = useLanguage();
  const who = useWho();
  const step = useDocumentStep(detail);
  const sent = detail.history.find(({ to }) => to === 'in-review');
  return (
    <>
      {sent ? (
        <>
          <p>{t('waits', { who: who(sent.by), at: formatInstant(sent.at, locale) })}</p>
          <blockquote className="review-note">{sent.note}</blockquote>
        </>
      ) : null}
      <p>
        <Link to="/strategies/$strategyId/changes" params={{ strategyId: detail.id }}>
          {t('changes')}
        </Link>
      </p>
      <SecondPerson
        route={decisionsRoutes.reviewStrategy}
        workOf={workOf(detail)}
        pending={step.isPending}
        error={step.error}
        texts={{ own: t('own'), agree: t('approve'), refuse: t('refuse') }}
        onDecide={(said, clear) => step.mutate({ kind: 'review', ...said }, { onSuccess: clear })}
      />
    </>
  );
}

function Reopen({ detail }: { readonly detail: StrategyDetail }) {
  const t = useWords(releaseWords);
  const step = useDocumentStep(detail);
  const [asking, setAsking] = useState(false);
  if (!may(useMember(), decisionsRoutes.reopenStrategy)) return null;
  const done = (): void => setAsking(false);
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t('reopen')}</Button>
      {asking ? (
        <Dialog
          open
          title={t('reopen')}
          footer={null}
          closable={{ 'aria-label': t('back') }}
          onCancel={done}
          width={480}
        >
          <NoteForm
            acts={[{ key: 'reopen', text: t('reopen') }]}
            pending={step.isPending}
            error={step.error}
            onSend={(_, note) => step.mutate({ kind: 'reopen', note }, { onSuccess: done })}
          >
            <p className="soft">{t('reopenHow')}</p>
          </NoteForm>
        </Dialog>
      ) : null}
    </div>
  );
}
