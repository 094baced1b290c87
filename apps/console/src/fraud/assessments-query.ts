import type { ApplicationId } from '@lendline/applications/contract';
import { fraudRoutes } from '@lendline/fraud/routes';
import { useQuery } from '@tanstack/react-query';
import { fraud } from '../api/clients.ts';
import { valueOf } from '../api/problem.ts';
import { may, useMember } from '../session/member.ts';

/** What fraud checks said of an application, newest first. */
export function useAssessments(applicationId: ApplicationId) {
  return useQuery({
    queryKey: ['fraud', 'assessments', applicationId],
    queryFn: () => valueOf(fraud.assessments({ applicationId })),
    select: ({ assessments }) => assessments,
    enabled: may(useMember(), fraudRoutes.assessments),
  });
}
