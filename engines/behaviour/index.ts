export { type BandicootFeatures, bandicootFeatures } from './bandicoot/bandicoot-features.ts';
export {
  type Attributes,
  type BandicootUser,
  bandicootUser,
  type NeighbourRecords,
  type UserDetails,
} from './bandicoot/bandicoot-user.ts';
export { type ExactFile, readExactRecords } from './bandicoot/exact-records.ts';
export { type FaultCounts, faultsOfRows, sumFaults } from './bandicoot/fault-counts.ts';
export { type BandicootGroup, type Grouping } from './bandicoot/feature-plan.ts';
export { type Recharge } from './bandicoot/recharge-indicators.ts';
export { type ReportingValue } from './bandicoot/reporting-fields.ts';
export { readAttributes, readRecharges, type RechargeFile } from './bandicoot/side-files.ts';
export { type WeekMatrixRow, weekMatrix } from './bandicoot/week-matrix.ts';
export { bulkFeatureNames, bulkFeatures, bulkFeatureSql } from './bulk/bulk-feature-sql.ts';
export { bulkColumns, type BulkRow, bulkRow, bulkTable } from './bulk/bulk-layout.ts';
export { clickhouseFunctions, duckdbFunctions } from './bulk/dialects.ts';
export { type BulkOptions, type BulkWindow } from './bulk/local-days.ts';
export { featureCatalogue, featureDefinition, valueNames } from './catalogue/feature-catalogue.ts';
export {
  type ConsentScope,
  type ExpectedDirection,
  type FeatureDefinition,
  type ManipulationCost,
} from './catalogue/feature-definition.ts';
export { conformBehaviour } from './conformance/conform-behaviour.ts';
export { type CallFeatureOptions, callFeatures } from './features/call-features.ts';
export { featuresAt } from './features/features-at.ts';
export { type Features } from './features/features.ts';
export { featureWindows, type FeatureWindow, windowed } from './features/feature-window.ts';
export type { LineIdentity } from './features/line-identity.ts';
export {
  personFeatures,
  type PersonRecords,
  type PersonState,
  personState,
  recordFeatures,
  type RecordScope,
} from './features/record-features.ts';
export { type DatedLabel, type ExposurePrior } from './graph/exposure.ts';
export { graphFeatures, type GraphOptions, graphView, type GraphView } from './graph/graph-features.ts';
export { type DeclaredContact, ownGraphFeatures, ownTies, tieDays, type TieDays } from './graph/own-graph-features.ts';
export type { Surroundings } from './graph/surroundings.ts';
export { type DeclaredTie, type Tie, tiesOf, type TieScope } from './graph/tie.ts';
export { tieGraph, type TieGraph } from './graph/tie-graph.ts';
export {
  medianAmount,
  type MonthFlow,
  monthlyFlows,
  provenMoney,
  type ProvenMoney,
  type StatementScope,
} from './payments/monthly-flows.ts';
export { decodePaymentDay, encodePaymentDay, type PaymentDay, paymentDayVersion } from './payments/payment-day.ts';
export {
  emptyPayments,
  ingestPayments,
  paymentDays,
  type Payments,
  type PaymentScope,
  type PaymentsIngested,
  paymentsOfDays,
} from './payments/payment-state.ts';
export { paymentFeaturesAt, statementFeatures } from './payments/statement-features.ts';
export { statementWindows } from './payments/statement-windows.ts';
export { type Nature, natureOf } from './payments/transaction-nature.ts';
export { linePortrait, type LinePortrait } from './portrait/line-portrait.ts';
export { daysOfFiles, type DaysOfFiles } from './quality/days-of-files.ts';
export {
  callQuality,
  type FileQuality,
  fileQuality,
  type LeftOutRow,
  statementQuality,
  type Suspicion,
} from './quality/file-quality.ts';
export { joinPages, strongest } from './quality/join-pages.ts';
export { type QualityReport, qualityReport, type ReportedFile } from './quality/quality-report.ts';
export { rowWords } from './quality/row-words.ts';
export { type AntennaTable, readAntennas } from './readers/antennas.ts';
export {
  type CallFile,
  type CallFileKind,
  type CallFileOptions,
  type DayPeriod,
  type ReadCallFile,
} from './readers/call-file.ts';
export { type BankEntry, type BankMessage, readBankMessage } from './readers/camt/bank-message.ts';
export { nodeAt, nodesAt, parseXml, textAt, type XmlNode } from './readers/camt/xml-tree.ts';
export { detectKind, type FileKind } from './readers/detect-kind.ts';
export { readCallRecords } from './readers/read-call-records.ts';
export { readStatement } from './readers/read-statement.ts';
export {
  type Statement,
  type StatementKind,
  type StatementOptions,
  type StatementTotals,
} from './readers/statement-file.ts';
export { type CallBatch, type CallStream, streamCallRecords } from './readers/streams/call-stream.ts';
export { type StatementBatch, type StatementStream, streamStatement } from './readers/streams/statement-stream.ts';
export { type UnpackedFile, unpackZip } from './readers/unpack-zip.ts';
export {
  type Direction,
  instantOf,
  type LineRecord,
  lineRecord,
  mapPeers,
  type Place,
  type RecordKind,
  wallTimeOf,
} from './records/line-record.ts';
export { coverage, type Coverage } from './records/coverage.ts';
export { type FileProblem, type FileReason } from './records/file-problem.ts';
export { type FileWarning, type WarningReason } from './records/file-warning.ts';
export { callIdentity, paymentIdentity } from './records/row-identity.ts';
export { type IgnoreReason, rejectRow, type RejectReason, type RowProblem } from './records/row-problem.ts';
export { type FlowDirection, type Transaction, transaction, type TransactionStatus } from './records/transaction.ts';
export { type FileWords, type Vocabulary } from './records/vocabulary.ts';
export { isZone, wallClock, type WallClock } from './records/wall-clock.ts';
export { type DayBucket } from './state/day-bucket.ts';
export { dayCodeVersion, decodeDay, encodeDay } from './state/day-code.ts';
export { type DayCodeProblem } from './state/kept-day.ts';
export {
  bucketsOf,
  daysWithoutRecords,
  emptyState,
  ingest,
  type Ingested,
  type LineState,
  rebuildDay,
  stateOfDays,
} from './state/line-state.ts';
export { type StatementContent, type StatementEntry } from './writers/statement-content.ts';
export { writeAlipay } from './writers/write-alipay.ts';
export { writeBandicoot } from './writers/write-bandicoot.ts';
export { type CarrierListContent, writeCarrierList } from './writers/write-carrier-list.ts';
export { writeWechat } from './writers/write-wechat.ts';
