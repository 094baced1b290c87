import type { DatedLabel } from './exposure.ts';
import type { DeclaredTie, Tie } from './tie.ts';

/**
 * What others have to say of the place of one person, as of one instant: everything of a graph over all people that the
 * features of this one look at. Whoever keeps the graph hands this out, so that nobody loads all of it for one person.
 */
export interface Surroundings {
  /** The keyed hash under which the records of others know the person. */
  readonly key: string;
  /**
   * What the records of others show: their ties to the person and those of the person's contacts with each other; where
   * exposure is on, also who else is tied to these contacts.
   */
  readonly ties: readonly Tie[];
  /** Contacts of the person that have records of their own. */
  readonly observed: readonly string[];
  /** Who else named the people whom this one named. */
  readonly declared: readonly DeclaredTie[];
  /** How the loans of those people went; null where the law leaves exposure to defaulters off. */
  readonly labels: readonly DatedLabel[] | null;
}
