import { assert, type Context, type Id } from '@lendline/kernel';

/** The signed-in borrower's line. Only for operations whose one audience is the borrower: the gate saw to it. */
export function borrowerLine(context: Context): Id<'line'> {
  assert(context.actor.kind === 'borrower', 'this operation is for a signed-in borrower');
  return context.actor.line as Id<'line'>;
}

/** The staff member who acts. */
export function staffMember(context: Context): Id<'staff'> {
  assert(context.actor.kind === 'staff', 'this operation is for a staff member');
  return context.actor.id as Id<'staff'>;
}
