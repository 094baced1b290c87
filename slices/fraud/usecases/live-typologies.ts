import { assert, present } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { readTypologies, type Typology } from '@lendline/typology';
import type { TypologyVersionId } from '../contract.ts';
import { liveVersionAndHalts, documentOf } from '../store/live-typologies.ts';
import type { FraudTables } from '../store/tables.ts';

/** What attempts are weighed by at an instant. */
export interface LiveTypologies {
  readonly versionId: TypologyVersionId;
  readonly typologies: readonly Typology[];
  /** Typologies that are not asked now. */
  readonly halted: readonly string[];
}

/** Versions as they were read: one that left draft is never changed, so that reading each once is enough. */
export class ReadVersions {
  readonly #byId = new Map<TypologyVersionId, readonly Typology[]>();

  /**
   * The version that is live and what of it is halted, in one statement once the version is known here. Errors: throws where
   * no version is live, which a lender always has, and where a stored one is none.
   */
  async live(tx: SliceTransaction<FraudTables>): Promise<LiveTypologies> {
    const { id, halted } = present(await liveVersionAndHalts(tx), 'a lender has typologies that are live');
    return { versionId: id, typologies: this.#byId.get(id) ?? (await this.#read(tx, id)), halted };
  }

  async #read(tx: SliceTransaction<FraudTables>, id: TypologyVersionId): Promise<readonly Typology[]> {
    const read = readTypologies(await documentOf(tx, id));
    assert(read.ok, 'typologies are checked before they are stored');
    this.#byId.set(id, read.value);
    return read.value;
  }
}
