import type { GuardAlert } from '@lendline/fraud/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import { formatInstant } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { NoteForm } from '../parts/note-form.tsx';
import { Panel } from '../parts/panel.tsx';
import { WaitingList } from '../parts/waiting-list.tsx';
import { may, useMember } from '../session/member.ts';
import { useWho } from '../staff/use-who.ts';
import { useHaltStep } from './typologies-query.ts';
import { typologyWords } from './words.ts';

/** Typologies that are not asked: why, since when, whose they are, and the way to let them go on. */
export function HaltsPanel({ halts }: { readonly halts: readonly GuardAlert[] }) {
  const t = useWords(typologyWords);
  return (
    <WaitingList title={t('halted')} items={halts} none={t('noHalt')}>
      {(alert) => <Halt alert={alert} />}
    </WaitingList>
  );
}

/** Who saved version 1: nobody of this lender. */
const shipped = 'lendline';

function Halt({ alert: { id: alertId, title, text, haltedAt, owner } }: { readonly alert: GuardAlert }) {
  const t = useWords(typologyWords);
  const read = useText();
  const { locale } = useLanguage();
  const who = useWho();
  const step = useHaltStep();
  return (
    <>
      <div className="waiting-head">{read(title)}</div>
      <p>{read(text)}</p>
      <p className="soft">
        {t('haltedBy', { at: formatInstant(haltedAt, locale), owner: owner === shipped ? t('noOwner') : who(owner) })}
      </p>
      {may(useMember(), fraudRoutes.resumeTypology) ? (
        <NoteForm
          acts={[{ key: 'resume', text: t('resume') }]}
          pending={step.isPending}
          error={step.error}
          longest={500}
          onSend={(_, note) => step.mutate({ kind: 'resume', alertId, note })}
        />
      ) : null}
    </>
  );
}

/** Stops a typology that is live, for whoever may. */
export function HaltPanel({ typology }: { readonly typology: string }) {
  const t = useWords(typologyWords);
  const step = useHaltStep();
  if (!may(useMember(), fraudRoutes.haltTypology)) return null;
  return (
    <Panel title={t('halt')}>
      <NoteForm
        acts={[{ key: 'halt', text: t('doHalt'), danger: true }]}
        pending={step.isPending}
        error={step.error}
        longest={500}
        onSend={(_, note, clear) => step.mutate({ kind: 'halt', typology, note }, { onSuccess: clear })}
      >
        <p className="soft">{t('haltHint')}</p>
      </NoteForm>
    </Panel>
  );
}
