import type { MyApplication } from '@lendline/applications/contract';
import type { Loan } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { useEffect } from 'preact/hooks';
import { go } from '../app/navigation.ts';
import { CancelButton } from '../decision/cancel-button.tsx';
import { useWatched } from '../decision/use-watched.ts';
import { useJourney } from '../journey/journey-context.ts';
import { currentApplication } from '../journey/stage.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { useSignOut } from '../my-data/use-sign-out.ts';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { words } from './words.ts';

const second_ms = 1000;
const personsPace_ms = 15_000;

/** From the signature to the money: live, with the hold where there is one, and the receipt at the end. */
export function PayoutScreen() {
  const { journey, reload } = useJourney();
  const held = currentApplication(journey)?.state === 'held';
  const { application, silent } = useWatched(held ? personsPace_ms : second_ms);
  const loan = journey.loans.find(({ id }) => id === application?.loanId) ?? null;
  const state = application?.state;
  useEffect(() => {
    // The loan is another slice's: asked for when the application says that it has moved.
    if (state === 'active' || state === 'disbursing') void reload();
  }, [state, reload]);
  if (application === null) return null;
  if (state === 'held') return <Held application={application} />;
  if (state === 'active')
    return loan?.disbursedOn ? (
      <Arrived loan={loan} />
    ) : (
      <OnItsWay application={application} loan={loan} silent={silent} />
    );
  return <OnItsWay application={application} loan={loan} silent={silent} />;
}

interface OnItsWayProps {
  readonly application: MyApplication;
  readonly loan: Loan | null;
  readonly silent: boolean;
}

function OnItsWay({ application, loan, silent }: OnItsWayProps) {
  const t = useWords(words);
  const reached = { signed: 1, disbursing: 2, active: 3 }[application.state as string] ?? 1;
  const stages = ['signed', 'checked', 'sent', 'arrived'] as const;
  return (
    <Screen title={t('onItsWay')} step="agreement">
      <p class="lead">{t('onItsWayLead')}</p>
      <ol class="live">
        {stages.map((stage, index) => (
          <li key={stage} class={index < reached ? 'done' : index === reached ? 'now' : 'ahead'}>
            <span class="dot" aria-hidden="true" />
            {t(stage)}
          </li>
        ))}
      </ol>
      <p class="only-heard" aria-live="polite">
        {t(stages[reached] ?? 'arrived')}
      </p>
      {loan?.payoutProblem && (
        <Note tone="warn">
          <p aria-live="polite">{t('failed')}</p>
        </Note>
      )}
      {silent && (
        <Note tone="warn">
          <p aria-live="polite">{t('silent')}</p>
        </Note>
      )}
    </Screen>
  );
}

function Held({ application }: { readonly application: MyApplication }) {
  const t = useWords(words);
  const text = useText();
  const leaving = useSignOut();
  return (
    <Screen title={t('held')} step="agreement">
      <p class="lead">{t('heldLead')}</p>
      {application.hold && (
        <section class="card">
          <h2>{t('heldReason')}</h2>
          <p>{text(application.hold)}</p>
        </section>
      )}
      <section class="card">
        <h2>{t('heldNext')}</h2>
        <ol class="numbered">
          <li>{t('heldNext1')}</li>
          <li>{t('heldNext2')}</li>
          <li>{t('heldNext3')}</li>
        </ol>
      </section>
      <NoteOfTrouble problem={leaving.problem} />
      <Button busy={leaving.busy} onClick={() => leaving.run()}>
        {t('proveAgain')}
      </Button>
      <CancelButton application={application} />
    </Screen>
  );
}

function Arrived({ loan }: { readonly loan: Loan }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const first = loan.nextInstalment;
  return (
    <Screen title={t('done')}>
      <p class="figure good">{formatMoney(loan.principal)}</p>
      <Facts
        rows={[
          { label: t('day'), value: loan.disbursedOn ? formatDay(loan.disbursedOn, locale) : '' },
          ...(first
            ? [
                {
                  label: t(loan.instalments.length === 1 ? 'only' : 'first'),
                  value: `${formatMoney(first.outstanding)} · ${formatDay(first.due, locale)}`,
                },
              ]
            : []),
          { label: t('number'), value: <code>{loan.id.slice(-8)}</code> },
        ]}
      />
      <Button onClick={() => go('/loan')}>{t('toLoan')}</Button>
    </Screen>
  );
}
