import type { EntityGraph } from '@lendline/graph';
import type { Context } from '@lendline/kernel';
import type { SliceDatabase } from '@lendline/platform';
import type { FraudTables } from '../store/tables.ts';
import { LenderNetwork, type NetworkOptions } from './lender-network.ts';

/** The graphs of the lenders that this process serves, each made when it is first asked for. */
export class LenderNetworks {
  readonly #database: SliceDatabase<FraudTables>;
  readonly #options: NetworkOptions;
  readonly #byTenant = new Map<string, LenderNetwork>();

  constructor(database: SliceDatabase<FraudTables>, options: NetworkOptions) {
    this.#database = database;
    this.#options = options;
  }

  /** The graph of the context's lender with all that was committed before the call. Not to be kept: it goes on changing. */
  read(context: Context): Promise<EntityGraph> {
    const { tenant } = context;
    const known = this.#byTenant.get(tenant);
    if (known) return known.read(context);
    const network = new LenderNetwork(this.#database, this.#options);
    this.#byTenant.set(tenant, network);
    return network.read(context);
  }
}
