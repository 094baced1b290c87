import './journey.css';
import type { Problem } from '@lendline/kernel';
import type { Line } from '@lendline/lines/contract';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { newestOnly } from '../api/newest.ts';
import { go, usePath } from '../app/navigation.ts';
import { OfflineScreen } from '../offline/offline-screen.tsx';
import { Waiting } from '../parts/notes.tsx';
import { type Draft, keepDraft, readDraft } from './draft.ts';
import { type JourneyChange, JourneyContext, type JourneyState } from './journey-context.ts';
import { loadJourney } from './load-journey.ts';
import { placeFor } from './places.ts';
import { ScreenAt } from './screen-at.tsx';
import type { Journey } from './stage.ts';

/** Everything behind the one-time code: asks the server where the person is, and shows that. */
export function SignedIn({ line }: { readonly line: Line }) {
  const { journey, problem, reload, change } = useLoaded();
  const { draft, changeDraft } = useDraft(line);
  const state = useMemo(
    (): JourneyState | null => (journey === null ? null : { journey, draft, change, changeDraft, reload }),
    [journey, draft, change, changeDraft, reload],
  );
  if (problem !== null && state === null) return <OfflineScreen problem={problem} retry={() => void reload()} />;
  if (state === null) return <Waiting />;
  return (
    <JourneyContext.Provider value={state}>
      <Place {...state} />
    </JourneyContext.Provider>
  );
}

function Place({ journey, draft }: JourneyState) {
  const path = usePath();
  const place = placeFor(path, journey, draft);
  useEffect(() => {
    if (place !== path) go(place, { replace: true });
  }, [place, path]);
  return <ScreenAt key={place} place={place} />;
}

function useLoaded() {
  const [journey, setJourney] = useState<Journey | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const newest = useMemo(newestOnly, []);
  const reload = useCallback(async (): Promise<void> => {
    const loaded = await newest.ask(loadJourney);
    if (loaded === null) return;
    if (loaded.ok) setJourney(loaded.value);
    setProblem(loaded.ok ? null : loaded.error);
  }, [newest]);
  const change = useCallback(
    (part: JourneyChange): void => {
      newest.changed();
      setJourney((before) => {
        if (before === null) return null;
        return { ...before, ...(typeof part === 'function' ? part(before) : part) };
      });
    },
    [newest],
  );
  useEffect(() => {
    void reload();
    // Another tab, or the lender, may have moved things on while this page was in the background.
    const onShow = (): void => {
      if (document.visibilityState === 'visible') void reload();
    };
    document.addEventListener('visibilitychange', onShow);
    addEventListener('online', onShow);
    return () => {
      document.removeEventListener('visibilitychange', onShow);
      removeEventListener('online', onShow);
    };
  }, [reload]);
  return { journey, problem, reload, change };
}

function useDraft({ id }: Line) {
  const [draft, setDraft] = useState<Draft>(() => readDraft(id));
  const changeDraft = useCallback((part: Partial<Draft>): void => {
    setDraft((before) => {
      const next = { ...before, ...part };
      keepDraft(next);
      return next;
    });
  }, []);
  return { draft, changeDraft };
}
