import type { ModelDetail, ModelId } from '@lendline/models/contract';
import { useQuery } from '@tanstack/react-query';
import { models } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { type ModelLine, modelLine, modelsKey } from './models-query.ts';

export interface ModelView
  extends
    ModelLine,
    Pick<ModelDetail, 'card' | 'history' | 'requests' | 'registeredBy' | 'codeVersion' | 'reproducible'> {
  readonly dataHash: string | null;
}

export function useModel(modelId: ModelId) {
  return useQuery({
    queryKey: [...modelsKey, 'one', modelId],
    queryFn: () => valueOf(models.get({ modelId })),
    select: modelView,
  });
}

function modelView(model: ModelDetail): ModelView {
  const { card, history, requests, registeredBy, codeVersion, reproducible, dataHash } = model;
  const own = { card, history, requests, registeredBy, codeVersion, reproducible };
  return {
    ...modelLine(model),
    ...own,
    dataHash: dataHash === null ? null : dataHash.replace('sha256:', '').slice(0, 12),
  };
}
