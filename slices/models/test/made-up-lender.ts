import type { Context, Problem, Result } from '@lendline/kernel';
import type { ModelDocument } from '@lendline/scoring';
import { type FakeClock, service, staff, testContext } from '@lendline/testkit';
import type { ModelId, ModelsClient, ModelSummary, RoleRequest, Segment } from '../contract.ts';

/** The people of one lender: risk trains and asks, the second one approves, decisions ask for scores. */
export interface MadeUpLender {
  readonly tenant: string;
  readonly risk: Context;
  readonly second: Context;
  readonly decisions: Context;
}

/** A lender of its own, so that champions of two tests do not meet. */
export function madeUpLender(tenant: string, clock: FakeClock): MadeUpLender {
  const permissions = ['models.read', 'models.write', 'models.approve'];
  return {
    tenant,
    risk: testContext({ tenant, actor: staff('staff_risk', ...permissions), clock }),
    second: testContext({ tenant, actor: staff('staff_second', ...permissions), clock }),
    decisions: testContext({ tenant, actor: service('decisions'), clock }),
  };
}

/** The value of an answer that must have come. */
export function value<Value>(answer: Result<Value, Problem>): Value {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.text.en}`);
  return answer.value;
}

export async function register(
  client: ModelsClient,
  at: MadeUpLender,
  given: { readonly segments?: readonly Segment[]; readonly document: ModelDocument; readonly name?: string },
): Promise<ModelSummary> {
  const { segments = ['new'], document, name = 'made up' } = given;
  return value(await client.register(at.risk, { name, segments, document }));
}

/** Two people agree that a model decides. */
export async function promote(client: ModelsClient, at: MadeUpLender, modelId: ModelId): Promise<RoleRequest> {
  const note = 'agreed in committee';
  const asked = value(await client.requestRole(at.risk, { modelId, role: 'champion', note }));
  return value(await client.decideRole(at.second, { requestId: asked.id, approve: true, note }));
}
