import { describe, expect, it } from 'vitest';
import { hasReference, onReference, referenceFile } from '../../test/reference-data.ts';
import { readStatement } from '../read-statement.ts';
import type { Statement } from '../statement-file.ts';

const message = (entries: string, balances = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M</MsgId><CreDtTm>2024-02-01T08:00:00+00:00</CreDtTm></GrpHdr>
<Stmt><Id>1</Id><FrToDt><FrDtTm>2024-01-01T00:00:00Z</FrDtTm><ToDtTm>2024-01-31T23:59:59Z</ToDtTm></FrToDt>
<Acct><Id><IBAN>XX00MADEUP</IBAN></Id><Ownr><Nm>A Person</Nm></Ownr></Acct>${balances}
${entries}
</Stmt></BkToCstmrStmt></Document>`;

const balance = (code: string, amount: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>`;

const entry = (amount: string, side: 'CRDT' | 'DBIT', inner = ''): string =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2024-01-10</Dt></BookgDt><AcctSvcrRef>R${amount}</AcctSvcrRef>${inner}</Ntry>`;

const detail = (name: string, amount: string): string =>
  `<TxDtls><Amt Ccy="EUR">${amount}</Amt><RltdPties><Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr></RltdPties></TxDtls>`;

async function read(text: string) {
  return readStatement(new TextEncoder().encode(text));
}

async function statement(text: string): Promise<Statement> {
  const found = await read(text);
  if (!found.ok) throw new Error(found.error.reason);
  return found.value;
}

describe('a camt.053 message', () => {
  it('gives holder, period and every entry with its counterparty, reference and fee', async () => {
    const inner = `<Chrgs><TtlChrgsAndTaxAmt Ccy="EUR">0.35</TtlChrgsAndTaxAmt></Chrgs><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>SALA</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>An &amp; Employer</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>XX11</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Wages</Ustrd><Ustrd>January</Ustrd></RmtInf></TxDtls></NtryDtls>`;
    const found = await statement(message(entry('1200.00', 'CRDT', inner)));
    expect(found).toMatchObject({
      kind: 'camt',
      variant: 'camt.053.001.08',
      holder: { name: 'A Person', account: 'XX00MADEUP' },
      warnings: [],
    });
    expect(found.window?.from.toString()).toBe('2024-01-01T00:00:00Z');
    expect(found.transactions).toMatchObject([
      {
        amount: 120_000n,
        direction: 'in',
        status: 'posted',
        category: 'PMNT-RCDT-SALA',
        counterparty: 'An & Employer',
        counterparty_account: 'XX11',
        description: 'Wages January',
        order_id: 'R1200.00',
        merchant_order_id: 'E1',
        fee: 35n,
        source_line: 6,
      },
    ]);
  });

  it('opens a batch into its payments when they add up, and keeps it whole when they do not', async () => {
    const batch = (second: string) =>
      message(entry('10.00', 'CRDT', `<NtryDtls>${detail('A', '4.00')}${detail('B', second)}</NtryDtls>`));
    const opened = await statement(batch('6.00'));
    expect(opened.transactions.map(({ amount, counterparty }) => [amount, counterparty])).toEqual([
      [400n, 'A'],
      [600n, 'B'],
    ]);
    expect((await statement(batch('6.50'))).transactions).toMatchObject([{ amount: 1_000n, counterparty: null }]);
  });

  it('takes a reversal for no income and an entry that is not booked for pending', async () => {
    const reversed = entry('5.00', 'CRDT', '<RvslInd>true</RvslInd>');
    const pending = entry('6.00', 'CRDT').replace('BOOK', 'PDNG');
    const { transactions } = await statement(message(reversed + pending));
    expect(transactions.map(({ status }) => status)).toEqual(['refund', 'pending']);
  });

  it('shows when opening balance and entries do not make the closing balance', async () => {
    const entries = entry('1200.00', 'CRDT') + entry('200.00', 'DBIT');
    const with_ = (closing: string) => statement(message(entries, balance('OPBD', '50.00') + balance('CLBD', closing)));
    expect((await with_('1050.00')).warnings).toEqual([]);
    expect((await with_('1250.00')).warnings).toMatchObject([{ reason: 'closing-balance-differs', count: 20_000 }]);
  });

  it('takes words that every object knows for what they are: unknown', async () => {
    const named =
      entry('1.00', 'CRDT').replace('CRDT', 'constructor') + entry('2.00', 'DBIT').replace('BOOK', 'toString');
    const found = await statement(message(named));
    expect(found.rejected).toMatchObject([{ reason: 'bad-direction' }]);
    expect(found.transactions).toMatchObject([{ status: 'other', status_text: 'toString' }]);
  });

  it('refuses an entry without a side or in what is no currency, and keeps the others', async () => {
    const noSide = entry('1.00', 'CRDT').replace('CRDT', 'X');
    const gold = entry('2.00', 'CRDT').replace('"EUR"', '"XAU"');
    const found = await statement(message([noSide, gold, entry('3.00', 'DBIT')].join('\n')));
    expect(found.rejected).toMatchObject([
      { reason: 'bad-direction', line: 6 },
      { reason: 'bad-currency', line: 7 },
    ]);
    expect(found.transactions).toHaveLength(1);
  });

  it.each([
    ['not-xml', message(entry('1.00', 'CRDT')).slice(0, -60)],
    ['not-xml', message('<!DOCTYPE x [<!ENTITY a "b">]>')],
    ['not-xml', `<Document><BkToCstmrStmt>${'<a>'.repeat(50_000)}`],
    ['no-rows', message('')],
    ['no-header-row', '<Document><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr></BkToCstmrStmt></Document>'],
    ['unrecognised', '<Document><CstmrPmtStsRpt></CstmrPmtStsRpt></Document>'],
  ])('that cannot be read is answered with %s', async (reason, text) => {
    expect(await read(text)).toMatchObject({ ok: false, error: { reason } });
  });
});

describe.skipIf(!hasReference)(`real bank messages${onReference}`, () => {
  const summary = async (name: string) => {
    const found = await readStatement(referenceFile(`payments/iso20022/${name}.xml`));
    if (!found.ok) return found.error.reason;
    const { variant, rows, transactions, rejected, totals } = found.value;
    return [variant, rows, transactions.length, rejected.map(({ reason }) => reason).join(), totals.in, totals.out];
  };

  it.each([
    ['camt053.v2.minimal', ['camt.053.001.02', 1, 1, '', 885n, 0n]],
    ['camt053.v2.all-balance-types', ['camt.053.001.02', 1, 1, '', 885n, 0n]],
    ['camt053.v2.five.decimals', ['camt.053.001.02', 1, 1, '', 885n, 0n]],
    ['camt053.v2.multi.statement', ['camt.053.001.02', 2, 2, '', 885n, 700n]],
    ['camt053.v2.with-party-ids', ['camt.053.001.02', 1, 1, '', 885n, 0n]],
    ['camt053.v4', ['camt.053.001.04', 1, 1, '', 885n, 0n]],
    ['camt053.v8', ['camt.053.001.08', 1, 1, '', 885n, 0n]],
    ['nordea_example_camt', ['camt.053.001.02', 6, 6, '', 1_010_050n, 150_050n]],
    ['camt054.v2', ['camt.054.001.02', 1, 1, '', 0n, 20_000_000n]],
    ['camt054.v8', ['camt.054.001.08', 1, 1, '', 0n, 20_000_000n]],
    ['camt053.v2.wrong', 'no-header-row'],
    ['nordea_pain_002_v3_txn_reject', 'unrecognised'],
  ])('are read whole or told why not: %s', async (name, expected) => {
    expect(await summary(name)).toEqual(expected);
  });
});
