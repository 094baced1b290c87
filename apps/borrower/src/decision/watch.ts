import type { ApplicationId, MyApplication } from '@lendline/applications/contract';
import { applications } from '../api/applications.ts';

export interface Watch {
  readonly id: ApplicationId;
  /** How often to ask where the stream of events is not to be had. */
  readonly every_ms: number;
  readonly onChange: (application: MyApplication) => void;
  /** Whether news are late: the network or the stream is down, and asking has not worked either. */
  readonly onSilence: (silent: boolean) => void;
}

/** Follows an application live: by the server's events, and by asking while there are none. Returns how to stop. */
export function watchApplication({ id, every_ms, onChange, onSilence }: Watch): () => void {
  let asking: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;
  const take = (application: MyApplication): void => {
    if (stopped) return;
    onSilence(false);
    onChange(application);
  };
  const ask = async (): Promise<void> => {
    const result = await applications.getMine({ applicationId: id });
    if (stopped) return;
    if (result.ok) take(result.value);
    else onSilence(true);
    if (asking !== null) asking = setTimeout(() => void ask(), every_ms);
  };
  const startAsking = (): void => {
    asking ??= setTimeout(() => void ask(), every_ms);
  };
  const stopAsking = (): void => {
    if (asking !== null) clearTimeout(asking);
    asking = null;
  };
  const stream = new EventSource(`/api/applications/mine/${encodeURIComponent(id)}/events`);
  stream.onopen = stopAsking;
  stream.onmessage = (event: MessageEvent<string>) => take(JSON.parse(event.data) as MyApplication);
  // The browser tries to connect again by itself, or gives up; either way the answer is asked for meanwhile.
  stream.onerror = startAsking;
  return () => {
    stopped = true;
    stopAsking();
    stream.close();
  };
}
