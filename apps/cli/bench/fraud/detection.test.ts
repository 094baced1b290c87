import { describe, expect, it } from 'vitest';
import type { Detection } from './detection.ts';
import { detectionTable } from './detection-table.ts';
import { measureDetection } from './measure-detection.ts';

/** Of a seed that thresholds were fixed on: a change of them is to show, not to be judged. */
const detection = await measureDetection({ seeds: ['1'], people: 1_500, days: 180 });

const of = (name: string): Detection['kinds'][number] =>
  [...detection.kinds, ...detection.labels].find(({ kind }) => kind === name)!;

describe('typologies that ship, in a small simulated country', () => {
  it('find most of the fraud, and hold some of it up until a person has looked', () => {
    expect(of('all fraud').cases).toBeGreaterThan(20);
    expect(of('all fraud').alerted.share).toBeGreaterThan(0.55);
    expect(of('all fraud').held.share).toBeGreaterThan(0.15);
    expect(of('multi-lending-burst').held.count).toBeGreaterThan(0);
  });

  it('hold hardly any honest person up, also where something looks as deceit does', () => {
    expect(of('all look-alike').cases).toBeGreaterThan(40);
    expect(of('all look-alike').held.share).toBeLessThan(0.03);
    expect(of('all look-alike').alerted.share).toBeLessThan(0.2);
    expect(of('all ordinary').held.share).toBeLessThan(0.01);
    expect(of('all ordinary').alerted.share).toBeLessThan(0.03);
  });

  it('are told of in a table, kind by kind, with how sure the figures are', () => {
    const table = detectionTable(detection);
    for (const { kind, cases } of detection.kinds) expect(table).toMatch(new RegExp(`^${kind} +${cases} `, 'm'));
    expect(table).toContain('simulated');
    expect(of('all fraud').alerted.interval.low).toBeLessThan(of('all fraud').alerted.share);
  });
});
