import { defineSlice, z } from '@lendline/platform';
import type { ModelsClient } from './contract.ts';
import { modelsRoutes } from './routes.ts';
import { modelsSchemas } from './schemas.ts';
import type { ModelsTables } from './store/tables.ts';
import { assignRole } from './usecases/assign-role.ts';
import { getModel, listModels } from './usecases/list-models.ts';
import type { ModelsParts } from './usecases/parts.ts';
import { registerModel } from './usecases/register-model.ts';
import { scoreValues } from './usecases/score-values.ts';

const config = z.object({});

export const modelsSlice = defineSlice<ModelsClient, Record<string, never>, z.infer<typeof config>, ModelsTables>({
  name: 'models',
  needs: [],
  migrations: new URL('migrations/', import.meta.url),
  routes: modelsRoutes,
  schemas: modelsSchemas,
  config,
  build: ({ database }) => {
    const parts: ModelsParts = { database, ready: new Map() };
    return {
      operations: {
        list: (context) => listModels(parts, context),
        get: (context, { modelId }) => getModel(parts, context, modelId),
        register: (context, input) => registerModel(parts, context, input),
        assignRole: (context, input) => assignRole(parts, context, input),
        score: (context, input) => scoreValues(parts, context, input),
      },
    };
  },
});
