import { type Context, dayIn, ok, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import type { MenuCell } from '@lendline/decisions/contract';
import { borrowerLine } from '@lendline/platform';
import type { ApplicationId, MyApplication } from '../contract.ts';
import { problem } from '../problems.ts';
import { stateAfter } from '../rules/lifecycle.ts';
import { moneyText } from '../rules/money-text.ts';
import { offerOf } from '../rules/offer.ts';
import type { Choice, StoredApplication } from '../store/tables.ts';
import { changeApplication } from './change-application.ts';
import type { ApplicationsParts } from './parts.ts';
import { notNow, takeStep } from './take-step.ts';
import { answerView } from './view-application.ts';

export interface ChooseOffer {
  readonly applicationId: ApplicationId;
  readonly amount: WireMoney;
  readonly instalments: number;
}

/**
 * Chooses one cell of the menu and works out its schedule and whole cost for today. Another may be chosen until the
 * agreement is signed; the same again on the same day changes nothing, so what was read stays read.
 */
export async function chooseOffer(
  parts: ApplicationsParts,
  context: Context,
  { applicationId, amount, instalments }: ChooseOffer,
): Promise<Result<MyApplication, Problem>> {
  const target = { id: applicationId, owner: borrowerLine(context), action: 'choose' };
  const chosen = await changeApplication(parts, context, {
    target,
    work: async (tx, row) => {
      if (stateAfter(row.state, 'choose') === null) return notNow(row);
      const today = dayIn(parts.pack.zone, context.now());
      const on = { pack: parts.pack, today };
      const menu = row.decision?.menu ?? [];
      const cell = menu.find((one) => isCell(one, { amount, instalments }));
      const offer = cell ? offerOf(cell, on) : null;
      if (!cell || !offer?.ok) {
        const possible = possibleOf(menu.filter((one) => offerOf(one, on).ok));
        return problem('applications.choice-not-offered', { possible });
      }
      if (isChosen(row, cell, today)) return ok(row);
      const choice: Choice = { ...offer.value, day: today.toString(), chosenAt: context.now().toString() };
      const patch = { choice, cost_opened_at: null, cost_confirmed_at: null, agreement_id: null };
      return takeStep(tx, row, { step: 'choose', patch });
    },
  });
  return answerView(parts, context, chosen);
}

type Wanted = Pick<MenuCell, 'amount' | 'instalments'>;

function isCell(cell: MenuCell, { amount, instalments }: Wanted): boolean {
  return (
    cell.amount.amount === amount.amount && cell.amount.currency === amount.currency && cell.instalments === instalments
  );
}

function isChosen({ choice }: StoredApplication, cell: MenuCell, today: Temporal.PlainDate): boolean {
  return choice !== null && isCell(choice.cell, cell) && choice.day === today.toString();
}

function possibleOf(menu: readonly MenuCell[]): string {
  return menu.map(({ amount, instalments }) => `${moneyText(amount)} × ${instalments}`).join('; ');
}
