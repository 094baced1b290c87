import { lines } from '../api/lines.ts';
import { signedOutEvent } from '../api/settings.ts';
import { useAction } from '../api/use-action.ts';
import { forgetPerson } from '../offline/kept.ts';

/** Ends the session at the server and forgets on this phone; without a network nothing is forgotten and it says so. */
export function useSignOut() {
  return useAction(async () => {
    const result = await lines.signOut({});
    if (result.ok || result.error.status === 401) {
      forgetPerson();
      dispatchEvent(new Event(signedOutEvent));
    }
    return result;
  });
}
