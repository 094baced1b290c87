import type { TypologyVersionDetail, TypologyVersionId } from '@lendline/fraud/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import { formatInstant } from '@lendline/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useLanguage, useWords } from '../language/language.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { NoteForm } from '../parts/note-form.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Panel } from '../parts/panel.tsx';
import { SecondPerson } from '../parts/second-person.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { may, useMember } from '../session/member.ts';
import { useWho } from '../staff/use-who.ts';
import { ContentPanel } from './content-panel.tsx';
import { TestPanel } from './test-panel.tsx';
import './typologies.css';
import { useVersion, useVersionStep } from './typologies-query.ts';
import { typologyWords, versionStates, versionWords } from './words.ts';

/** One version: what it changes, what it would have said of the past, and its way to a second person. */
export function VersionPage() {
  const { versionId } = useParams({ from: '/typologies/$versionId' });
  const query = useVersion(versionId as TypologyVersionId);
  const t = useWords(typologyWords);
  return (
    <LoadedPage title={t('version')} query={query}>
      {(detail) => (detail === null ? null : <Version key={detail.id} detail={detail} />)}
    </LoadedPage>
  );
}

function Version({ detail }: { readonly detail: TypologyVersionDetail }) {
  const t = useWords(typologyWords);
  const { locale } = useLanguage();
  const who = useWho();
  const { version, state, note, revision, savedBy, savedAt } = detail;
  return (
    <>
      <nav className="typology-back" aria-label={t('title')}>
        <Link to="/typologies">← {t('title')}</Link>
      </nav>
      <PageHead
        title={t('one', { version })}
        note={
          <>
            <span>{note}</span>
            <span>{t('revision', { n: revision })}</span>
            <span>{t('savedBy', { who: who(savedBy), at: formatInstant(savedAt, locale) })}</span>
          </>
        }
        actions={<StateTag {...versionStates[state]} />}
      />
      <div className="typologies">
        <div className="stack">
          <ContentPanel detail={detail} />
          <TestPanel detail={detail} />
        </div>
        <aside className="stack">
          <NextPanel detail={detail} />
        </aside>
      </div>
    </>
  );
}

function NextPanel({ detail }: { readonly detail: TypologyVersionDetail }) {
  const t = useWords(versionWords);
  return (
    <Panel title={t('next')}>
      {detail.state === 'draft' ? <Submit detail={detail} /> : null}
      {detail.state === 'waiting' ? <Decide detail={detail} /> : null}
      {detail.state === 'draft' || detail.state === 'waiting' ? null : <Decided detail={detail} />}
    </Panel>
  );
}

function Submit({ detail: { id, revision, test } }: { readonly detail: TypologyVersionDetail }) {
  const t = useWords(versionWords);
  const step = useVersionStep(id);
  const maySubmit = may(useMember(), fraudRoutes.submitTypologies);
  if (test === null || !maySubmit) return <p className="soft">{t('testFirst')}</p>;
  return (
    <NoteForm
      acts={[{ key: 'submit', text: t('submit') }]}
      pending={step.isPending}
      error={step.error}
      longest={500}
      onSend={(_, note) => step.mutate({ kind: 'submit', revision, note })}
    />
  );
}

function Decide({ detail: { id, madeBy, savedBy, submittedBy, note } }: { readonly detail: TypologyVersionDetail }) {
  const t = useWords(versionWords);
  const step = useVersionStep(id);
  return (
    <>
      <p className="soft">{t('waits')}</p>
      <p>{note}</p>
      <SecondPerson
        route={fraudRoutes.decideTypologies}
        workOf={[madeBy, savedBy, ...(submittedBy === null ? [] : [submittedBy])]}
        pending={step.isPending}
        error={step.error}
        longest={500}
        texts={{ agree: t('agree') }}
        onDecide={({ approve, note: why }) => step.mutate({ kind: 'decide', approve, note: why })}
      />
    </>
  );
}

function Decided({ detail: { decidedBy, decidedAt, decisionNote } }: { readonly detail: TypologyVersionDetail }) {
  const t = useWords(versionWords);
  const { locale } = useLanguage();
  const who = useWho();
  return (
    <>
      {decidedBy === null || decidedAt === null ? null : (
        <p>{t('decided', { who: who(decidedBy), at: formatInstant(decidedAt, locale), note: decisionNote ?? '' })}</p>
      )}
      <p className="soft">{t('onlyRead')}</p>
    </>
  );
}
