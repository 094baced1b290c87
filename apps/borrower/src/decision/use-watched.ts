import type { MyApplication } from '@lendline/applications/contract';
import { useEffect, useState } from 'preact/hooks';
import { useJourney, withApplication } from '../journey/journey-context.ts';
import { currentApplication } from '../journey/stage.ts';
import { watchApplication } from './watch.ts';

/** The current application, followed live while its screen is shown. `silent` when no news can be had. */
export function useWatched(every_ms: number): { readonly application: MyApplication | null; readonly silent: boolean } {
  const { journey, change } = useJourney();
  const application = currentApplication(journey);
  const [silent, setSilent] = useState(false);
  const id = application?.id;
  useEffect(() => {
    if (id === undefined) return undefined;
    return watchApplication({
      id,
      every_ms,
      onChange: (news) => change((now) => ({ applications: withApplication(now.applications, news) })),
      onSilence: setSilent,
    });
  }, [id, every_ms, change]);
  return { application, silent };
}
