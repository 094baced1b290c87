import { testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelSummary } from '../contract.ts';
import { modelsSlice } from '../slice.ts';
import type { ModelsTables } from '../store/tables.ts';
import { type MadeUpLender, register, value } from './made-up-lender.ts';
import { MadeUpLife } from './made-up-life.ts';

const db = testDatabase({ slices: [modelsSlice] });
const life = new MadeUpLife(db);
let at: MadeUpLender;
let model: ModelSummary;
beforeAll(async () => {
  await life.start();
  at = life.lender();
  model = await register(life.client, at, { document: await life.document() });
});
afterAll(() => life.stop());

describe('a registered version', () => {
  const changes = ['document', 'metrics', 'version', 'document_hash', 'training_card', 'registered_by'] as const;

  it.each(changes)('cannot be changed in its %s by the application', async (column) => {
    const slice = db.database.forSlice<ModelsTables>('models');
    const change = slice.transaction(at.risk, ({ db: tables }) =>
      tables
        .updateTable('model')
        .set((to) => ({ [column]: to.ref(column) }))
        .where('id', '=', model.id)
        .execute(),
    );
    await expect(change).rejects.toThrow('permission denied for table model');
  });

  it('cannot be taken out by the application', async () => {
    const slice = db.database.forSlice<ModelsTables>('models');
    const removal = slice.transaction(at.risk, ({ db: tables }) =>
      tables.deleteFrom('model').where('id', '=', model.id).execute(),
    );
    await expect(removal).rejects.toThrow('permission denied for table model');
  });

  it.each([
    ['changed', `update models.model set name = 'another' where id = $1`],
    ['taken out', `delete from models.model where id = $1`],
  ])('cannot be %s by whoever owns the database either', async (_, statement) => {
    await expect(db.database.pool.query(statement, [model.id])).rejects.toThrow(
      'a registered model is never changed: register another version',
    );
    expect(value(await life.client.get(at.risk, { modelId: model.id })).name).toBe('made up');
  });

  it('is its hash: a document that was edited on the way is refused', async () => {
    const copy = `insert into models.model
      select (jsonb_populate_record(null::models.model,
        to_jsonb(model) || jsonb_build_object('id', 'model_copy', 'version', 2, 'document', document || ' ', 'document_hash', $2::text))).*
      from models.model where id = $1`;
    await expect(db.database.pool.query(copy, [model.id, 'f'.repeat(64)])).rejects.toThrow('document_is_its_hash');
  });
});
