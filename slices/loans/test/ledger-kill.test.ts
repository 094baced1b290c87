import { expect, it } from 'vitest';
import { surviveKills } from './ledger-kill.ts';

it('loses and doubles no acknowledged posting when the program and its Postgres are killed in the middle of posting', async () => {
  const { rounds, acknowledged } = await surviveKills(3, 'three kills');
  expect(rounds).toBe(3);
  expect(acknowledged).toBeGreaterThanOrEqual(120);
}, 180_000);
