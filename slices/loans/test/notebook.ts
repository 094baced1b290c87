/** What a change adds to what is owed, and to the lender's money. */
const signs = { repayment: -1n, 'goodwill-credit': -1n, waiver: -1n, charge: 1n, chargeback: 1n, refund: 1n } as const;
const moves: Readonly<Record<string, bigint>> = { repayment: 1n, chargeback: -1n, refund: -1n };

export type EffectKind = keyof typeof signs;

/** The oracle: one number for what is owed, one for the lender's money, and what each event did to them. */
export class Notebook {
  owed: bigint;
  money: bigint;
  readonly #did = new Map<string, readonly [owed: bigint, money: bigint]>();

  constructor(principal: bigint, fee: bigint) {
    this.owed = principal + fee;
    this.money = -principal;
  }

  note(event: string, kind: EffectKind, amount: bigint): void {
    this.#add(event, [signs[kind] * amount, (moves[kind] ?? 0n) * amount]);
  }

  undo(event: string, by: string): void {
    const [owed, money] = this.#did.get(event) ?? [0n, 0n];
    this.#add(by, [-owed, -money]);
  }

  #add(event: string, did: readonly [bigint, bigint]): void {
    this.#did.set(event, did);
    this.owed += did[0];
    this.money += did[1];
  }
}
