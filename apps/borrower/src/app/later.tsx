import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { NoteOfTrouble, Waiting } from '../parts/notes.tsx';
import { chunkMissing } from './chunk-missing.ts';

/**
 * A screen whose code is loaded when it is first shown, so that the first screen needs little. On a line that breaks
 * meanwhile, it says so and offers to try again.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Loaded: ComponentType<Props> | null = null;
  return function Later(props: Props) {
    const [, setState] = useState(0);
    const [failed, setFailed] = useState(false);
    const [attempt, setAttempt] = useState(0);
    useEffect(() => {
      if (Loaded !== null) return;
      setFailed(false);
      load().then(
        (component) => {
          Loaded = component;
          setState((count) => count + 1);
        },
        () => setFailed(true),
      );
    }, [attempt]);
    if (Loaded !== null) return <Loaded {...props} />;
    if (failed) return <NoteOfTrouble problem={chunkMissing} retry={() => setAttempt((count) => count + 1)} />;
    return <Waiting />;
  };
}
