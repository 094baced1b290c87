import type { Context } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { LineId } from '@lendline/lines/contract';
import type { CreditLineChangeId } from '../credit-line-contract.ts';
import { creditLineProblem } from '../credit-line-problems.ts';
import {
  creditLineOfChange,
  decideCreditLineChangeRow,
  lockCreditLine,
  lockCreditLineChange,
} from '../store/credit-lines.ts';
import { answer, type Changed, judge, refuse, setAside, tellRequest, write } from './change-credit-line.ts';
import type { LoansParts } from './parts.ts';
import { readStanding } from './show-credit-line.ts';

export interface SignRenewal {
  readonly changeId: CreditLineChangeId;
  readonly lineId: LineId;
  readonly agreementHash: string;
}

/**
 * Renews a credit line that its borrower has signed the renewal of. Signing twice is signing once; what has become impossible
 * since it was offered is put aside.
 */
export async function signRenewal(parts: LoansParts, context: Context, signed: SignRenewal): Promise<Changed> {
  return parts.database.transaction(context, async (tx) => {
    const of = await creditLineOfChange(tx, signed.changeId);
    // The credit line first, as whoever changes it: two who hold one each would wait for ever.
    const row = of && (await lockCreditLine(tx, of));
    const request = row && (await lockCreditLineChange(tx, signed.changeId));
    if (!request || row.line_id !== signed.lineId || request.change.kind !== 'renewal') return notFound();
    if (request.state === 'applied') return answer(parts, tx, request);
    if (request.state !== 'to-sign') {
      return refuse(tx, request, creditLineProblem('loans.credit-line-change-decided', { state: request.state }));
    }
    const act = judge(parts, await readStanding(parts, tx, row), request.change);
    const done = {
      ...request,
      state: act.ok ? ('applied' as const) : ('overtaken' as const),
      decided_at: context.now(),
    };
    await decideCreditLineChangeRow(tx, done);
    if (act.ok) await write(parts, tx, { row, act: act.value, request: done, agreementHash: signed.agreementHash });
    else await setAside(tx, done);
    await tellRequest(tx, done);
    return act.ok ? answer(parts, tx, done) : act;
  });
}
