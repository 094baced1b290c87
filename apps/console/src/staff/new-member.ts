import type { NewMember } from './add-member-mutation.ts';
import type { staffWords } from './words.ts';

type Word = keyof typeof staffWords;
export type Problems = Partial<Record<'user' | 'displayName' | 'password' | 'roles', Word>>;

/** What is still missing or wrong in a new member, by field; empty when it can be sent. */
export function problemsOfMember({ user, displayName, password, roles }: NewMember): Problems {
  return {
    ...(/^[a-z0-9][a-z0-9.-]{1,39}$/.test(user) ? {} : { user: 'userNeeded' as const }),
    ...(displayName.trim() === '' ? { displayName: 'nameNeeded' as const } : {}),
    ...(password.length < 12 ? { password: 'passwordNeeded' as const } : {}),
    ...(roles.length === 0 ? { roles: 'rolesNeeded' as const } : {}),
  };
}
