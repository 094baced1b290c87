import type { LocalText } from '@lendline/kernel';

/** Something the person who trains should know: what was left out of the model, and why. */
export interface TrainingNote {
  readonly code:
    | 'asked-to-drop'
    | 'protected'
    | 'maybe-protected'
    | 'constant'
    | 'identifier'
    | 'date'
    | 'all-missing'
    | 'leak'
    | 'maybe-leak'
    | 'rows-without-target'
    | 'rows-without-time'
    | 'groups-in-test'
    | 'choice'
    | 'no-time'
    | 'ridge'
    | 'reject-inference'
    | 'outcome'
    | 'events'
    | 'separation';
  readonly column: string | null;
  readonly text: LocalText;
}

/** Why no model can be trained on this data, and what to do about it. */
export interface TrainingRefusal {
  readonly code:
    | 'no-target-column'
    | 'target-not-two-values'
    | 'one-class'
    | 'unknown-bad-value'
    | 'too-few-rows'
    | 'no-time-column'
    | 'time-not-dates'
    | 'one-time'
    | 'no-group-column'
    | 'no-weight-column'
    | 'unknown-column'
    | 'no-features'
    | 'no-signal'
    | 'no-rejected-column'
    | 'too-few-events'
    | 'no-direction'
    | 'net-without-directions';
  readonly column: string | null;
  readonly text: LocalText;
}

export function note(code: TrainingNote['code'], column: string | null, text: LocalText): TrainingNote {
  return { code, column, text };
}

export function refusal(code: TrainingRefusal['code'], column: string | null, text: LocalText): TrainingRefusal {
  return { code, column, text };
}
