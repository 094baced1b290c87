export type { Clients } from './clients.ts';
export { type Demo, type DemoOptions, type Progress, startDemo } from './demo/demo.ts';
export { registerDemoModels } from './demo/demo-models.ts';
export { type Lender, type LenderOptions, startLender } from './lender.ts';
export { allSlices } from './slices.ts';
export {
  addStaffMember,
  type Installation,
  migrateDatabase,
  type ServeOptions,
  startServer,
  verifyAuditTrail,
} from './serve.ts';
export { measureDecisions } from './seed/measure-decisions.ts';
export { measureWholeDecisions } from './seed/measure-whole-decisions.ts';
export { measureFraud } from './seed/measure-fraud.ts';
export { measureFeatures } from './seed/measure-features.ts';
export { measureBooks } from './seed/measure-books.ts';
export { buildWebApps } from './web-build.ts';
