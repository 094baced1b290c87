import type { Context, Problem, Result } from '@lendline/kernel';
import { type FakeClock, service, staff, testContext } from '@lendline/testkit';
import type { DecisionsClient, StrategyDetail, StrategyId } from '../contract.ts';

/** The people of one lender: an analyst writes, a colleague helps, the second person reviews and releases. */
export interface MadeUpLender {
  readonly tenant: string;
  readonly analyst: Context;
  readonly colleague: Context;
  readonly second: Context;
  readonly applications: Context;
}

const permissions = ['decisions.read', 'decisions.write', 'decisions.approve'];

/** A lender of its own, so that versions of two tests do not meet. */
export function madeUpLender(tenant: string, clock: FakeClock): MadeUpLender {
  const as = (id: string) => testContext({ tenant, actor: staff(id, ...permissions), clock });
  return {
    tenant,
    analyst: as('staff_analyst'),
    colleague: as('staff_colleague'),
    second: as('staff_second'),
    applications: testContext({ tenant, actor: service('applications'), clock }),
  };
}

/** The value of an answer that must have come. */
export function value<Value>(answer: Result<Value, Problem>): Value {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.text.en}`);
  return answer.value;
}

const note = 'agreed in committee';

/** A draft of the analyst's with this document. */
export async function draft(client: DecisionsClient, at: MadeUpLender, document: unknown): Promise<StrategyDetail> {
  return value(await client.draftStrategy(at.analyst, { document, note }));
}

/** A version that a second person approved. */
export async function approved(client: DecisionsClient, at: MadeUpLender, document: unknown): Promise<StrategyId> {
  const { id: strategyId, revision } = await draft(client, at, document);
  value(await client.sendToReview(at.analyst, { strategyId, revision, note }));
  value(await client.reviewStrategy(at.second, { strategyId, revision, approve: true, note }));
  return strategyId;
}

/** The same, live in both environments. */
export async function madeLive(client: DecisionsClient, at: MadeUpLender, document: unknown): Promise<StrategyId> {
  const strategyId = await approved(client, at, document);
  for (const environment of ['test', 'live'] as const) {
    value(await client.releaseStrategy(at.second, { strategyId, environment, state: 'live', note }));
  }
  return strategyId;
}
