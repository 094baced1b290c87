const encoder = new TextEncoder();

/** How a field is laid out on the wire: the low three bits of its key. */
const wire = { varint: 0, bytes: 2, fixed32: 5 } as const;

/**
 * Writes one message of Protocol Buffers (proto3 wire format) field by field; fields stand in the order of the calls.
 * Only what ONNX needs: whole numbers, 32-bit numbers, bytes, texts, nested messages and packed lists.
 */
export class Message {
  readonly #parts: Uint8Array[] = [];

  /** A whole number; a negative one takes ten bytes, as 64-bit two's complement. */
  integer(field: number, value: number | bigint): this {
    return this.#key(field, wire.varint).#add(varint(BigInt(value)));
  }

  float(field: number, value: number): this {
    return this.#key(field, wire.fixed32).#add(littleEndian([value]));
  }

  bytes(field: number, value: Uint8Array): this {
    return this.#key(field, wire.bytes).#add(varint(BigInt(value.length))).#add(value);
  }

  text(field: number, value: string): this {
    return this.bytes(field, encoder.encode(value));
  }

  message(field: number, value: Message): this {
    return this.bytes(field, value.encode());
  }

  /** A repeated whole number, packed. */
  integers(field: number, values: readonly (number | bigint)[]): this {
    return this.bytes(field, joined(values.map((value) => varint(BigInt(value)))));
  }

  /** A repeated 32-bit number, packed. */
  floats(field: number, values: readonly number[]): this {
    return this.bytes(field, littleEndian(values));
  }

  encode(): Uint8Array {
    return joined(this.#parts);
  }

  #key(field: number, type: number): this {
    return this.#add(varint((BigInt(field) << 3n) | BigInt(type)));
  }

  #add(part: Uint8Array): this {
    this.#parts.push(part);
    return this;
  }
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

function littleEndian(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (const [index, value] of values.entries()) view.setFloat32(4 * index, value, true);
  return new Uint8Array(view.buffer);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
