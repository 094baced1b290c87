import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { hasReference, onReference, referenceFile } from '../test/reference-data.ts';
import { detectKind } from './detect-kind.ts';
import { readStatement } from './read-statement.ts';

const bill =
  '微信支付账单明细,,\n交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n2023-01-02 10:00:00,商户消费,某餐厅,"/",支出,¥30.00,零钱,支付成功,4001\t,T1\t,"/"\n';

type Encryption = { readonly password: string; readonly zipCrypto?: true; readonly encryptionStrength?: 1 | 3 };

async function zip(files: Readonly<Record<string, string | Uint8Array>>, encryption?: Encryption): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...encryption });
  for (const [name, content] of Object.entries(files)) {
    await writer.add(name, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content));
  }
  return writer.close();
}

describe('a zip as a wallet mails it', () => {
  it.each<[string, Encryption | undefined]>([
    ['not at all', undefined],
    ['with ZipCrypto', { password: '271828', zipCrypto: true }],
    ['with AES-128', { password: '271828', encryptionStrength: 1 }],
    ['with AES-256', { password: '271828', encryptionStrength: 3 }],
  ])('is read when it is encrypted %s', async (_, encryption) => {
    const archive = await zip({ '说明.pdf': '%PDF', '账单.csv': bill }, encryption);
    expect(detectKind(archive)).toBe('archive');
    const found = await readStatement(archive, encryption ? { password: encryption.password } : {});
    expect(found).toMatchObject({ ok: true, value: { kind: 'wechat', rows: 1, totals: { out: 3_000n } } });
  });

  it('asks for the password, and says when it is the wrong one', async () => {
    for (const encryption of [{ password: '271828', zipCrypto: true }, { password: '271828' }] as const) {
      const archive = await zip({ '账单.csv': bill }, encryption);
      expect(await readStatement(archive)).toMatchObject({ error: { reason: 'zip-password' } });
      // One wrong password in 256 passes ZipCrypto's own check and fails by its checksum.
      for (let guess = 0; guess < 300; guess += 1) {
        const found = await readStatement(archive, { password: `no${guess}` });
        expect(found).toMatchObject({ error: { reason: 'zip-wrong-password' } });
        if (!encryption.zipCrypto && guess > 2) break;
      }
    }
  });

  it('says when there is no statement in it, or more than one', async () => {
    expect(await readStatement(await zip({ 'a.pdf': '%PDF' }))).toMatchObject({ error: { reason: 'zip' } });
    const two = await zip({ '1.csv': bill, '2.csv': bill });
    expect(await readStatement(two)).toMatchObject({ error: { reason: 'several-files' } });
  });

  it('is not unpacked beyond the size of a statement', async () => {
    const bomb = await zip({ 'bomb.csv': new Uint8Array(60 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await readStatement(bomb)).toMatchObject({ error: { reason: 'too-large' } });
  });

  it('says that it is damaged when bytes of it are lost', async () => {
    const archive = await zip({ '账单.csv': bill });
    archive.fill(0, 40, 80);
    expect(await readStatement(archive)).toMatchObject({ ok: false });
  });
});

describe.skipIf(!hasReference)(`a workbook inside an encrypted zip${onReference}`, () => {
  it('is read as the workbook itself', async () => {
    const workbook = referenceFile('payments/wechat/example-wechat-records.xlsx');
    const archive = await zip({ '微信支付账单.xlsx': workbook }, { password: '161803' });
    const [inside, itself] = [await readStatement(archive, { password: '161803' }), await readStatement(workbook)];
    expect(inside).toEqual(itself);
    expect(inside).toMatchObject({ ok: true, value: { rows: 54 } });
  });
});
