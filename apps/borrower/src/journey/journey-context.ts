import type { MyApplication } from '@lendline/applications/contract';
import type { Consent } from '@lendline/consents/contract';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { go } from '../app/navigation.ts';
import type { Draft } from './draft.ts';
import { currentPath } from './places.ts';
import type { Journey } from './stage.ts';

/** What has changed, or how to work it out from what is known by then. */
export type JourneyChange = Partial<Journey> | ((now: Journey) => Partial<Journey>);

export interface JourneyState {
  readonly journey: Journey;
  readonly draft: Draft;
  /** Takes over what an answer of the server has changed. */
  readonly change: (part: JourneyChange) => void;
  readonly changeDraft: (part: Partial<Draft>) => void;
  /** Asks the server again, for whatever happened elsewhere. */
  readonly reload: () => Promise<void>;
}

export const JourneyContext = createContext<JourneyState | null>(null);

export function useJourney(): JourneyState {
  const state = useContext(JourneyContext);
  if (state === null) throw new Error('the journey is asked for outside of it');
  return state;
}

/** Takes over a change and goes on to wherever the person belongs then. */
export function useAdvance(): (part: Partial<Journey>, draftPart?: Partial<Draft>) => void {
  const { journey, draft, change, changeDraft } = useJourney();
  return (part, draftPart = {}) => {
    change(part);
    changeDraft(draftPart);
    go(currentPath({ ...journey, ...part }, { ...draft, ...draftPart }));
  };
}

export function withApplication(all: readonly MyApplication[], one: MyApplication): readonly MyApplication[] {
  return [...all.filter(({ id }) => id !== one.id), one];
}

export function withConsent(all: readonly Consent[], one: Consent): readonly Consent[] {
  return [...all.filter(({ id }) => id !== one.id), one];
}
