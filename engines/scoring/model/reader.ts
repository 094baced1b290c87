import { assert } from '@lendline/kernel';
import { pointsOf } from '../scorecard/points.ts';
import type { StoredMember } from './document.ts';
import { additiveParts, calibrationLine, type Part, type PartsReader, type PartsSource } from './parts.ts';
import { treeParts } from './tree-parts.ts';

/** Reads what the features of a row add, whatever the kind of the model but a net, which has to be opened first. */
export function readerOf(model: PartsSource): PartsReader {
  assert(!hasNet(model), 'a model with a net in it is opened with openModel');
  if (model.kind === 'trees') return treeParts(model);
  if (model.kind !== 'ensemble') return additiveParts(model);
  const members = membersOf(model).map(readerOf);
  const together = adder(model);
  return {
    ofRow: (values) => together(members.map((member) => member.ofRow(values))),
    ofTable: (table) => {
      const rows = members.map((member) => member.ofTable(table));
      return (row) => together(rows.map((partsAt) => partsAt(row)));
    },
  };
}

/** Whether the model, or a member of it, is a net. */
export function hasNet({ kind, members }: PartsSource): boolean {
  return kind === 'net' || (members?.some((member) => member.kind === 'net') ?? false);
}

/** The members of an ensemble as models of their own, whose log-odds already count as much as their weights say. */
export function membersOf({ members, calibration, scaling }: PartsSource): readonly PartsSource[] {
  assert(members, 'an ensemble keeps its members');
  const { slope } = calibrationLine(calibration);
  return members.map((member: StoredMember) => ({
    ...member,
    calibration: { kind: 'platt', intercept: 0, slope: slope * member.weight },
    scaling,
  }));
}

/** Adds up, feature by feature, what the members of an ensemble say of a row. */
export function adder({ features, members, scaling }: PartsSource): (parts: readonly (readonly Part[])[]) => Part[] {
  assert(members, 'an ensemble keeps its members');
  const places = members.map((member) => new Map(member.features.map(({ name }, index) => [name, index])));
  const inMembers = features.map(({ name }) => places.map((place) => place.get(name)));
  return (parts) =>
    inMembers.map((at) => {
      const own = at.flatMap((place, member) => (place === undefined ? [] : [parts[member]![place]!]));
      const logOdds = own.reduce((sum, part) => sum + part.logOdds, 0);
      return {
        logOdds,
        points: Math.round(pointsOf(logOdds, scaling)) + 0,
        bin: own.at(-1)?.bin ?? 'missing',
        value: own.at(-1)?.value ?? null,
        unread: own.some(({ unread }) => unread),
      };
    });
}
