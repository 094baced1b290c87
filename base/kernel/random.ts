/** A seeded generator: the same seed gives the same numbers on every machine. Not for secrets. */
export interface Random {
  /** Uniform on [0, 1), 53 bits. */
  next(): number;
  /** Uniform integer on [0, bound). */
  below(bound: number): number;
  /** Normal with mean 0 and deviation 1 (Marsaglia's polar method). */
  normal(): number;
  /** A generator of its own for a named part, so that adding draws in one part does not move another. */
  fork(name: string): Random;
}

/** xoshiro128** (Blackman and Vigna, 2018), seeded by splitmix32 from a text or number. */
export function seededRandom(seed: string | number): Random {
  return new Xoshiro(String(seed));
}

class Xoshiro implements Random {
  readonly #seed: string;
  readonly #state: Uint32Array;
  #spare: number | undefined;

  constructor(seed: string) {
    this.#seed = seed;
    let mix = hash32(seed);
    this.#state = Uint32Array.from({ length: 4 }, () => {
      mix = (mix + 0x9e3779b9) | 0;
      let z = mix;
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
      return (z ^ (z >>> 16)) >>> 0;
    });
  }

  next(): number {
    return ((this.#word() >>> 5) * 67_108_864 + (this.#word() >>> 6)) / 9_007_199_254_740_992;
  }

  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  normal(): number {
    if (this.#spare !== undefined) {
      const spare = this.#spare;
      this.#spare = undefined;
      return spare;
    }
    for (;;) {
      const u = this.next() * 2 - 1;
      const v = this.next() * 2 - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const factor = Math.sqrt((-2 * Math.log(s)) / s);
        this.#spare = v * factor;
        return u * factor;
      }
    }
  }

  fork(name: string): Random {
    return new Xoshiro(`${this.#seed}/${name}`);
  }

  #word(): number {
    const s = this.#state;
    const result = Math.imul(rotate(Math.imul(s[1]!, 5), 7), 9) >>> 0;
    const shifted = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= shifted;
    s[3] = rotate(s[3]!, 11);
    return result;
  }
}

function rotate(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0;
}

// FNV-1a, 32 bits: spreads a text seed over the state words.
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
