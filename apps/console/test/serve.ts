import { startFixture } from './fixture-server.ts';
import { newLender } from './lender.ts';

/** For working on the screens: the built console with made-up people, beside `vite` with LENDLINE_API set to this address. */
const { address } = await startFixture(newLender(), { port: Number(process.env['PORT'] ?? 4010) });
console.log(`${address}/console/#ticket=ticket-that-works-once`);
