import type { ModelId, ModelSummary } from '@lendline/models/contract';
import { modelsRoutes } from '@lendline/models/routes';
import { useQuery } from '@tanstack/react-query';
import { models } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { may, useMember } from '../session/member.ts';

export const modelsKey = ['models'] as const;

export interface ModelLine extends Pick<
  ModelSummary,
  'name' | 'version' | 'kind' | 'segments' | 'role' | 'roles' | 'simulated' | 'registeredAt'
> {
  readonly id: ModelId;
  readonly fingerprint: string;
  readonly metrics: readonly { readonly name: string; readonly value: number }[];
}

export function modelLine(model: ModelSummary): ModelLine {
  const { id, name, version, kind, segments, role, roles, simulated, registeredAt, documentHash, metrics } = model;
  return {
    id,
    name,
    version,
    kind,
    segments,
    role,
    roles,
    simulated,
    registeredAt,
    fingerprint: documentHash.slice(0, 12),
    metrics: Object.entries(metrics).map(([metric, value]) => ({ name: metric, value })),
  };
}

export function useModels() {
  return useQuery({
    queryKey: [...modelsKey, 'list'],
    queryFn: () => valueOf(models.list({})),
    select: (answer) => answer.models.map(modelLine),
    enabled: may(useMember(), modelsRoutes.list),
  });
}
