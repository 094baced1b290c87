import type { ApplicationFile } from '@lendline/applications/contract';
import type { Currency, LocalText } from '@lendline/kernel';
import { type QueueRow, queueRow } from '../queue/queue-row.ts';
import { checkView, type CheckView } from './check-line.ts';
import { decisionView, type DecisionView } from './decision-view.ts';
import { importView, type ImportView } from './import-view.ts';

/** One application whole, as the page shows it. */
export interface FileView {
  readonly row: QueueRow;
  readonly lineId: string;
  readonly currency: Currency;
  readonly createdAt: string;
  readonly maskedIdNumber: string | null;
  readonly age: number | null;
  readonly firstSeenAt: string;
  readonly loanId: string | null;
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
  readonly id: `agreement_${string}`;
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
  const { application, line } = file;
  const { appeal } = application;
  return {
    row: queueRow(file.row),
    lineId: line.id,
    currency: file.row.requested?.currency ?? file.row.limit?.currency ?? 'CNY',
    createdAt: application.createdAt,
    maskedIdNumber: line.identity?.maskedIdNumber ?? null,
    age: line.identity?.age ?? null,
    firstSeenAt: line.firstSeenAt,
    loanId: application.loanId,
    hold: application.hold,
    appeal: appeal && { message: appeal.message, madeAt: appeal.madeAt, open: appeal.answeredAt === null },
    checks: file.report?.checks.map(checkView) ?? [],
    checkedAt: file.report?.askedAt ?? null,
    consents: file.consents.map(({ id, source, state, givenAt, withdrawnAt, expiresAt }) => ({
      id,
      source,
      state,
      at: withdrawnAt ?? givenAt,
      expiresAt,
    })),
    imports: file.imports.map(importView),
    values: file.features?.values ?? null,
    decisions: file.decisions.toSorted((a, b) => Date.parse(b.asOf) - Date.parse(a.asOf)).map(decisionView),
    reviews: file.reviews,
    documents: file.documents.map(({ id, version, hash, signedAt }) => ({
      id,
      version,
      fingerprint: hash.slice(0, 12),
      signedAt,
    })),
    timeline: file.timeline
      .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
      .map(({ at, actor, text }) => ({ at, by: byWhom(actor), text })),
  };
}

function byWhom(actor: string): TimelineView['by'] {
  if (actor.startsWith('borrower')) return 'borrower';
  return actor.startsWith('staff') ? 'staff' : 'system';
}
