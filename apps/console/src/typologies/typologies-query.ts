import type { GuardAlertId, TypologyVersionDetail, TypologyVersionId } from '@lendline/fraud/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { fraud } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { withinTypology } from './faults.ts';
import type { Typology } from './typology.ts';

const typologiesKey = ['fraud', 'typologies'] as const;

function versionKey(versionId: TypologyVersionId | null) {
  return [...typologiesKey, 'version', versionId] as const;
}

/** Versions newest first, and the signals that rules can be about. */
export function useTypologies() {
  return useQuery({ queryKey: [...typologiesKey, 'versions'], queryFn: () => valueOf(fraud.listTypologies({})) });
}

/** Null where there is no version to ask for: version 1 replaces none. */
export function useVersion(versionId: TypologyVersionId | null) {
  return useQuery({
    queryKey: versionKey(versionId),
    queryFn: () => (versionId === null ? null : valueOf(fraud.getTypologies({ versionId }))),
  });
}

export function useRates() {
  return useQuery({ queryKey: [...typologiesKey, 'rates'], queryFn: () => valueOf(fraud.typologyRates({})) });
}

/** Typologies that are not asked now. */
export function useHalts() {
  return useQuery({
    queryKey: [...typologiesKey, 'halts'],
    queryFn: async () => (await valueOf(fraud.listGuardAlerts({ state: 'halted' }))).alerts,
  });
}

/** What the server says of a typology as it stands; what it said before stays in view while it looks. */
export function useCheck(typology: Typology) {
  return useQuery({
    queryKey: [...typologiesKey, 'check', typology],
    queryFn: async () => {
      const { faults, examples } = await valueOf(fraud.checkTypologies({ document: [typology] }));
      return { faults: withinTypology(faults), examples };
    },
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** Begins a draft of what is live. */
export function useDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note: string) => valueOf(fraud.draftTypologies({ note })),
    onSettled: () => client.invalidateQueries({ queryKey: typologiesKey }),
  });
}

export function useRollBack() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note: string) => valueOf(fraud.rollBackTypologies({ note })),
    onSettled: () => client.invalidateQueries({ queryKey: typologiesKey }),
  });
}

export type VersionStep =
  | {
      readonly kind: 'save';
      readonly revision: number;
      readonly document: readonly Typology[];
      readonly note: string;
    }
  | { readonly kind: 'test'; readonly days: number }
  | { readonly kind: 'submit'; readonly revision: number; readonly note: string }
  | { readonly kind: 'decide'; readonly approve: boolean; readonly note: string };

/** One step of a version. What it became is shown once the server has taken it. */
export function useVersionStep(versionId: TypologyVersionId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: VersionStep) => valueOf(take(versionId, step)),
    onSuccess: async (detail: TypologyVersionDetail) => {
      // A look that began before the step would bring the version back as it was.
      await client.cancelQueries({ queryKey: versionKey(versionId) });
      client.setQueryData(versionKey(versionId), detail);
    },
    onSettled: () => client.invalidateQueries({ queryKey: typologiesKey }),
  });
}

function take(versionId: TypologyVersionId, step: VersionStep) {
  switch (step.kind) {
    case 'save':
      return fraud.saveTypologies({
        versionId,
        revision: step.revision,
        document: step.document,
        note: step.note,
      });
    case 'test':
      return fraud.testTypologies({ versionId, days: step.days });
    case 'submit':
      return fraud.submitTypologies({ versionId, revision: step.revision, note: step.note });
    case 'decide':
      return fraud.decideTypologies({ versionId, approve: step.approve, note: step.note });
  }
}

export type HaltStep =
  | { readonly kind: 'halt'; readonly typology: string; readonly note: string }
  | { readonly kind: 'resume'; readonly alertId: GuardAlertId; readonly note: string };

export function useHaltStep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: HaltStep) =>
      valueOf(
        step.kind === 'halt'
          ? fraud.haltTypology({ typology: step.typology, note: step.note })
          : fraud.resumeTypology({ alertId: step.alertId, note: step.note }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: typologiesKey }),
  });
}
