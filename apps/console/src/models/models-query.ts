import type { ModelSummary } from '@lendline/models/contract';
import { modelsRoutes } from '@lendline/models/routes';
import { useQuery } from '@tanstack/react-query';
import { models } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { may, useMember } from '../session/member.ts';

export interface ModelLine {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly segments: ModelSummary['segments'];
  readonly role: ModelSummary['role'];
  readonly simulated: boolean;
  readonly registeredAt: string;
  readonly fingerprint: string;
  readonly metrics: readonly { readonly name: string; readonly value: number }[];
}

export function modelLine(model: ModelSummary): ModelLine {
  const { id, name, kind, segments, role, simulated, registeredAt, documentHash, metrics } = model;
  return {
    id,
    name,
    kind,
    segments,
    role,
    simulated,
    registeredAt,
    fingerprint: documentHash.slice(0, 12),
    metrics: Object.entries(metrics).map(([metric, value]) => ({ name: metric, value })),
  };
}

export function useModels() {
  return useQuery({
    queryKey: ['models', 'list'],
    queryFn: () => valueOf(models.list({})),
    select: (answer) => answer.models.map(modelLine),
    enabled: may(useMember(), modelsRoutes.list),
  });
}
