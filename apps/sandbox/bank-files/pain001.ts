import { nodeAt, nodesAt, parseXml, textAt, type XmlNode } from '@lendline/behaviour';
import { type Currency, parseDecimal } from '@lendline/kernel';

export interface Instruction {
  readonly messageId: string;
  readonly instructionId: string;
  readonly orders: readonly TransferOrder[];
}

export interface TransferOrder {
  readonly instructionId: string;
  readonly endToEndId: string;
  /** Null: it is no amount of this country's money. */
  readonly amount: bigint | null;
  /** By what the payee is found: a mobile number, or an account of this bank. */
  readonly phone: string | null;
  readonly account: string | null;
  readonly name: string;
  readonly text: string;
}

/** What a lender orders in a credit transfer file; `null` when it is none, or its count or total do not fit. */
export function readPain001(text: string, currency: Currency): Instruction | null {
  const parsed = parseXml(text);
  const root = parsed.ok ? nodeAt(parsed.value, 'Document', 'CstmrCdtTrfInitn') : null;
  const header = root && nodeAt(root, 'GrpHdr');
  const instruction = root && nodeAt(root, 'PmtInf');
  if (!root || !header || !instruction) return null;
  const orders = nodesAt(instruction, 'CdtTrfTxInf').map((one) => orderOf(one, currency));
  const total = orders.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n);
  const control = parseDecimal(textAt(header, 'CtrlSum'), currency);
  const fits = Number(textAt(header, 'NbOfTxs')) === orders.length && control.ok && control.value.amount === total;
  return fits ? { messageId: textAt(header, 'MsgId'), instructionId: textAt(instruction, 'PmtInfId'), orders } : null;
}

function orderOf(node: XmlNode, currency: Currency): TransferOrder {
  const amount = nodeAt(node, 'Amt', 'InstdAmt');
  const read = amount?.['@Ccy'] === currency ? parseDecimal(textAt(node, 'Amt', 'InstdAmt'), currency) : null;
  return {
    instructionId: textAt(node, 'PmtId', 'InstrId'),
    endToEndId: textAt(node, 'PmtId', 'EndToEndId'),
    amount: read?.ok ? read.value.amount : null,
    phone: textAt(node, 'CdtrAcct', 'Prxy', 'Id') || null,
    account: textAt(node, 'CdtrAcct', 'Id', 'Othr', 'Id') || null,
    name: textAt(node, 'Cdtr', 'Nm'),
    text: textAt(node, 'RmtInf', 'Ustrd'),
  };
}
