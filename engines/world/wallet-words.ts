import { type FlowDirection, type Transaction, transaction, type TransactionStatus } from '@lendline/behaviour';
import { timeOf } from './days.ts';
import type { Country } from './person.ts';
import type { Flow, FlowKind } from './wallet.ts';

/** The wallets whose statements can be had: two in China, a mobile-money wallet in Kenya. */
export type Wallet = 'alipay' | 'wechat' | 'mobile-money';

/** How a wallet files one kind of flow. `{party}` in a text becomes the counterparty. */
interface Words {
  readonly category: string;
  readonly description: string;
  readonly direction: FlowDirection;
  readonly status: TransactionStatus;
  readonly statusText: string;
  readonly method: string | null;
  readonly parties: readonly string[];
}

/** Counterparties: all made up. */
const parties = {
  cn: {
    shop: [
      '山泉便利店',
      '木槿小厨',
      '云上面馆',
      '青禾超市',
      '晨光文具',
      '一叶书屋',
      '南风水果',
      '小满药房',
      '禾木家居',
    ],
    person: ['阿*', '*明', '*宁', '小*', '*芳', '*远', '*松', '*雪', '*青'],
    employer: ['临溪物流有限公司', '青渚食品厂', '云汀装配有限公司', '望川家政服务部', '白垣纺织厂'],
    lender: ['晴川消费金融', '长陌小额贷款', '云柜分期', '禾下信用', '南澜数科'],
    own: ['本人账户'],
  },
  ke: {
    shop: ['Jua Duka', 'Mlima Stores', 'Bahari Fresh', 'Tausi Pharmacy', 'Upepo Hardware', 'Mto Kiosk'],
    person: ['J*** O***', 'A*** W***', 'P*** K***', 'M*** N***', 'S*** C***'],
    employer: ['Mtoni Tea Works', 'Bondeni Security', 'Ziwani Transport', 'Pwani Kuu Hotel'],
    lender: ['Upepo Credit', 'Mlima Pesa', 'Jua Advance'],
    own: ['Own account'],
  },
} as const;

const partyOf = {
  wage: 'employer',
  job: 'person',
  takings: 'person',
  'gift-in': 'person',
  'gift-out': 'person',
  purchase: 'shop',
  'refunded-purchase': 'shop',
  refund: 'shop',
  rent: 'person',
  supplies: 'shop',
  'to-bank': 'own',
  'from-bank': 'own',
  savings: 'own',
  'other-loan-repayment': 'lender',
} as const satisfies Record<FlowKind, keyof typeof parties.cn>;

type Row = readonly [category: string, description: string, direction: FlowDirection, statusText: string];

const alipay: Readonly<Record<FlowKind, Row>> = {
  wage: ['转账红包', '工资', 'in', '交易成功'],
  job: ['转账红包', '劳务费', 'in', '交易成功'],
  takings: ['商业服务', '收钱码收款', 'in', '交易成功'],
  'gift-in': ['转账红包', '转账', 'in', '交易成功'],
  'gift-out': ['转账红包', '转账', 'out', '交易成功'],
  purchase: ['日用百货', '{party}消费', 'out', '交易成功'],
  'refunded-purchase': ['日用百货', '{party}消费', 'out', '交易关闭'],
  refund: ['退款', '退款-{party}消费', 'neutral', '退款成功'],
  rent: ['住房物业', '房租', 'out', '交易成功'],
  supplies: ['商业服务', '进货款', 'out', '交易成功'],
  'to-bank': ['账户存取', '提现-实时提现', 'neutral', '交易成功'],
  'from-bank': ['账户存取', '充值-普通充值', 'neutral', '交易成功'],
  savings: ['投资理财', '余额宝-单次转入', 'neutral', '交易成功'],
  'other-loan-repayment': ['信用借还', '自动还款-{party}', 'neutral', '还款成功'],
};

