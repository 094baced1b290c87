import { useMutation } from '@tanstack/react-query';
import { staff } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

/** Recomputes every hash of the trail; only asked for, never done by itself. */
export function useVerifyAudit() {
  return useMutation({ mutationFn: () => valueOf(staff.verifyAudit({})) });
}
