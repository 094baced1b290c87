/**
 * What a graph of fraud knows: a borrower and each application, and what they give or use. Keys are opaque, keyed hashes:
 * a number, a national id or an address in the clear never gets here. An emergency contact is no kind of its own but a
 * relation to a number, so that a contact who borrows as well is one node and not two.
 */
export const entityKinds = ['borrower', 'application', 'number', 'id', 'device', 'account', 'address'] as const;

export type EntityKind = (typeof entityKinds)[number];

export interface Entity {
  readonly kind: EntityKind;
  readonly key: string;
}

/** What the held entity is to its holder. */
export const relations = ['application', 'number', 'id', 'device', 'account', 'address', 'emergency-contact'] as const;

export type Relation = (typeof relations)[number];

/** The kind of entity that a relation leads to. */
export function heldKind(relation: Relation): EntityKind {
  return relation === 'emergency-contact' ? 'number' : relation;
}

/** Place of a kind in `entityKinds`, by which columns name it. */
export function kindIndex(kind: EntityKind): number {
  return entityKinds.indexOf(kind);
}

/** Place of a relation in `relations`, by which columns name it. */
export function relationIndex(relation: Relation): number {
  return relations.indexOf(relation);
}

/** The order of entities in every answer: by kind, then by key. */
export function byEntity(a: Entity, b: Entity): number {
  if (a.kind !== b.kind) return kindIndex(a.kind) - kindIndex(b.kind);
  return a.key < b.key ? -1 : Number(a.key > b.key);
}
