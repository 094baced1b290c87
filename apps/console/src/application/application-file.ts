import type { AgreementId, AgreementSummary, ApplicationFile } from '@lendline/applications/contract';
import type { Consent } from '@lendline/consents/contract';
import type { Currency, LocalText } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { type BusinessView, businessView } from '../credit-lines/business-view.ts';
import { type QueueRow, queueRow } from '../queue/queue-row.ts';
import { checkView, type CheckView } from './check-line.ts';
import { decisionView, type DecisionView } from './decision-view.ts';
import { importView, type ImportView } from './import-view.ts';

/** One application whole, as the page shows it. */
export interface FileView {
  readonly row: QueueRow;
  readonly lineId: LineId;
  readonly currency: Currency;
  readonly createdAt: string;
  readonly maskedIdNumber: string | null;
  readonly age: number | null;
  readonly firstSeenAt: string;
  readonly loanId: string | null;
  readonly business: BusinessView;
  readonly hold: LocalText | null;
  readonly appeal: { readonly message: string; readonly madeAt: string; readonly open: boolean } | null;
  readonly checks: readonly CheckView[];
  readonly checkedAt: string | null;
  readonly consents: readonly ConsentView[];
  readonly imports: readonly ImportView[];
  readonly values: Readonly<Record<string, number | null>> | null;
  /** Newest first. */
  readonly decisions: readonly DecisionView[];
  readonly reviews: readonly ReviewView[];
  readonly documents: readonly DocumentView[];
  readonly timeline: readonly TimelineView[];
}

export interface ConsentView {
  readonly id: string;
  readonly source: string;
  readonly state: 'given' | 'withdrawn' | 'expired';
  readonly at: string;
  readonly expiresAt: string;
}

export interface ReviewView {
  readonly by: string;
  readonly outcome: 'approve' | 'decline';
  readonly note: string;
  readonly at: string;
}

export interface DocumentView {
  readonly id: AgreementId;
  readonly version: string;
  readonly fingerprint: string;
  readonly signedAt: string | null;
}

export interface TimelineView {
  readonly at: string;
  readonly by: 'borrower' | 'staff' | 'system';
  readonly text: LocalText;
}

export function fileView(file: ApplicationFile): FileView {
  return {
    ...identityOf(file),
    row: queueRow(file.row),
    createdAt: file.application.createdAt,
    loanId: file.application.loanId,
    business: businessView(file.application),
    hold: file.application.hold,
    appeal: appealOf(file),
    checks: file.report?.checks.map(checkView) ?? [],
    checkedAt: file.report?.askedAt ?? null,
    consents: file.consents.map(consentView),
    imports: file.imports.map(importView),
    values: file.features?.values ?? null,
    decisions: newestFirst(file.decisions, ({ asOf }) => asOf).map(decisionView),
    reviews: file.reviews,
    documents: file.documents.map(documentView),
    timeline: newestFirst(file.timeline, ({ at }) => at).map(({ at, actor, text }) => ({
      at,
      by: byWhom(actor),
      text,
    })),
  };
}

function identityOf({ line, row }: ApplicationFile) {
  return {
    lineId: line.id,
    currency: row.requested?.currency ?? row.limit?.currency ?? 'CNY',
    maskedIdNumber: line.identity?.maskedIdNumber ?? null,
    age: line.identity?.age ?? null,
    firstSeenAt: line.firstSeenAt,
  };
}

function appealOf({ application: { appeal } }: ApplicationFile): FileView['appeal'] {
  return appeal && { message: appeal.message, madeAt: appeal.madeAt, open: appeal.answeredAt === null };
}

function consentView({ id, source, state, givenAt, withdrawnAt, expiresAt }: Consent): ConsentView {
  return { id, source, state, at: withdrawnAt ?? givenAt, expiresAt };
}

function documentView({ id, version, hash, signedAt }: AgreementSummary): DocumentView {
  return { id, version, fingerprint: hash.slice(0, 12), signedAt };
}

function newestFirst<One>(all: readonly One[], at: (one: One) => string): readonly One[] {
  return all.toSorted((a, b) => Date.parse(at(b)) - Date.parse(at(a)));
}

function byWhom(actor: string): TimelineView['by'] {
  if (actor.startsWith('borrower')) return 'borrower';
  return actor.startsWith('staff') ? 'staff' : 'system';
}
