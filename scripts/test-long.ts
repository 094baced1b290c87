import { styleText } from 'node:util';
import type { LongTest } from '../test/long/long-test.ts';

// The tests that take minutes, one after the other, each with its figures: `npm run test:long [NAME…]`. They are no part
// of `npm test`; what they guarantee is also tested there, on less.

const tests: Readonly<Record<string, () => Promise<LongTest>>> = {
  fuzz: async () => (await import('../test/long/damaged-files.ts')).damagedFiles,
  ledger: async () => (await import('../test/long/ledger-kills.ts')).ledgerKills,
  streams: async () => (await import('../test/long/stream-records.ts')).streamRecords,
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(tests);
for (const name of names) {
  const test = await tests[name]?.();
  if (!test) {
    console.error(`There is no long test ${name}; there are ${Object.keys(tests).join(', ')}.`);
    process.exitCode = 2;
    break;
  }
  console.log(styleText('bold', test.name));
  try {
    await test.run((figure) => console.log(`  ${figure}`));
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}
