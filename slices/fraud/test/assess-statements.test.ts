import { dataKeys, fieldCrypto, keyFile } from '@lendline/platform';
import { fakeClock, testContext, testDatabase, testKeyFile } from '@lendline/testkit';
import { expect, it } from 'vitest';
import { fraudSlice, measureAssessments } from '../slice.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [fraudSlice] });

/** Statements that a pool's connections were sent, transactions' beginnings and ends among them. */
function countStatements(): () => number {
  let sent = 0;
  const counted = new WeakSet<object>();
  db.database.pool.on('acquire', (client) => {
    if (counted.has(client)) return;
    counted.add(client);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    Object.assign(client, { query: (...given: unknown[]) => ((sent += 1), query(...given)) });
  });
  return () => sent;
}

it('an assessment of somebody who is known costs few statements', async () => {
  const { database } = db;
  const crypto = fieldCrypto(dataKeys(database.pool, keyFile(testKeyFile(database))));
  const context = testContext({ tenant: 'statements', clock });
  // A stopwatch that counts statements: what an assessment takes of them is what it sent.
  const measuring = { database, crypto, context, people: 300, assessments: 11, ticks: countStatements() };
  const { edges, assess_ms: statements } = await measureAssessments(measuring);
  expect(edges).toBe(1_500);
  // Beginnings and ends of transactions among them. The few who apply again within the day raise an alert, which costs more.
  expect(statements.toSorted((a, b) => a - b)[5]).toBeLessThanOrEqual(21);
});
