import { applicationsRoutes } from '@lendline/applications/routes';
import { consentsRoutes } from '@lendline/consents/routes';
import { decisionsRoutes } from '@lendline/decisions/routes';
import { featuresRoutes } from '@lendline/features/routes';
import { fraudRoutes } from '@lendline/fraud/routes';
import type { Route } from '@lendline/kernel';
import { linesRoutes } from '@lendline/lines/routes';
import { loansRoutes } from '@lendline/loans/routes';
import { messagesRoutes } from '@lendline/messages/routes';
import { modelsRoutes } from '@lendline/models/routes';
import { paymentsRoutes } from '@lendline/payments/routes';
import { recordsRoutes } from '@lendline/records/routes';
import type { Role, StaffMember } from '@lendline/staff/contract';
import { staffRoutes } from '@lendline/staff/routes';
import { madeUpId } from './ids.ts';

const every: readonly Route[] = [
  applicationsRoutes,
  consentsRoutes,
  decisionsRoutes,
  featuresRoutes,
  fraudRoutes,
  linesRoutes,
  loansRoutes,
  messagesRoutes,
  modelsRoutes,
  paymentsRoutes,
  recordsRoutes,
  staffRoutes,
].flatMap((routes) => Object.values<Route>(routes));

const everyPermission = [...new Set(every.flatMap(({ permission }) => permission ?? []))];

function member(number: number, [user, displayName, ...roles]: readonly [string, string, ...Role[]]): StaffMember {
  return {
    id: madeUpId('staff', number),
    user,
    displayName,
    roles,
    permissions: everyPermission,
    locale: 'zh-CN',
    active: true,
  };
}

export const owner = member(1, ['zhou.min', '周敏', 'owner', 'credit-officer']);

export const members: readonly StaffMember[] = [
  owner,
  member(2, ['he.wen', '何文', 'credit-officer']),
  member(3, ['amina', 'Amina Otieno', 'risk-analyst']),
  member(4, ['tan.li', '谭丽', 'collector']),
  { ...member(5, ['gu.yan', '顾岩', 'compliance', 'operator']), active: false },
];
