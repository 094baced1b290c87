import { describe, expect, it } from 'vitest';
import { newestOnly } from './newest.ts';

/** A server whose answers come when the test says so, in any order. */
function slowServer() {
  const waiting: ((answer: string) => void)[] = [];
  return {
    ask: () => new Promise<string>((answer) => waiting.push(answer)),
    answer: (index: number, text: string) => waiting[index]!(text),
    asked: () => waiting.length,
  };
}

describe('of answers that overtake each other', () => {
  it('the one that was asked for last counts, and a later one that was asked for before does not', async () => {
    const server = slowServer();
    const newest = newestOnly();
    const [first, second] = [newest.ask(server.ask), newest.ask(server.ask)];
    server.answer(1, 'stopped');
    server.answer(0, 'running');
    expect(await Promise.all([first, second])).toEqual([null, 'stopped']);
  });

  it('one that was under way when something changed is asked for again', async () => {
    const server = slowServer();
    const newest = newestOnly();
    const heard = newest.ask(server.ask);
    newest.changed();
    server.answer(0, 'before the change');
    await expect.poll(server.asked).toBe(2);
    server.answer(1, 'after the change');
    expect(await heard).toBe('after the change');
  });
});
