import type { Actor, Context } from '@lendline/kernel';
import { asService, type Sessions } from '@lendline/platform';
import type { Clients } from './clients.ts';

/** Asks the slices that own the sessions whose a token is. A token that nobody knows is nobody's, never an error. */
export function sessionsOf(clients: Clients): Sessions {
  return {
    borrower: async (sessionToken: string, context: Context): Promise<Actor | null> => {
      const found = await clients.lines.resolveSession(asService(context, 'server'), { sessionToken });
      return found.ok ? { kind: 'borrower', line: found.value.lineId } : null;
    },
    staff: async (sessionToken: string, context: Context): Promise<Actor | null> => {
      const found = await clients.staff.resolveSession(asService(context, 'server'), { sessionToken });
      return found.ok ? { kind: 'staff', id: found.value.id, permissions: found.value.permissions } : null;
    },
  };
}
