import { encodeGb18030 } from '../writers/gb18030.ts';

/** A valid file of one kind, from which damaged ones are made. */
export interface SampleFile {
  readonly name: string;
  readonly of: 'statement' | 'calls';
  /** Whether each line below the header row is a row. */
  readonly table: boolean;
  readonly bytes: Uint8Array;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const several = (row: (index: number) => string): string =>
  Array.from({ length: 12 }, (_, index) => row(index + 10)).join('\n');

function statement(name: string, text: string, table = true): SampleFile {
  return { name, of: 'statement', table, bytes: utf8(text) };
}

function calls(name: string, text: string, table = true): SampleFile {
  return { name, of: 'calls', table, bytes: utf8(text) };
}

const alipay = `------\n导出信息：\n姓名：张三\n起始时间：[2023-01-01 00:00:00]    终止时间：[2023-06-30 23:59:59]\n共12笔记录\n交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,
${several((n) => `2023-02-${n} 21:32:14 ,转账红包 ,李四 ,/ ,"货款, ""春""" ,收入 ,100.${n} ,余额 ,交易成功 ,20230212${n}\t,T${n}\t, ,`)}\n`;

/** One valid file of every kind that is read from text, all made up. */
export const fileCorpus: readonly SampleFile[] = [
  { name: 'Alipay', of: 'statement', table: true, bytes: encodeGb18030(alipay) },
  statement(
    'WeChat',
    `微信支付账单明细,,\n交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n${several((n) => `2023-01-${n} 10:00:00,商户消费,打开"视频",“餐”,支出,¥30.${n},零钱,已退款(￥12.50),40${n}\t,T1\t,"/"`)}\n`,
  ),
  statement(
    'JD',
    `\u{FEFF}京东账号名：made_up\n交易时间,交易分类,商户名称,交易说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注\n${several((n) => `2021-12-${n} 10:00:00\t,食品,平台,椰子水,支出,131.77(已退款89.${n}),银行卡,交易成功,23${n}\t,4\t,`)}\n`,
  ),
  statement(
    'Meituan',
    `美团交易账单明细\n""\n交易创建时间,交易成功时间,交易类型,订单标题,收/支,支付方式,订单金额,实付金额,交易单号,商家单号,备注\n${several((n) => `2025-02-${n} 18:36:01,2025-02-${n} 18:36:06,支付,米线,支出,信用卡,¥19.90,¥19.${n},"2502${n}\t","3\t",/`)}\n`,
  ),
  statement(
    'CMB',
    `记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要\n${several((n) => `2024-01-${n},CNY,"-1,0${n}.00","1,2${n}.66",转账汇款,张三,转账`)}\n`,
  ),
  statement(
    'ICBC',
    `明细查询文件下载\n\n交易日期,摘要,交易详情,交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名,对方账户\n${several((n) => `2023-05-${n}  \t,"消费  \t","\t","店\t","CHN\t",钞,"-\t","-\t",-\t,"  \t","13.${n} \t",人民币,"86.60\t","某公司\t","12**\t",`)}\n人民币合计,,,,,,,,,"0","13"\n`,
  ),
  statement(
    'unknown bank',
    `Booking Date;Details;Debit;Credit;Balance;Currency\n${several((n) => `${n + 3}/01/2024;Wages;;1.2${n},00;1.300,00;EUR`)}\n`,
  ),
  statement(
    'camt.053',
    `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>XX0</IBAN></Id></Acct>\n${several((n) => `<Ntry><Amt Ccy="EUR">8.${n}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2024-01-${n}</Dt></BookgDt><NtryDtls><TxDtls><RmtInf><Ustrd>a &amp; b</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`)}\n</Stmt></BkToCstmrStmt></Document>`,
    false,
  ),
  statement(
    'GSMA',
    JSON.stringify(
      Array.from({ length: 12 }, (_, n) => ({
        transactionReference: `R${n}`,
        debitParty: [{ key: 'msisdn', value: `+${n}` }],
        creditParty: [{ key: 'msisdn', value: '+99' }],
        transactionStatus: 'completed',
        amount: '16.00',
        currency: 'KES',
        creationDate: '2024-02-18T09:37:27Z',
      })),
    ),
    false,
  ),
  statement(
    'CIDER money',
    `txn_type,caller_id,recipient_id,timestamp,amount,sender_balance_after,recipient_balance_after\n${several((n) => `p2p,A,B${n},2021-01-${n} 10:00:00,1.${n},9.00,5.00`)}\n`,
  ),
  calls(
    'bandicoot',
    `interaction,direction,correspondent_id,datetime,call_duration,antenna_id\n${several((n) => `call,in,"p${n}",2024-01-${n} 10:00:00,6${n},a1`)}\n`,
  ),
  calls(
    'carrier list',
    `查询时间段：2023-12-01至2024-01-31\n起始时间,通信地点,通信方式,对方号码,通信时长,实收通信费(元)\n${several((n) => `12-${n} 23:59:58,北京,主叫,139000000${n},1分7秒,0.15`)}\n--,--,--,--,--,--\n`,
  ),
  calls(
    'carrier JSON',
    `jsonp1({"data":[${Array.from({ length: 12 }, (_, n) => `{"calldate":"2024-01-${n + 10}","calltime":"10:00:00","calltypeName":"被叫","othernum":"139","calllonghour":"67"}`).join()}]})`,
    false,
  ),
  calls(
    'SMS backup',
    `<?xml version='1.0'?><calls count="12">\n${several((n) => `<call number="+1555${n}" duration="61" date="15122261674${n}" type="2" contact_name="A &amp; B > C" />`)}\n</calls>`,
    false,
  ),
  calls(
    'CIDER calls',
    `txn_type,caller_id,recipient_id,timestamp,duration,international\n${several((n) => `call,A,B${n},2021-01-${n} 10:00:00,60,x`)}\n`,
  ),
  calls('CIDER top-ups', `caller_id,amount,timestamp\n${several((n) => `A,2.${n},2021-01-${n} 10:00:00`)}\n`),
];
