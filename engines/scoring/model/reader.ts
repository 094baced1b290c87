import { assert } from '@lendline/kernel';
import { pointsOf } from '../scorecard/points.ts';
import type { StoredMember } from './document.ts';
import { additiveParts, calibrationLine, type Part, type PartsReader, type PartsSource } from './parts.ts';
import { treeParts } from './tree-parts.ts';

/** Reads what the features of a row add, whatever the kind of the model. */
export function readerOf(model: PartsSource): PartsReader {
  if (model.kind === 'trees') return treeParts(model);
  return model.kind === 'ensemble' ? ensembleParts(model) : additiveParts(model);
}

/** A feature of an ensemble adds what it adds in each member, times the weight of the member. */
function ensembleParts(model: PartsSource): PartsReader {
  assert(model.members, 'an ensemble keeps its members');
  const { slope } = calibrationLine(model.calibration);
  const members = model.members.map((member) => memberParts(member, slope * member.weight, model));
  const places = model.features.map(({ name }) => members.map(({ place }) => place.get(name)));
  const together = (parts: readonly (readonly Part[])[]): Part[] =>
    places.map((inMembers) => {
      const own = inMembers.flatMap((at, member) => (at === undefined ? [] : [parts[member]![at]!]));
      const logOdds = own.reduce((sum, part) => sum + part.logOdds, 0);
      return {
        logOdds,
        points: Math.round(pointsOf(logOdds, model.scaling)) + 0,
        bin: own.at(-1)?.bin ?? 'missing',
        unread: own.some(({ unread }) => unread),
      };
    });
  return {
    ofRow: (values) => together(members.map(({ reader }) => reader.ofRow(values))),
    ofTable: (table) => {
      const rows = members.map(({ reader }) => reader.ofTable(table));
      return (row) => together(rows.map((partsAt) => partsAt(row)));
    },
  };
}

function memberParts(member: StoredMember, slope: number, { scaling }: PartsSource) {
  const calibration = { kind: 'platt', intercept: 0, slope } as const;
  const place = new Map(member.features.map(({ name }, index) => [name, index]));
  return { reader: readerOf({ ...member, calibration, scaling }), place };
}
