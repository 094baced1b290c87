import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { eventually, must, railSlices, startRailWorld } from './rail-world.ts';

const db = testDatabase({ slices: railSlices });

describe('a folder as the door of the bank', () => {
  it('gives files whole, takes what is in it, and puts aside what was dealt with', async () => {
    const root = mkdtempSync(join(tmpdir(), 'lendline-bank-'));
    const folder = await startRailWorld({
      database: db.database,
      config: () => ({
        bankName: 'Lendline Test Lender',
        bankAccount: 'LENDER-ACCOUNT-1',
        bankBatchSeconds: '1',
        bankFolder: root,
        payoutBy: 'bank',
      }),
    });
    const { lineId } = await folder.someone();
    const payment = await folder.payOut(lineId);
    const sent = await eventually(
      () => Promise.resolve(readdirSync(join(root, 'out'))),
      (names) => names.some((name) => name.startsWith('pain001-')),
    );
    const text = readFileSync(
      join(
        root,
        'out',
        sent.find((name) => name.startsWith('pain001-'))!,
      ),
      'utf8',
    );
    const endToEnd = payment.id.replace('_', '-').toUpperCase();
    expect(text).toContain(`<EndToEndId>${endToEnd}</EndToEndId>`);
    const message = /<MsgId>([^<]+)</.exec(text)![1]!;
    const report = `<Document><CstmrPmtStsRpt><GrpHdr><MsgId>R1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>${message}</OrgnlMsgId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>${endToEnd}</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;
    writeFileSync(join(root, 'in', 'report.xml'), report);
    writeFileSync(join(root, 'in', 'a-page.xml'), '<html>502 Bad Gateway</html>');
    expect(must(await folder.payments.client.takeFiles(folder.loans(), {}))).toMatchObject({ taken: 1, unreadable: 1 });
    await folder.until(payment, 'succeeded');
    expect(readdirSync(join(root, 'in'))).toEqual([]);
    expect(readdirSync(join(root, 'done'))).toHaveLength(1);
    expect(readdirSync(join(root, 'aside'))).toEqual([expect.stringMatching(/^a-page\.xml\./)]);
    await folder.stop();
    rmSync(root, { recursive: true });
  });
});
