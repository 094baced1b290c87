import type { LocalText } from '@lendline/kernel';
import type { ModelId } from '@lendline/models/contract';
import { useQuery } from '@tanstack/react-query';
import { models } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { type ModelLine, modelLine } from './models-query.ts';

export interface ModelView extends ModelLine {
  readonly card: LocalText;
}

export function useModel(modelId: ModelId) {
  return useQuery({
    queryKey: ['models', 'one', modelId],
    queryFn: () => valueOf(models.get({ modelId })),
    select: ({ card, ...summary }): ModelView => ({ ...modelLine(summary), card }),
  });
}
