import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditRow } from '@lendline/staff/contract';
import { staff } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';

export interface AuditLine {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  /** `loans.change-loan`: what the row says, to the letter. */
  readonly code: string;
  readonly subject: string;
  readonly shortSubject: string;
  readonly outcome: AuditRow['outcome'];
  readonly reason: string | null;
  readonly fingerprint: string;
}

export function auditLine({ sequence, at, slice, actor, action, subject, outcome, reason, hash }: AuditRow): AuditLine {
  return {
    sequence,
    at,
    actor,
    action,
    code: `${slice}.${action}`,
    subject,
    shortSubject: shortened(subject),
    outcome,
    reason,
    fingerprint: hash.slice(0, 10),
  };
}

/** `staff:staff_01k9…` -> `staff …A1B2C3`; a name without an id stays as it is. */
function shortened(text: string): string {
  const found = /^(?:\w+:)?([a-z]+)_[0-9a-z]{20}([0-9a-z]{6})$/.exec(text);
  return found ? `${found[1]!} ${found[2]!.toUpperCase()}` : text;
}

export function useAudit(subject: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['staff', 'audit', subject ?? ''],
    queryFn: ({ pageParam }) =>
      valueOf(
        staff.listAudit({
          limit: 40,
          ...(subject === undefined ? {} : { subject }),
          ...(pageParam === null ? {} : { before: pageParam }),
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ rows }) => rows.map(auditLine)),
  });
}
