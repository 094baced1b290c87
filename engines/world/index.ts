export type { Country, Forwarding, Line, Person, Segment } from './person.ts';
export { createWorld, type World, type WorldOptions } from './world.ts';
