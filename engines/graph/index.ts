export {
  communitiesOf,
  type Communities,
  type CommunityQuestion,
  defaultTieWeights,
} from './communities/communities.ts';
export type { Dated, Ending } from './dated.ts';
export type { Edge, GraphColumns, Listing } from './edge.ts';
export { EntityGraph } from './entity-graph.ts';
export { byEntity, type Entity, type EntityKind, entityKinds, heldKind, type Relation, relations } from './entity.ts';
export { type ExplainedEdge } from './explanation/edges-between.ts';
export { type Drawing, explain, type ExplainedNode, type Explanation, type SharedRow } from './explanation/explain.ts';
export { type Why, whyText } from './explanation/why.ts';
export { type Exposure } from './reading/exposure.ts';
export { lookUp, type Question, type Reading } from './reading/look-up.ts';
export { type RingFacts, type SharedRelation } from './reading/ring-facts.ts';
export { type Ring } from './reading/ring.ts';
export { type RingScore, type ScoredTerm } from './reading/ring-score.ts';
export { type PerRelation, type Shared } from './reading/ties.ts';
export { defaultRules, type GraphRules, type RingTerm, ringTerms } from './rules.ts';
