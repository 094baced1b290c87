export { axeFindings } from './accessibility.ts';
export { builder } from './builder.ts';
export { contractSuite } from './contract-suite.ts';
export { type FakeClock, fakeClock, testStart } from './fake-clock.ts';
export { anonymous, borrower, service, staff, type TestContext, testContext } from './test-context.ts';
export { type TestDatabase, testDatabase, type TestDatabaseOptions } from './test-database.ts';
export { serverVariable, type TestServer, testServer } from './test-server.ts';
export { testKeyFile, type TestSlice, testSlice, type TestSliceOptions } from './test-slice.ts';
