import { assert } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { SliceInstance } from '@lendline/platform';
import type { AssessOperations } from './assess-contract.ts';
import type { FraudClient } from './contract.ts';
import { visitDoor, type VisitDoor } from './doors/visit-door.ts';
import type { FraudTables } from './store/tables.ts';
import { assess, listAssessments } from './usecases/assess.ts';
import { findCommunities } from './usecases/find-communities.ts';
import { forgetPerson, tidyObserved } from './usecases/forget.ts';
import { network, networkPeople } from './usecases/network.ts';
import { hearDeclined, hearDefault, hearPaidOut } from './usecases/observe-book.ts';
import { hearProved, observeLine } from './usecases/observe-line.ts';
import type { ObserveParts } from './usecases/observe-parts.ts';
import { hearOfStatements, observeStatements } from './usecases/observe-statements.ts';
import { hearOfTies, observeTies } from './usecases/observe-ties.ts';
import { observeVisit } from './usecases/observe-visit.ts';

type Instance = SliceInstance<FraudClient, FraudTables>;

export interface Observation extends Required<Pick<Instance, 'jobs' | 'subscriptions' | 'doors'>> {
  readonly operations: AssessOperations;
}

/** The half of the slice that sees what borrowers hold and use, and assesses by it; the other half is what people work with. */
export function observation(parts: ObserveParts, { networkAddress }: Pick<VisitDoor, 'networkAddress'>): Observation {
  return {
    operations: {
      assess: (context, input) => assess(parts, context, input),
      assessments: (context, input) => listAssessments(parts, context, input),
      network: (context, input) => network(parts, context, input),
      networkPeople: (context, input) => networkPeople(parts, context, input),
      forgetPerson: (context, input) => forgetPerson(parts, context, input),
    },
    jobs: {
      'observe-line': async (context, payload) => void (await observeLine(parts, context, lineIn(payload))),
      'observe-ties': (context, payload) => observeTies(parts, context, lineIn(payload)),
      'observe-statements': (context, payload) => observeStatements(parts, context, lineIn(payload)),
      // Of every night, for each lender.
      'find-communities': async (context) => void (await findCommunities(parts, context)),
      tidy: (context) => tidyObserved(parts, context),
    },
    subscriptions: subscriptionsOf(parts),
    doors: (app, access) =>
      visitDoor(app, access, { networkAddress, observe: (context, seen) => observeVisit(parts, context, seen) }),
  };
}

function subscriptionsOf(parts: ObserveParts): Observation['subscriptions'] {
  return [
    { producer: 'lines', type: 'lines.proved', handle: hearProved },
    { producer: 'records', type: 'records.ties-declared', handle: hearOfTies },
    { producer: 'records', type: 'records.feed-read', handle: hearOfTies },
    { producer: 'records', type: 'records.feed-ended', handle: hearOfTies },
    { producer: 'records', type: 'records.imported', handle: hearOfStatements },
    {
      producer: 'consents',
      type: 'consents.withdrawn',
      handle: async (tx, event) => {
        await hearOfTies(tx, event);
        await hearOfStatements(tx, event);
      },
    },
    { producer: 'loans', type: 'loans.activated', handle: hearPaidOut },
    { producer: 'loans', type: 'loans.defaulted', handle: (tx, event) => hearDefault(parts, tx, event) },
    { producer: 'applications', type: 'applications.changed', handle: hearDeclined },
  ];
}

function lineIn(payload: unknown): LineId {
  const { lineId } = payload as { readonly lineId?: unknown };
  assert(typeof lineId === 'string', 'a job names its line');
  return lineId as LineId;
}
