import type { MyApplication } from '@lendline/applications/contract';
import type { DecisionForBorrower, MenuCell } from '@lendline/decisions/contract';
import { formatMoney } from '@lendline/ui';
import { useState } from 'preact/hooks';
import { applications } from '../api/applications.ts';
import { attempt } from '../api/attempt.ts';
import { useAction } from '../api/use-action.ts';
import { go } from '../app/navigation.ts';
import { CancelButton } from '../decision/cancel-button.tsx';
import { useJourney, withApplication } from '../journey/journey-context.ts';
import { currentApplication } from '../journey/stage.ts';
import { useWords } from '../language/language.tsx';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { NoteOfTrouble } from '../parts/notes.tsx';
import { Screen } from '../parts/screen.tsx';
import { minus } from '../parts/wire-money.ts';
import { AprFigure, SimulatedNote } from './apr-figure.tsx';
import { amountsOf, cellFor, firstCell, termsOf } from './menu.ts';
import { words } from './words.ts';

/** The menu of lawful offers: an amount and a term, with the whole cost of each as one yearly rate. */
export function OfferScreen() {
  const { journey } = useJourney();
  const t = useWords(words);
  const application = currentApplication(journey);
  const decision = application?.decision ?? null;
  if (application === null || decision === null) return null;
  const limit = decision.limit ?? amountsOf(decision.menu).at(-1);
  return (
    <Screen title={t('title')} step="offer">
      {limit && <p class="lead">{t('upTo', { limit: formatMoney(limit, { short: true }) })}</p>}
      {decision.simulated && (
        <p class="tags">
          <span class="tag">{t('simulated')}</span>
        </p>
      )}
      <Choice application={application} decision={decision} />
      {decision.simulated && <SimulatedNote />}
      <CancelButton application={application} />
    </Screen>
  );
}

interface ChoiceProps {
  readonly application: MyApplication;
  readonly decision: DecisionForBorrower;
}

function Choice({ application, decision }: ChoiceProps) {
  const t = useWords(words);
  const { menu } = decision;
  const [cell, setCell] = useState<MenuCell | null>(
    () => chosenBefore(application) ?? firstCell(menu, application.requested),
  );
  const choosing = useChoose(application);
  if (cell === null) return null;
  const single = cell.instalments === 1;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        choosing.run(cell);
      }}
    >
      <section class="card offer">
        <AprFigure apr={cell.apr} />
        <AmountSteps menu={menu} cell={cell} onChange={setCell} />
        <Terms menu={menu} cell={cell} onChange={setCell} />
      </section>
      <Facts
        rows={[
          {
            label: t(single ? 'once' : 'instalment'),
            value: <Each cell={cell} />,
          },
          { label: t('costs'), value: formatMoney(minus(cell.totalRepayable, cell.amount)) },
          { label: t('total'), value: formatMoney(cell.totalRepayable), strong: true },
        ]}
      />
      <NoteOfTrouble problem={choosing.problem} />
      <Button busy={choosing.busy}>{t('see')}</Button>
    </form>
  );
}

function Each({ cell }: { readonly cell: MenuCell }) {
  const t = useWords(words);
  const { instalment, lastInstalment } = cell;
  if (lastInstalment.amount === instalment.amount) return <>{formatMoney(instalment)}</>;
  return (
    <>
      {formatMoney(instalment)}
      <br />
      <span class="hint">{t('lastOne', { last: formatMoney(lastInstalment) })}</span>
    </>
  );
}

function chosenBefore({ offer, decision }: MyApplication): MenuCell | null {
  if (offer === null) return null;
  const same = ({ amount, instalments }: MenuCell): boolean =>
    amount.amount === offer.cell.amount.amount && instalments === offer.cell.instalments;
  return decision?.menu.find(same) ?? null;
}

function useChoose(application: MyApplication) {
  const { journey, change, reload } = useJourney();
  return useAction(async ({ amount, instalments }: MenuCell) => {
    const input = { applicationId: application.id, amount, instalments };
    const result = await attempt({ name: 'choose', input }, (options) => applications.choose(input, options));
    if (result.ok) {
      change({ applications: withApplication(journey.applications, result.value) });
      go('/plan');
    } else if (result.error.status === 409 || result.error.status === 410) await reload();
    return result;
  });
}

interface PickProps {
  readonly menu: readonly MenuCell[];
  readonly cell: MenuCell;
  readonly onChange: (cell: MenuCell) => void;
}

function AmountSteps({ menu, cell, onChange }: PickProps) {
  const t = useWords(words);
  const amounts = amountsOf(menu);
  const at = amounts.findIndex(({ amount }) => amount === cell.amount.amount);
  const move = (to: number): void => {
    const amount = amounts[to];
    if (amount) onChange(cellFor(menu, amount, cell));
  };
  const shown = formatMoney(cell.amount, { short: true });
  return (
    <div class="field amount">
      <label for="amount">{t('amount')}</label>
      <output class="figure" for="amount">
        {shown}
      </output>
      {amounts.length > 1 && (
        <div class="slider">
          <button
            type="button"
            class="step-button"
            aria-label={t('less')}
            aria-disabled={at === 0}
            onClick={() => move(at - 1)}
          >
            −
          </button>
          <input
            id="amount"
            type="range"
            min={0}
            max={amounts.length - 1}
            step={1}
            value={at}
            aria-valuetext={shown}
            onInput={(event) => move(Number(event.currentTarget.value))}
          />
          <button
            type="button"
            class="step-button"
            aria-label={t('more')}
            aria-disabled={at === amounts.length - 1}
            onClick={() => move(at + 1)}
          >
            +
          </button>
        </div>
      )}
    </div>
  );
}

function Terms({ menu, cell, onChange }: PickProps) {
  const t = useWords(words);
  return (
    <fieldset class="terms">
      <legend>{t('term')}</legend>
      {termsOf(menu, cell.amount).map((one) => (
        <label key={one.instalments} class="term">
          <input
            type="radio"
            name="term"
            checked={one.instalments === cell.instalments}
            onChange={() => onChange(one)}
          />
          <span>{t(one.every.unit, { n: one.instalments * one.every.count })}</span>
        </label>
      ))}
    </fieldset>
  );
}
