import { existsSync, readFileSync } from 'node:fs';
import { nodeAt, nodesAt, parseXml, textAt, type XmlNode } from '@lendline/behaviour';
import { money, newId, parsePhoneNumber } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import type { RailBatch } from '../rail.ts';
import { bankId, bankText, batchIdIn, paymentIdIn } from './identifiers.ts';
import { readCamt } from './read-camt.ts';
import { readPain002 } from './read-pain002.ts';
import { writePain001 } from './write-pain001.ts';

const now = Temporal.Instant.from('2026-06-15T04:00:00Z');
const phone = parsePhoneNumber('+8615500000001');
if (!phone.ok) throw new Error('the number is made up and well-formed');

const order = (over: object = {}) => ({
  direction: 'disbursement' as const,
  orderId: 'b4f0c0de-0000-8000-8000-000000000000',
  paymentId: newId('payment', now),
  amount: money(123_456n, 'CNY'),
  callbackUrl: '',
  phone: phone.value,
  name: '林 <示例> & Søn',
  mandate: null,
  ...over,
});
const own = { name: 'Lender & Co', account: 'DE89 3704 0044 0532 0130 00', bic: null, characters: 'any' } as const;

function batchOf(...orders: RailBatch['orders']): RailBatch {
  const of = { orderId: 'x', direction: 'disbursement', callbackUrl: '', createdAt: now } as const;
  return { ...of, batchId: newId('batch', now), orders };
}

function parsed(text: string): XmlNode {
  const read = parseXml(text);
  if (!read.ok) throw new Error('the file is well-formed');
  return read.value;
}

/** Sequences of pain.001.001.09 of what we write: element -> its children in the order of the schema. */
const sequences: Readonly<Record<string, string>> = {
  CstmrCdtTrfInitn: 'GrpHdr PmtInf SplmtryData',
  GrpHdr: 'MsgId CreDtTm Authstn NbOfTxs CtrlSum InitgPty FwdgAgt InitnSrc',
  PmtInf:
    'PmtInfId PmtMtd ReqdAdvcTp BtchBookg NbOfTxs CtrlSum PmtTpInf ReqdExctnDt PoolgAdjstmntDt Dbtr DbtrAcct DbtrAgt DbtrAgtAcct InstrForDbtrAgt UltmtDbtr ChrgBr ChrgsAcct ChrgsAcctAgt CdtTrfTxInf',
  CdtTrfTxInf:
    'PmtId PmtTpInf Amt XchgRateInf ChrgBr MndtRltdInf ChqInstr UltmtDbtr IntrmyAgt1 CdtrAgt CdtrAgtAcct Cdtr CdtrAcct UltmtCdtr InstrForCdtrAgt InstrForDbtrAgt Purp RgltryRptg Tax RltdRmtInf RmtInf SplmtryData',
  PmtId: 'InstrId EndToEndId UETR',
  CdtrAcct: 'Id Tp Ccy Nm Prxy',
  Prxy: 'Tp Id',
  Othr: 'Id SchmeNm Issr',
};

function inOrder(name: string, node: XmlNode): string[] {
  const children = Object.keys(node).filter((key) => !key.startsWith('@') && key !== '#text');
  const known = sequences[name]?.split(' ');
  const places = known ? children.map((child) => known.indexOf(child)) : [];
  const wrong = places.some((place, index) => place < 0 || place < (places[index - 1] ?? 0)) ? [name] : [];
  return [...wrong, ...children.flatMap((child) => nodesAt(node, child).flatMap((one) => inOrder(child, one)))];
}