const wechat: Readonly<Record<FlowKind, Row>> = {
  wage: ['转账', '转账备注:工资', 'in', '已存入零钱'],
  job: ['转账', '转账备注:劳务费', 'in', '已存入零钱'],
  takings: ['二维码收款', '收款方备注:二维码收款', 'in', '已收钱'],
  'gift-in': ['微信红包', '/', 'in', '已存入零钱'],
  'gift-out': ['微信红包', '/', 'out', '支付成功'],
  purchase: ['商户消费', '{party}', 'out', '支付成功'],
  'refunded-purchase': ['商户消费', '{party}', 'out', '已全额退款'],
  refund: ['{party}-退款', '{party}', 'in', '已全额退款'],
  rent: ['转账', '转账备注:房租', 'out', '对方已收钱'],
  supplies: ['扫二维码付款', '收款方备注:进货款', 'out', '已转账'],
  'to-bank': ['零钱提现', '/', 'neutral', '提现已到账'],
  'from-bank': ['零钱充值', '/', 'neutral', '充值完成'],
  savings: ['转入零钱通-来自零钱', '/', 'neutral', '支付成功'],
  'other-loan-repayment': ['信用卡还款', '{party}还款', 'neutral', '支付成功'],
};

const mobileMoney: Readonly<Record<FlowKind, Row>> = {
  wage: ['Salary Payment', 'Salary from {party}', 'in', 'Completed'],
  job: ['Funds Received', 'Payment for work', 'in', 'Completed'],
  takings: ['Customer Payment', 'Till payment received', 'in', 'Completed'],
  'gift-in': ['Funds Received', 'Funds received from {party}', 'in', 'Completed'],
  'gift-out': ['Customer Transfer', 'Transfer to {party}', 'out', 'Completed'],
  purchase: ['Merchant Payment', 'Goods at {party}', 'out', 'Completed'],
  'refunded-purchase': ['Merchant Payment', 'Goods at {party}', 'out', 'Reversed'],
  refund: ['Reversal', 'Reversal of payment to {party}', 'neutral', 'Completed'],
  rent: ['Pay Bill', 'Rent', 'out', 'Completed'],
  supplies: ['Merchant Payment', 'Stock from {party}', 'out', 'Completed'],
  'to-bank': ['Transfer to Bank', 'Own bank account', 'neutral', 'Completed'],
  'from-bank': ['Deposit', 'Own bank account', 'neutral', 'Completed'],
  savings: ['Savings Deposit', 'Own savings', 'neutral', 'Completed'],
  'other-loan-repayment': ['Loan Repayment', 'Repayment to {party}', 'neutral', 'Completed'],
};

const rows = { alipay, wechat, 'mobile-money': mobileMoney } as const;

/** The flow as a row of the wallet's statement. */
export function transactionOf(flow: Flow, wallet: Wallet, country: Country): Transaction {
  const words = wordsOf(flow.kind, wallet);
  const party = words.parties[flow.party % words.parties.length]!;
  const name = (text: string): string => text.replace('{party}', party);
  return transaction({
    ...timeOf(country, flow.day, flow.second),
    amount: flow.amount,
    currency: country === 'cn' ? 'CNY' : 'KES',
    direction: words.direction,
    status: words.status,
    refunded: flow.kind === 'refunded-purchase' ? flow.amount : 0n,
    refund_of: flow.refundOf,
    counterparty: party,
    category: name(words.category),
    description: name(words.description),
    method: words.method,
    status_text: words.statusText,
    order_id: flow.order,
    source_line: 0,
  });
}

function wordsOf(kind: FlowKind, wallet: Wallet): Words {
  const [category, description, direction, statusText] = rows[wallet][kind];
  const status = kind === 'refund' ? 'refund' : kind === 'refunded-purchase' ? 'closed' : 'posted';
  const method = wallet === 'alipay' ? '余额' : wallet === 'wechat' ? '零钱' : null;
  return { category, description, direction, statusText, status, method, parties: partiesOf(kind, wallet) };
}

function partiesOf(kind: FlowKind, wallet: Wallet): readonly string[] {
  return parties[wallet === 'mobile-money' ? 'ke' : 'cn'][partyOf[kind]];
}
