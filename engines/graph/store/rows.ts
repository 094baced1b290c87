import { grown } from '@lendline/kernel';

/**
 * Compressed sparse rows that can grow: what is tied to a node stands in one piece, `peer[start .. start + length)` and
 * beside it by which edge. A full row moves to the end of the pool with twice the room, so that an edge costs constant
 * time on average; a bulk build reserves what each row needs, and no row moves.
 */
export class Rows {
  start = new Int32Array(0);
  length = new Int32Array(0);
  peer = new Int32Array(0);
  edge = new Int32Array(0);
  #room = new Int32Array(0);
  #end = 0;

  grow(nodes: number): void {
    this.start = grown(this.start, nodes);
    this.length = grown(this.length, nodes);
    this.#room = grown(this.#room, nodes);
  }

  /** Makes rows of exactly these lengths, one after another; only while there are none. */
  reserve(lengths: Int32Array): void {
    this.grow(lengths.length);
    lengths.forEach((length, node) => {
      this.start[node] = this.#end;
      this.#room[node] = length;
      this.#end += length;
    });
    this.peer = grown(this.peer, this.#end);
    this.edge = grown(this.edge, this.#end);
  }

  add(node: number, peer: number, edge: number): void {
    if (this.length[node] === this.#room[node]) this.#move(node);
    const place = this.start[node]! + this.length[node]!;
    this.peer[place] = peer;
    this.edge[place] = edge;
    this.length[node]! += 1;
  }

  #move(node: number): void {
    const [from, length] = [this.start[node]!, this.length[node]!];
    const room = Math.max(4, length * 2);
    this.peer = grown(this.peer, this.#end + room);
    this.edge = grown(this.edge, this.#end + room);
    this.peer.copyWithin(this.#end, from, from + length);
    this.edge.copyWithin(this.#end, from, from + length);
    this.start[node] = this.#end;
    this.#room[node] = room;
    this.#end += room;
  }
}
