import { newId } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileText } from './file-text.ts';
import { bankId } from './identifiers.ts';
import { readCamt } from './read-camt.ts';
import { readPain002 } from './read-pain002.ts';

const zone = 'Asia/Shanghai';
const id = newId('payment', Temporal.Instant.from('2026-06-15T04:00:00Z'));

/** An incoming booking as a version writes it: the status was a bare text until version 7, the party has `Pty` since 8. */
function entryOf(version: number, amount = '12.34'): string {
  const status = version < 8 ? '<Sts>BOOK</Sts>' : '<Sts><Cd>BOOK</Cd></Sts>';
  const party = version < 8 ? '<Nm>林示例</Nm>' : '<Pty><Nm>林示例</Nm></Pty>';
  const refs = `<Refs><EndToEndId>${bankId(id)}</EndToEndId></Refs>`;
  const parties = `<RltdPties><Dbtr>${party}</Dbtr><DbtrAcct><Id><Othr><Id>SIM1</Id></Othr></Id></DbtrAcct></RltdPties>`;
  return `<Ntry><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>${status}<BookgDt><Dt>2026-06-15</Dt></BookgDt><AcctSvcrRef>S1</AcctSvcrRef><NtryDtls><TxDtls>${refs}${parties}</TxDtls></NtryDtls></Ntry>`;
}

function messageOf(kind: '053' | '054', version: number, entries: string): string {
  const [root, part] = kind === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'];
  const name = `urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.${String(version).padStart(2, '0')}`;
  const header = '<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-06-16T01:00:00Z</CreDtTm></GrpHdr>';
  return `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="${name}"><${root}>${header}<${part}><Id>1</Id>${entries}</${part}></${root}></Document>`;
}

const reportOf = (version: number) =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.${version}"><CstmrPmtStsRpt><GrpHdr><MsgId>R1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>X</OrgnlMsgId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>${bankId(id)}</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;

/** The same file with its elements under a prefix. */
const prefixed = (text: string) => text.replaceAll(/<(\/?)([A-Z])/g, '<$1ns2:$2').replace(' xmlns=', ' xmlns:ns2=');

const read = (text: string) => [readCamt(text, zone), readPain002(text)] as const;
const bytes = async function* (...parts: readonly Uint8Array[]) {
  yield* parts;
};

describe('a file of another version', () => {
  it.each(['053', '054'] as const)('of camt.%s is read from version 2 to 13, under a prefix too', (kind) => {
    for (const version of [2, 4, 6, 8, 10, 13]) {
      const text = messageOf(kind, version, entryOf(version));
      for (const form of [text, prefixed(text)]) {
        const entry = { key: 'in:S1', paymentId: id, side: 'in', party: { name: '林示例', account: 'SIM1' } };
        expect([version, readCamt(form, zone)]).toMatchObject([version, { messageId: 'M1', entries: [entry] }]);
      }
    }
  });

  it('of pain.002 is read, from version 3 to 14', () => {
    for (const version of [3, 10, 12, 14]) {
      expect(readPain002(prefixed(reportOf(version)))?.outcomes.get(id)).toMatchObject({ kind: 'succeeded' });
    }
  });
});

describe('a file that is none of those', () => {
  const bomb = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  it.each<[string, string]>([
    ['empty', ''],
    ['garbage', '\u0000\u0001 not a file'],
    ['half of one', messageOf('053', 8, entryOf(8)).slice(0, 400)],
    ['with entities that grow', bomb + messageOf('053', 8, entryOf(8).replace('S1', '&b;'))],
    ['with entities of another file', `<!doctype x SYSTEM "file:///etc/hostname">${messageOf('053', 8, '')}`],
    ['nested without end', '<a>'.repeat(20_000)],
    ['another message of a bank', messageOf('053', 8, '').replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt')],
    ['a page of the web', '<html><body>502 Bad Gateway</body></html>'],
    ['without an id of its own', messageOf('053', 8, '').replace('M1', ' ')],
  ])('is told apart: %s', (_, text) => {
    expect(read(text)).toEqual([null, null]);
  });

  it('of a person’s hand leaves out what cannot be an entry, counts it, and keeps the rest', () => {
    const odd = ['1e999', '-5', '', '99999999999999999999999.00', '12,34', 'NaN'].map((amount) => entryOf(8, amount));
    const days = ['9999-99-99', '0000-00-00', 'tomorrow'].map((day) => entryOf(8).replace('2026-06-15', day));
    const told = readCamt(messageOf('053', 8, [...odd, ...days, entryOf(8)].join('')), zone);
    expect(told?.entries.map(({ amount }) => amount.amount)).toEqual([1234n]);
    expect(told?.rejected).toBe(odd.length + days.length);
  });

  it('never breaks the reader, wherever and however it is damaged', () => {
    const sound = [messageOf('053', 8, entryOf(8)), messageOf('054', 2, entryOf(2)), reportOf(10)];
    const cut = fc.record({
      of: fc.constantFrom(...sound),
      at: fc.nat(900),
      gone: fc.nat(40),
      put: fc.string({ unit: 'binary', maxLength: 12 }),
    });
    fc.assert(
      fc.property(cut, ({ of, at, gone, put }) => {
        const told = readCamt(of.slice(0, at) + put + of.slice(at + gone), zone);
        for (const { amount, key } of told?.entries ?? []) {
          expect(amount.amount).toBeGreaterThanOrEqual(0n);
          expect(amount.amount).toBeLessThan(10n ** 18n);
          expect(key).not.toBe('');
        }
        readPain002(of.slice(0, at) + put + of.slice(at + gone));
      }),
      { numRuns: 250 },
    );
  });
});

describe('the bytes of a file', () => {
  const text = messageOf('053', 8, entryOf(8));

  it('are read in the encoding that they name', async () => {
    const chinese = Buffer.from('B6D4', 'hex');
    const declared = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="GB18030"?><a>'),
      chinese,
      Buffer.from('</a>'),
    ]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(await fileText(bytes(declared))).toContain('<a>对</a>');
    expect(await fileText(bytes(utf16))).toBe(text);
    expect(await fileText(bytes(Buffer.from(`\uFEFF${text}`)))).toBe(text);
    expect(await fileText(bytes(Buffer.from('<?xml version="1.0" encoding="klingon"?><a/>')))).toContain('<a/>');
  });

  it('are put together however they come, and not read beyond what a bank’s file may have', async () => {
    const whole = Buffer.from(text);
    expect(await fileText(bytes(...[...whole].map((one) => Uint8Array.of(one))))).toBe(text);
    expect(await fileText(bytes(...Array.from({ length: 17 }, () => new Uint8Array(1024 * 1024))))).toBe('');
  });
});
