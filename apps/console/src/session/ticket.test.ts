import { describe, expect, it } from 'vitest';
import { takeTicket } from './ticket.ts';

function browserAt(hash: string) {
  const visited: string[] = [];
  const history = { replaceState: (_data: unknown, _unused: string, url: string) => void visited.push(url) };
  return { address: { hash, pathname: '/console/', search: '?state=held' }, history, visited };
}

describe('a one-time ticket', () => {
  it('is taken out of the address, which keeps everything else', () => {
    const { address, history, visited } = browserAt('#ticket=a%2Bb');
    expect(takeTicket(address, history)).toBe('a+b');
    expect(visited).toEqual(['/console/?state=held']);
  });

  it('leaves an address without one alone', () => {
    const { address, history, visited } = browserAt('#checks');
    expect(takeTicket(address, history)).toBeNull();
    expect(visited).toEqual([]);
  });

  it('is nothing when it is empty, and still leaves the address', () => {
    const { address, history, visited } = browserAt('#ticket=');
    expect(takeTicket(address, history)).toBeNull();
    expect(visited).toHaveLength(1);
  });
});
