import type { Instruction } from './pain001.ts';

export interface OrderStatus {
  readonly instructionId: string;
  readonly endToEndId: string;
  readonly status: 'ACTC' | 'ACSP' | 'ACSC' | 'PDNG' | 'RJCT';
  readonly reason?: string;
  readonly reference?: string;
}

interface Report {
  readonly messageId: string;
  readonly at: Temporal.Instant;
  readonly original: Pick<Instruction, 'messageId' | 'instructionId'>;
  /** Of the whole file, where it has one. */
  readonly group?: { readonly status: 'ACTC' | 'RJCT' | 'PART'; readonly reason?: string };
  readonly orders: readonly OrderStatus[];
}

/** What became of a file (pain.002.001.10). */
export function pain002Xml({ messageId, at, original, group, orders }: Report): string {
  const whole = group ? `<GrpSts>${group.status}</GrpSts>${reasonXml(group.reason)}` : '';
  const about = `<OrgnlGrpInfAndSts><OrgnlMsgId>${original.messageId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${whole}</OrgnlGrpInfAndSts>`;
  const each = orders.map(orderXml).join('');
  const part =
    orders.length === 0
      ? ''
      : `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${original.instructionId}</OrgnlPmtInfId>${each}</OrgnlPmtInfAndSts>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>${messageId}</MsgId><CreDtTm>${at.toString({ smallestUnit: 'second' })}</CreDtTm></GrpHdr>${about}${part}</CstmrPmtStsRpt></Document>
`;
}

function orderXml({ instructionId, endToEndId, status, reason, reference }: OrderStatus): string {
  const named = reference === undefined ? '' : `<AcctSvcrRef>${reference}</AcctSvcrRef>`;
  return `<TxInfAndSts><OrgnlInstrId>${instructionId}</OrgnlInstrId><OrgnlEndToEndId>${endToEndId}</OrgnlEndToEndId><TxSts>${status}</TxSts>${reasonXml(reason)}${named}</TxInfAndSts>`;
}

function reasonXml(code: string | undefined): string {
  return code === undefined ? '' : `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>`;
}
