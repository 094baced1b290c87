import { assert } from '@lendline/kernel';
import {
  type Elements,
  type ElementType,
  encodeOnnx,
  type OnnxAttribute,
  type OnnxConstant,
  type OnnxNode,
  type OnnxValue,
} from '../onnx/model.ts';
import { elementCount, type Shape } from './shape.ts';

/** A value of a graph that is being traced: not numbers, but the place where they will be. */
export interface Tensor {
  readonly graph: Graph;
  readonly name: string;
  readonly shape: Shape;
  readonly type: ElementType;
}

/** From the gradient by an operation's result to those by its inputs; undefined where there is none. */
export type Backward = (gradient: Tensor, result: Tensor) => readonly (Tensor | undefined)[];

export interface Step {
  readonly operator: string;
  readonly inputs: readonly Tensor[];
  readonly shape: Shape;
  readonly type?: ElementType;
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
  /** Absent where no gradient flows back. */
  readonly backward?: Backward;
}

/** One traced step: what it took, what came out, and how gradients go back through it. */
export interface TapeEntry {
  readonly inputs: readonly Tensor[];
  readonly result: Tensor;
  readonly backward: Backward | undefined;
}

/** Generated names hold this sign and public ones may not, so the two cannot meet: ONNX has one space for all names. */
const generatedSign = '#';

/**
 * An ONNX graph in the making. Every name, of inputs, constants and results alike, comes from here: two values of one
 * name would not fail but train on the wrong numbers.
 */
export class Graph {
  readonly tape: TapeEntry[] = [];
  readonly #nodes: OnnxNode[] = [];
  readonly #constants: OnnxConstant[] = [];
  readonly #inputs: OnnxValue[] = [];
  readonly #outputs: OnnxValue[] = [];
  readonly #publicNames = new Set<string>();
  readonly #shared = new Map<string, Tensor>();
  #generated = 0;

  /** A value handed in when the graph runs, under a name of its own. */
  input(name: string, shape: Shape, type: ElementType = 'float32'): Tensor {
    this.#inputs.push({ name: this.#claim(name), type, shape });
    return { graph: this, name, shape, type };
  }

  /** Answers `tensor` under this name. */
  output(name: string, tensor: Tensor): void {
    assert(tensor.graph === this, 'an output belongs to the graph that answers it');
    this.#outputs.push({ name: this.#claim(name), type: tensor.type, shape: tensor.shape });
    this.#nodes.push({ operator: 'Identity', inputs: [tensor.name], outputs: [name] });
  }

  constant(elements: Elements, shape: readonly number[], type: ElementType = 'float32'): Tensor {
    assert(elementCount(shape).factor === elements.length, 'a constant has as many elements as its shape says');
    const name = this.#nextName('constant');
    this.#constants.push({ name, shape, elements });
    return { graph: this, name, shape, type };
  }

  /** A number that many steps may share. */
  scalar(value: number): Tensor {
    return this.#share(`scalar ${value}`, () => this.constant(Float32Array.of(value), []));
  }

  /** Whole numbers that tell an operator about shapes. */
  integers(values: readonly number[]): Tensor {
    return this.#share(`integers ${values.join(' ')}`, () =>
      this.constant(BigInt64Array.from(values, BigInt), [values.length], 'int64'),
    );
  }

  /** Adds one operator and what it takes to go back through it. */
  add({ operator, inputs, shape, type = 'float32', attributes, backward }: Step): Tensor {
    for (const input of inputs) assert(input.graph === this, `${operator} takes tensors of one graph`);
    const result: Tensor = { graph: this, name: this.#nextName(operator), shape, type };
    this.#nodes.push({
      operator,
      inputs: inputs.map(({ name }) => name),
      outputs: [result.name],
      ...(attributes && { attributes }),
    });
    this.tape.push({ inputs, result, backward });
    return result;
  }

  encode(name: string): Uint8Array {
    return encodeOnnx({
      name,
      inputs: this.#inputs,
      outputs: this.#outputs,
      constants: this.#constants,
      nodes: this.#nodes,
    });
  }

  #claim(name: string): string {
    assert(!name.includes(generatedSign), `a public name has no ${generatedSign}`);
    assert(!this.#publicNames.has(name), `the name ${name} is taken`);
    this.#publicNames.add(name);
    return name;
  }

  #nextName(hint: string): string {
    this.#generated += 1;
    return `${hint}${generatedSign}${this.#generated}`;
  }

  #share(key: string, make: () => Tensor): Tensor {
    const known = this.#shared.get(key);
    if (known) return known;
    const made = make();
    this.#shared.set(key, made);
    return made;
  }
}
