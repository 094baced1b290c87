import { Socket } from 'node:net';

type Written = (error?: Error | null) => void;

/**
 * A socket that sends at the end of a turn of the event loop what was written during it: the begin, the selects and the commit
 * that go out together are one packet and one call of the system in place of one for each, and the server is woken once.
 */
export class GatheringSocket extends Socket {
  #gathering = false;

  override write(data: Uint8Array | string, written?: Written): boolean;
  override write(data: Uint8Array | string, encoding?: BufferEncoding, written?: Written): boolean;
  override write(data: Uint8Array | string, encoding?: BufferEncoding | Written, written?: Written): boolean {
    this.#gather();
    return typeof encoding === 'string' ? super.write(data, encoding, written) : super.write(data, encoding ?? written);
  }

  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    this.cork();
    process.nextTick(() => {
      this.#gathering = false;
      this.uncork();
    });
  }
}
