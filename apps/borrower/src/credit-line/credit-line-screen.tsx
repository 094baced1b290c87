import type { CreditLine, Loan } from '@lendline/loans/contract';
import { formatDay, formatMoney, formatRate } from '@lendline/ui';
import { applications } from '../api/applications.ts';
import { attempt } from '../api/attempt.ts';
import { loans } from '../api/loans.ts';
import { useAction } from '../api/use-action.ts';
import { useAnswer } from '../api/use-answer.ts';
import { go } from '../app/navigation.ts';
import { useAdvance, useJourney, withApplication } from '../journey/journey-context.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Note, NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { isZero } from '../parts/wire-money.ts';
import { Renewal } from './renewal.tsx';
import { statusTexts, words } from './words.ts';

/** What can be drawn of the own credit line, and what was. */
export function CreditLineScreen() {
  const t = useWords(words);
  const { value, problem, again } = useAnswer('credit-lines', () => loans.listMyCreditLines({}));
  return (
    <Screen title={t('title')} back={() => go('/loan')}>
      <NoteOfTrouble problem={problem} retry={() => void again()} />
      {value?.creditLines.length === 0 && <p class="lead">{t('none')}</p>}
      {value?.creditLines.map((creditLine) => (
        <Shown key={creditLine.id} creditLine={creditLine} onDone={() => void again()} />
      ))}
    </Screen>
  );
}

interface ShownProps {
  readonly creditLine: CreditLine;
  readonly onDone: () => void;
}

function Shown({ creditLine, onDone }: ShownProps) {
  const { journey } = useJourney();
  const t = useWords(words);
  const text = useText();
  const { locale } = useLanguage();
  const { status, available, limit, drawn, until, rate_ppm, isPastDue, loanIds } = creditLine;
  const own = journey.loans.filter(({ id, state }) => loanIds.includes(id) && state !== 'cancelled');
  return (
    <>
      <Facts
        rows={[
          { label: t('available'), value: formatMoney(available), strong: true },
          { label: t('limit'), value: formatMoney(limit) },
          { label: t('drawn'), value: formatMoney(drawn) },
          { label: t('until'), value: formatDay(until, locale) },
          { label: t('rate'), value: formatRate(rate_ppm) },
          { label: t('status'), value: text(statusTexts[status]) },
        ]}
      />
      {isPastDue && (
        <Note>
          <p>{t('pastDue')}</p>
        </Note>
      )}
      {creditLine.renewal && <Renewal key={creditLine.renewal.changeId} creditLine={creditLine} onDone={onDone} />}
      {!isZero(available) && <Draw creditLine={creditLine} />}
      <Drawdowns loans={own} />
    </>
  );
}

function Draw({ creditLine: { id: creditLineId } }: { readonly creditLine: CreditLine }) {
  const { journey } = useJourney();
  const advance = useAdvance();
  const t = useWords(words);
  const drawing = useAction(async () => {
    const input = { creditLineId };
    const begun = await attempt({ name: 'draw', input }, (options) => applications.draw(input, options));
    if (begun.ok) advance({ applications: withApplication(journey.applications, begun.value) });
    return begun;
  });
  return (
    <>
      <p class="hint">{t('drawHint')}</p>
      <NoteOfTrouble problem={drawing.problem} />
      <Button busy={drawing.busy} onClick={() => drawing.run()}>
        {t('draw')}
      </Button>
    </>
  );
}

function Drawdowns({ loans: drawdowns }: { readonly loans: readonly Loan[] }) {
  const t = useWords(words);
  const { locale } = useLanguage();
  const next = ({ nextInstalment }: Loan): string =>
    nextInstalment === null
      ? t('repaid')
      : t('nextDue', {
          day: formatDay(nextInstalment.due, locale),
          amount: formatMoney(nextInstalment.outstanding),
        });
  if (drawdowns.length === 0) return null;
  return (
    <>
      <h2>{t('drawdowns')}</h2>
      <ul class="card permissions">
        {drawdowns.map((loan) => (
          <li key={loan.id}>
            <div>
              <strong>{formatMoney(loan.principal)}</strong>
              <p class="hint">
                {t('owed', { amount: formatMoney(loan.outstanding) })} · {next(loan)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