describe('a credit transfer file', () => {
  it('has the elements of the schema in its order, with count and total of what it orders', () => {
    const orders = [order(), order({ amount: money(1n, 'CNY') })];
    const text = writePain001(batchOf(...orders), own, 'Asia/Shanghai');
    expect(text).toContain('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">');
    const root = nodeAt(parsed(text), 'Document', 'CstmrCdtTrfInitn')!;
    expect(inOrder('CstmrCdtTrfInitn', root)).toEqual([]);
    for (const part of [nodeAt(root, 'GrpHdr')!, nodeAt(root, 'PmtInf')!]) {
      expect([textAt(part, 'NbOfTxs'), textAt(part, 'CtrlSum')]).toEqual(['2', '1234.57']);
    }
    expect(textAt(root, 'GrpHdr', 'CreDtTm')).toBe('2026-06-15T12:00:00');
    expect(textAt(root, 'PmtInf', 'ReqdExctnDt', 'Dt')).toBe('2026-06-15');
    expect(textAt(root, 'PmtInf', 'DbtrAcct', 'Id', 'IBAN')).toBe('DE89370400440532013000');
    const [first] = nodesAt(root, 'PmtInf', 'CdtTrfTxInf');
    expect(nodeAt(first!, 'Amt', 'InstdAmt')).toMatchObject({ '@Ccy': 'CNY', '#text': '1234.56' });
    expect(textAt(first!, 'CdtrAcct', 'Prxy', 'Tp', 'Cd')).toBe('MBNO');
    expect(textAt(first!, 'CdtrAcct', 'Prxy', 'Id')).toBe('+8615500000001');
    expect(textAt(first!, 'Cdtr', 'Nm')).toBe('林 <示例> & Søn');
  });

  it('carries ids that come back as ours, whatever a bank makes of their case', () => {
    const one = order();
    const batch = batchOf(one);
    const text = writePain001(batch, own, 'Asia/Shanghai');
    const endToEnd = /<EndToEndId>([^<]+)</.exec(text)![1]!;
    expect(endToEnd).toMatch(/^[A-Z0-9-]{1,35}$/);
    expect(paymentIdIn(endToEnd.toLowerCase())).toBe(one.paymentId);
    expect(batchIdIn(/<MsgId>([^<]+)</.exec(text)![1]!)).toBe(batch.batchId);
    expect([paymentIdIn('NOTPROVIDED'), paymentIdIn(null), batchIdIn('X')]).toEqual([null, null, null]);
    expect(bankId('a'.repeat(60))).toHaveLength(35);
  });

  it('holds only what a bank of the Latin set takes, where it is one', () => {
    const text = writePain001(batchOf(order()), { ...own, characters: 'latin' }, 'Asia/Shanghai');
    expect(text.replace(/<[^>]+>/g, '')).toMatch(/^[A-Za-z0-9/\-?:().,'+ \n]*$/);
    expect(bankText('Zoë  Ångström\u0007 "quoted"', { characters: 'latin', most: 70 })).toBe('Zoe Angstrom .quoted.');
    expect(bankText('x'.repeat(200), { characters: 'any', most: 140 })).toHaveLength(140);
  });

  it('gives money back to the account that paid', () => {
    const payer = { name: 'A Payer', account: 'SIM0000000007' };
    const back = { ...order(), direction: 'return' as const, original: 'R1', payer };
    const text = writePain001(batchOf(back), own, 'Asia/Shanghai');
    expect(text).toContain('<CdtrAcct><Id><Othr><Id>SIM0000000007</Id></Othr></Id></CdtrAcct>');
  });
});

const report = (group: string, transactions = '') =>
  `<Document><CstmrPmtStsRpt><GrpHdr><MsgId>R1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>X</OrgnlMsgId>${group}</OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>${transactions}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;
const reason = (code: string) => `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>`;

describe('a payment status report', () => {
  const id = newId('payment', now);
  const of = (status: string, more = '') =>
    readPain002(
      report(
        '',
        `<TxInfAndSts><OrgnlEndToEndId>${bankId(id)}</OrgnlEndToEndId><TxSts>${status}</TxSts>${more}</TxInfAndSts>`,
      ),
    )?.outcomes.get(id);

  it.each(['ACTC', 'ACCP', 'ACSP', 'PDNG', 'RCVD', 'ZZZZ', ''])('of %s leaves a payment open', (status) => {
    expect(of(status)).toBeUndefined();
  });

  it.each(['ACSC', 'ACCC'])('of %s settles it', (status) => {
    expect(of(status, '<AcctSvcrRef>B7</AcctSvcrRef>')).toEqual({ kind: 'succeeded', reference: 'B7' });
  });

  it.each([
    ['AC01', 'no-such-wallet'],
    ['AC04', 'account-closed'],
    ['AM04', 'insufficient-funds'],
    ['AM14', 'limit-reached'],
    ['NARR', 'refused-by-rail'],
    ['constructor', 'refused-by-rail'],
  ])('of RJCT for %s fails it as %s', (code, expected) => {
    expect(of('RJCT', reason(code))).toMatchObject({ kind: 'failed', reason: expected });
  });

  it.each(['AM05', 'DU04', 'DU01'])('of RJCT as a duplicate (%s) leaves open what is there already', (code) => {
    expect(of('RJCT', reason(code))).toBeUndefined();
    expect(readPain002(report(`<GrpSts>RJCT</GrpSts>${reason(code)}`))?.allFailed).toBeNull();
  });

  it('of a whole file fails all of it, unless its transactions say otherwise', () => {
    expect(readPain002(report(`<GrpSts>RJCT</GrpSts>${reason('NARR')}`))?.allFailed).toBe('refused-by-rail');
    const some = `<TxInfAndSts><OrgnlEndToEndId>${bankId(id)}</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>`;
    expect(readPain002(report('<GrpSts>PART</GrpSts>', some))?.allFailed).toBeNull();
  });

  it.each(['', 'garbage', '<a/>', '<Document><CstmrPmtStsRpt/></Document>', '<!DOCTYPE x>'])(
    'that is none is told apart: %s',
    (text) => expect(readPain002(text)).toBeNull(),
  );
});

describe('a message of account entries', () => {
  const entry = (inner: string) =>
    `<Ntry><Amt Ccy="CNY">12.34</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-06-15</Dt></BookgDt>${inner}</Ntry>`;
  const message = (entries: string) =>
    `<Document><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-06-16T01:00:00Z</CreDtTm></GrpHdr><Stmt><Id>1</Id>${entries}</Stmt></BkToCstmrStmt></Document>`;

  it('gives the value day, our id, and a name of its own for each of two equal bookings without one', () => {
    const id = newId('payment', now);
    const named = `<ValDt><Dt>2026-06-17</Dt></ValDt><AcctSvcrRef>S1</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>${bankId(id)}</EndToEndId></Refs></TxDtls></NtryDtls>`;
    const { entries, messageId } = readCamt(message(entry(named) + entry('') + entry('')), 'Asia/Shanghai')!;
    expect(messageId).toBe('M1');
    expect(entries[0]).toMatchObject({ key: 'in:S1', reference: 'S1', paymentId: id });
    expect(entries[0]?.valueOn.toString()).toBe('2026-06-17');
    expect(new Set(entries.map(({ key }) => key)).size).toBe(3);
    expect(
      readCamt(message(entry(named) + entry('') + entry('')), 'Asia/Shanghai')!.entries.map(({ key }) => key),
    ).toEqual(entries.map(({ key }) => key));
  });

  it('leaves pending entries for when they are booked, and is read without any', () => {
    expect(readCamt(message(entry('').replace('BOOK', 'PDNG')), 'Asia/Shanghai')).toMatchObject({ entries: [] });
    expect(readCamt(message(''), 'Asia/Shanghai')?.from.toString()).toBe('2026-06-16');
  });
});

const reference = `${process.env['LENDLINE_REFERENCE'] ?? '../shared/data'}/payments/iso20022`;
const present = existsSync(reference);
const orAbsent = present ? '' : ' (the reference data is absent)';

describe.skipIf(!present)(`reports and messages of real banks${orAbsent}`, () => {
  const file = (name: string) => readFileSync(`${reference}/${name}.xml`, 'utf8');

  it('are read: a refused group as a duplicate fails nothing, and foreign transactions are not ours', () => {
    expect(readPain002(file('nordea_pain_002_v3_group_reject'))).toMatchObject({ batchId: null, allFailed: null });
    expect(readPain002(file('nordea_pain_002_v3_txn_reject'))?.outcomes.size).toBe(0);
    expect(readPain002(file('cross_river_pain_002_credit_accepted'))?.outcomes.size).toBe(0);
    expect(readPain002(file('camt053.v8'))).toBeNull();
  });

  it.each(['camt053.v2.minimal', 'camt053.v4', 'camt053.v8', 'camt054.v8', 'nordea_example_camt'])(
    'are statements by their own ids: %s',
    (name) => {
      const read = readCamt(file(name), 'Europe/Berlin');
      expect(read?.messageId).toMatch(/\S/);
      expect(read?.entries.length).toBeGreaterThan(0);
      expect(read?.rejected).toBe(0);
    },
  );
});
