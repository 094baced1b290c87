import { nodeAt, nodesAt, parseXml, textAt, type XmlNode } from '@lendline/behaviour';
import type { FailureReason, Settled } from '../rail.ts';
import { batchIdIn, paymentIdIn } from './identifiers.ts';

/** What a bank reports of a file of ours. */
export interface StatusReport {
  readonly messageId: string;
  /** The batch that it is about; `null` when it is none of ours. */
  readonly batchId: string | null;
  /** Why all of the file failed; `null` where the transactions say it, or nothing failed. */
  readonly allFailed: FailureReason | null;
  /** By payment id. What is under way is not named. */
  readonly outcomes: ReadonlyMap<string, Settled>;
}

// ISO 20022 ExternalStatusReason1Code, those that say which of our reasons it was.
const reasons: Readonly<Record<string, FailureReason>> = {
  AC01: 'no-such-wallet',
  AC02: 'no-such-wallet',
  AC03: 'no-such-wallet',
  AC04: 'account-closed',
  AC06: 'not-permitted',
  AC07: 'account-closed',
  AG01: 'not-permitted',
  AM01: 'amount-refused',
  AM02: 'limit-reached',
  AM03: 'amount-refused',
  AM04: 'insufficient-funds',
  AM09: 'amount-refused',
  AM12: 'amount-refused',
  AM14: 'limit-reached',
  BE01: 'no-such-wallet',
  BE23: 'no-such-wallet',
  MD01: 'no-mandate',
  MD07: 'not-permitted',
  MS02: 'declined-by-payer',
};

/** The same message, transaction or end-to-end id before: the order is there already, and this says nothing of its outcome. */
const duplicates = new Set(['AM05', 'DU01', 'DU02', 'DU03', 'DU04', 'DU05', 'DUPL']);

/**
 * A payment status report (ISO 20022 pain.002). ACSC and ACCC: settled; RJCT: it will not be; ACTC, ACCP, ACSP, PDNG, RCVD
 * and what nobody knows: under way. A status of the whole holds for what has none of its own. `null`: it is none.
 */
export function readPain002(text: string): StatusReport | null {
  const parsed = parseXml(text);
  const report = parsed.ok ? nodeAt(parsed.value, 'Document', 'CstmrPmtStsRpt') : null;
  const group = report && nodeAt(report, 'OrgnlGrpInfAndSts');
  const messageId = report ? textAt(report, 'GrpHdr', 'MsgId') : '';
  if (!report || !group || messageId === '') return null;
  const instructions = nodesAt(report, 'OrgnlPmtInfAndSts');
  const outcomes = new Map<string, Settled>();
  for (const instruction of instructions) {
    for (const transaction of nodesAt(instruction, 'TxInfAndSts')) note(outcomes, transaction, instruction);
  }
  const whole = [group, ...instructions.filter((one) => nodesAt(one, 'TxInfAndSts').length === 0)];
  const refused = outcomes.size === 0 ? whole.map(refusalOf).find((reason) => reason !== null) : null;
  return { messageId, batchId: batchIdIn(textAt(group, 'OrgnlMsgId')), allFailed: refused ?? null, outcomes };
}

function note(outcomes: Map<string, Settled>, transaction: XmlNode, instruction: XmlNode): void {
  const paymentId = paymentIdIn(textAt(transaction, 'OrgnlEndToEndId'));
  const settled = paymentId ? outcomeOf(transaction, instruction) : null;
  if (paymentId && settled) outcomes.set(paymentId, settled);
}

function outcomeOf(transaction: XmlNode, instruction: XmlNode): Settled | null {
  const status = textAt(transaction, 'TxSts') || textAt(instruction, 'PmtInfSts');
  const reference = textAt(transaction, 'AcctSvcrRef') || textAt(transaction, 'ClrSysRef') || null;
  if (status === 'ACSC' || status === 'ACCC') {
    return { kind: 'succeeded', reference: reference ?? textAt(transaction, 'OrgnlEndToEndId') };
  }
  if (status !== 'RJCT') return null;
  const reason = reasonIn(transaction) ?? reasonIn(instruction) ?? 'refused-by-rail';
  return reason === 'duplicate' ? null : { kind: 'failed', reason, reference };
}

/** Why a whole was refused; `null` when it was not, or only as a duplicate of what is there already. */
function refusalOf(part: XmlNode): FailureReason | null {
  const status = textAt(part, 'GrpSts') || textAt(part, 'PmtInfSts');
  if (status !== 'RJCT') return null;
  const reason = reasonIn(part) ?? 'refused-by-rail';
  return reason === 'duplicate' ? null : reason;
}

function reasonIn(part: XmlNode): FailureReason | 'duplicate' | null {
  const code = textAt(part, 'StsRsnInf', 'Rsn', 'Cd') || textAt(part, 'StsRsnInf', 'Rsn', 'Prtry');
  if (code === '') return null;
  if (duplicates.has(code)) return 'duplicate';
  return Object.hasOwn(reasons, code) ? reasons[code]! : 'refused-by-rail';
}
