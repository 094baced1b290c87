import { readFileSync } from 'node:fs';
import type { Context } from '@lendline/kernel';
import type { ModelsClient } from '@lendline/models/contract';
import { must } from '../seed/walk.ts';

/**
 * Registers the models that ship with the demo and makes them champions where there is none. They were trained on
 * the simulated country (`scripts/train-demo-model.ts`) and say so; a lender's own model takes their place.
 */
export async function registerDemoModels(models: ModelsClient, context: Context, country: 'cn' | 'ke'): Promise<void> {
  const { models: known } = must(await models.list(context, {}));
  if (known.some(({ role }) => role === 'champion')) return;
  const text = readFileSync(new URL(`models/${country}.json`, import.meta.url), 'utf8');
  const registered = must(
    await models.register(context, {
      name: `simulated-${country}`,
      segments: ['new', 'repeat', 'trader'],
      document: JSON.parse(text),
    }),
  );
  const note = 'Ships with the demo; trained on the simulated country.';
  // A champion takes two people, in a demo as well: both are made up, and the audit trail names them.
  const [first, second] = ['staff_demo_risk', 'staff_demo'].map(
    (id): Context => ({ ...context, actor: { kind: 'staff', id, permissions: ['models.write', 'models.approve'] } }),
  ) as [Context, Context];
  const asked = must(await models.requestRole(first, { modelId: registered.id, role: 'champion', note }));
  must(await models.decideRole(second, { requestId: asked.id, approve: true, note }));
}
