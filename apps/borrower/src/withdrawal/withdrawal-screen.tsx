import type { Loan, Withdrawal } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import { useState } from 'preact/hooks';
import { attempt } from '../api/attempt.ts';
import { loans } from '../api/loans.ts';
import { useAction } from '../api/use-action.ts';
import { useAnswer } from '../api/use-answer.ts';
import { go } from '../app/navigation.ts';
import { useJourney } from '../journey/journey-context.ts';
import { currentLoan } from '../journey/stage.ts';
import { useLanguage, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { Pending } from '../parts/pending.tsx';
import { Screen } from '../parts/screen.tsx';
import { isZero } from '../parts/wire-money.ts';
import { words } from './words.ts';

/** The right to withdraw within the cooling-off days: what goes back, by when, and what falls away. */
export function WithdrawalScreen() {
  const { journey } = useJourney();
  const t = useWords(words);
  const loan = currentLoan(journey);
  const { value, problem, again } = useAnswer(loan && `${loan.id} ${loan.payoff.amount}`, () =>
    loans.myWithdrawal({ loanId: loan!.id }),
  );
  if (loan === null) return null;
  return (
    <Screen key={value?.state ?? 'asking'} title={t('title')} back={() => go('/loan')}>
      {value === null && <Pending problem={problem} retry={again} />}
      {value?.state === 'open' && <Open loan={loan} terms={value} onDone={again} />}
      {value?.state === 'done' && <Done terms={value} />}
      {value?.state === 'over' && <Over terms={value} />}
    </Screen>
  );
}

type TermsOf<State extends Withdrawal['state']> = Extract<Withdrawal, { readonly state: State }>;

interface OpenProps {
  readonly loan: Loan;
  readonly terms: TermsOf<'open'>;
  readonly onDone: () => Promise<void>;
}

function Open({ loan, terms, onDone }: OpenProps) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const { until, returnBy, toReturn, fallsAway } = terms;
  return (
    <>
      <p class="lead">{t('lead', { day: formatDay(until, locale) })}</p>
      <Facts
        rows={[
          { label: t('toReturn'), value: formatMoney(toReturn), strong: true },
          { label: t('returnBy'), value: formatDay(returnBy, locale) },
          ...(isZero(fallsAway) ? [] : [{ label: t('fallsAway'), value: formatMoney(fallsAway) }]),
        ]}
      />
      <Note>
        <p>{t('what')}</p>
      </Note>
      <WithdrawButton loan={loan} onDone={onDone} />
    </>
  );
}

/** After a second tap that means it. */
function WithdrawButton({ loan, onDone }: Pick<OpenProps, 'loan' | 'onDone'>) {
  const t = useWords(words);
  const { reload } = useJourney();
  const [asked, setAsked] = useState(false);
  const withdrawing = useAction(async () => {
    const input = { loanId: loan.id };
    const result = await attempt({ name: 'withdraw', input }, (options) => loans.withdraw(input, options));
    // What is owed today may be the same as before, so it is asked for again.
    if (result.ok || result.error.status === 409) await Promise.all([reload(), onDone()]);
    return result;
  });
  return (
    <div class="stack">
      <NoteOfTrouble problem={withdrawing.problem} />
      {asked ? (
        <div class="note warn" role="alert">
          <p>{t('sure')}</p>
          <div class="pair">
            <Button kind="secondary" busy={withdrawing.busy} onClick={() => withdrawing.run()}>
              {t('yes')}
            </Button>
            <Button kind="secondary" onClick={() => setAsked(false)}>
              {t('no')}
            </Button>
          </div>
        </div>
      ) : (
        <Button onClick={() => setAsked(true)}>{t('withdraw')}</Button>
      )}
    </div>
  );
}

function Done({ terms: { toReturn, returnBy } }: { readonly terms: TermsOf<'done'> }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  return (
    <>
      <Note tone="good">
        <p>{t('done')}</p>
      </Note>
      <Facts
        rows={[
          { label: t('toReturn'), value: formatMoney(toReturn), strong: true },
          { label: t('returnBy'), value: formatDay(returnBy, locale) },
        ]}
      />
      <Button onClick={() => go('/loan/payoff')}>{t('giveBack')}</Button>
    </>
  );
}

function Over({ terms: { until } }: { readonly terms: TermsOf<'over'> }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  return (
    <>
      <p class="lead">{t('over', { day: formatDay(until, locale) })}</p>
      <Button kind="secondary" onClick={() => go('/loan/payoff')}>
        {t('payOff')}
      </Button>
    </>
  );
}
