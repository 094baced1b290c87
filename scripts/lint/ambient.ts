import { isRules, isTest, placeOf } from './house.ts';

const clock = new Map([
  ['Date', 'use Temporal; an instant comes in as an argument or from the Clock'],
  ['Temporal.Now', 'take the instant as an argument, or ask the Clock that was handed in'],
]);

const output = new Map([['console', 'log with the logger of the platform, which masks personal data']]);

const randomness = new Map([
  ['Math.random', 'take a Random of the kernel, so that the same seed gives the same result'],
  ['crypto', 'take a Random of the kernel, or do it outside and hand the value in'],
]);

const world = new Map(
  ['fetch', 'process', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'WebSocket', 'require'].map(
    (name) => [name, 'this is pure computation: no clock, no timers, no input or output'] as const,
  ),
);

const inPureCode = new Map([...clock, ...output, ...randomness, ...world]);
const inSlices = new Map([...clock, ...output]);
const nothing: ReadonlyMap<string, string> = new Map();

/** The globals that a file may not touch, each with what to do instead. Tests are free of it. */
export function forbiddenGlobals(file: string): ReadonlyMap<string, string> {
  const place = placeOf(file);
  if (place === undefined || isTest(file)) return nothing;
  if (place.layer === 'engines' || isRules(file)) return inPureCode;
  if (place.layer === 'slices') return inSlices;
  return place.layer === 'base' ? output : nothing;
}
