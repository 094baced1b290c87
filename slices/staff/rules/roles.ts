import type { Role } from '../contract.ts';

/** Every permission that a route may ask for. */
export const permissions = [
  'applications.read',
  'applications.review',
  'applications.release',
  'lines.read',
  'lines.reveal',
  'consents.read',
  'records.read',
  'records.operate',
  'features.read',
  'models.read',
  'models.write',
  'models.approve',
  'decisions.read',
  'decisions.write',
  'decisions.approve',
  'fraud.read',
  'fraud.work',
  'fraud.write',
  'fraud.approve',
  'loans.read',
  'loans.operate',
  'loans.approve',
  'payments.read',
  'payments.operate',
  'messages.read',
  'staff.read',
  'staff.write',
  'audit.read',
] as const;

export type Permission = (typeof permissions)[number];

const reading: readonly Permission[] = [
  'applications.read',
  'lines.read',
  'consents.read',
  'records.read',
  'features.read',
  'models.read',
  'decisions.read',
  'fraud.read',
  'loans.read',
  'payments.read',
  'messages.read',
];

/** What each role may do; a member may do what any of their roles may. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permissions,
  'credit-officer': [
    ...reading,
    'applications.review',
    'applications.release',
    'lines.reveal',
    'fraud.work',
    'loans.approve',
  ],
  'risk-analyst': [
    ...reading,
    'models.write',
    'models.approve',
    'decisions.write',
    'decisions.approve',
    'fraud.work',
    'fraud.write',
    'fraud.approve',
    'records.operate',
  ],
  collector: ['lines.read', 'loans.read', 'payments.read', 'messages.read'],
  compliance: [...reading, 'fraud.approve', 'audit.read', 'staff.read'],
  operator: ['loans.read', 'loans.operate', 'payments.read', 'payments.operate', 'messages.read'],
};

export function permissionsOf(roles: readonly Role[]): readonly Permission[] {
  const held = new Set(roles.flatMap((role) => rolePermissions[role]));
  return permissions.filter((permission) => held.has(permission));
}
