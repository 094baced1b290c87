import type { ApplicationId } from '@lendline/applications/contract';
import { useQuery } from '@tanstack/react-query';
import { applications } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { fileView } from './application-file.ts';

export function applicationKey(applicationId: string) {
  return ['applications', 'file', applicationId] as const;
}

/** One application whole; asked for again while it is open, for the borrower may act meanwhile. */
export function useApplication(applicationId: ApplicationId) {
  return useQuery({
    queryKey: applicationKey(applicationId),
    queryFn: () => valueOf(applications.getFile({ applicationId })),
    select: fileView,
    refetchInterval: 15_000,
  });
}
