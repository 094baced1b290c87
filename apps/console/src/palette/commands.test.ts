import { describe, expect, it } from 'vitest';
import { applicationIdIn, commandsFor } from './commands.ts';

const commands = [
  { label: 'Trial balance', hint: 'Page' },
  { label: 'Switch to English', hint: 'Action' },
  { label: 'English breakfast', hint: 'Page' },
];

describe('the palette', () => {
  it('offers what holds every typed word, first what begins with them', () => {
    expect(commandsFor('english', commands).map(({ label }) => label)).toEqual([
      'English breakfast',
      'Switch to English',
    ]);
    expect(commandsFor('page bal', commands)).toEqual([commands[0]]);
    expect(commandsFor('  ', commands)).toEqual(commands);
  });

  it('opens an application by its whole id, and by nothing that only looks like one', () => {
    const id = 'application_01kcb7w2qd0000000000107922';
    expect(applicationIdIn(` ${id.toUpperCase()} `)).toBe(id);
    expect(applicationIdIn(id.slice(0, -1))).toBeNull();
    expect(applicationIdIn('loan_01kcb7w2qd0000000000107922')).toBeNull();
  });
});
