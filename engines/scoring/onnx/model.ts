import { assert } from '@lendline/kernel';
import { Message } from './protobuf.ts';

/** Element types that our graphs use, by their number in `TensorProto.DataType`. */
const elementTypes = { float32: 1, uint8: 2, int64: 7, float64: 11 } as const;

export type ElementType = keyof typeof elementTypes;

/** Values of a tensor in row order; the kind of array says the element type. */
export type Elements = Float32Array | Uint8Array | BigInt64Array | Float64Array;

/** A number of rows or columns; a name stands for one that is known only when the graph runs. */
export type Dimension = number | string;

export interface OnnxValue {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly Dimension[];
}

export interface OnnxConstant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly elements: Elements;
}

/** ONNX tells a whole number from a real one by field, so a list or number says which it is. */
export type OnnxAttribute =
  | { readonly integer: number }
  | { readonly float: number }
  | { readonly text: string }
  | { readonly integers: readonly number[] }
  | { readonly floats: readonly number[] }
  | { readonly texts: readonly string[] }
  | { readonly tensor: Omit<OnnxConstant, 'name'> };

export interface OnnxNode {
  readonly operator: string;
  /** Operator set the node belongs to; that of ONNX itself unless told. */
  readonly domain?: typeof treeDomain;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

export interface OnnxModel {
  readonly name: string;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly constants: readonly OnnxConstant[];
  /** In an order in which each node's inputs are there before it. */
  readonly nodes: readonly OnnxNode[];
}

export const treeDomain = 'ai.onnx.ml';

// Pinned: a newer runtime reads these for ever, and what an operator means does not move under a stored model.
const irVersion = 8;
const operatorSets = { '': 18, [treeDomain]: 3 } as const;

/** A ModelProto (onnx.proto3 of ONNX 1.13), byte for byte the same for the same model. */
export function encodeOnnx(model: OnnxModel): Uint8Array {
  const message = new Message().integer(1, irVersion).text(2, 'lendline').message(7, graphOf(model));
  const domains = new Set(['' as const, ...model.nodes.map(({ domain = '' as const }) => domain)]);
  for (const domain of domains) {
    message.message(8, new Message().text(1, domain).integer(2, operatorSets[domain]));
  }
  return message.encode();
}

function graphOf({ name, nodes, constants, inputs, outputs }: OnnxModel): Message {
  const graph = new Message();
  for (const node of nodes) graph.message(1, nodeOf(node));
  graph.text(2, name);
  for (const constant of constants) graph.message(5, tensorOf(constant).text(8, constant.name));
  for (const value of inputs) graph.message(11, valueOf(value));
  for (const value of outputs) graph.message(12, valueOf(value));
  return graph;
}

function nodeOf({ operator, domain, inputs, outputs, attributes = {} }: OnnxNode): Message {
  const node = new Message();
  for (const input of inputs) node.text(1, input);
  for (const output of outputs) node.text(2, output);
  node.text(4, operator);
  for (const [name, attribute] of Object.entries(attributes)) node.message(5, attributeOf(name, attribute));
  return domain === undefined ? node : node.text(7, domain);
}

/** Numbers of `AttributeProto.AttributeType`. */
const attributeTypes = { float: 1, integer: 2, text: 3, tensor: 4, floats: 6, integers: 7, texts: 8 } as const;

function attributeOf(name: string, attribute: OnnxAttribute): Message {
  const message = new Message().text(1, name);
  const typed = (type: keyof typeof attributeTypes): Message => message.integer(20, attributeTypes[type]);
  if ('float' in attribute) return typed('float').float(2, attribute.float);
  if ('integer' in attribute) return typed('integer').integer(3, attribute.integer);
  if ('text' in attribute) return typed('text').text(4, attribute.text);
  if ('tensor' in attribute) return typed('tensor').message(5, tensorOf(attribute.tensor));
  if ('floats' in attribute) return typed('floats').floats(7, attribute.floats);
  if ('integers' in attribute) return typed('integers').integers(8, attribute.integers);
  typed('texts');
  for (const text of attribute.texts) message.text(9, text);
  return message;
}

function tensorOf({ shape, elements }: Omit<OnnxConstant, 'name'>): Message {
  const count = shape.reduce((product, size) => product * size, 1);
  assert(count === elements.length, `a tensor of shape [${shape.join(', ')}] has ${count} elements`);
  const { buffer, byteOffset, byteLength } = elements;
  return new Message()
    .integers(1, shape)
    .integer(2, elementTypes[elementTypeOf(elements)])
    .bytes(9, new Uint8Array(buffer, byteOffset, byteLength));
}

function elementTypeOf(elements: Elements): ElementType {
  if (elements instanceof Float32Array) return 'float32';
  if (elements instanceof Float64Array) return 'float64';
  return elements instanceof Uint8Array ? 'uint8' : 'int64';
}

function valueOf({ name, type, shape }: OnnxValue): Message {
  const dimensions = new Message();
  for (const size of shape) {
    dimensions.message(1, typeof size === 'string' ? new Message().text(2, size) : new Message().integer(1, size));
  }
  const tensor = new Message().integer(1, elementTypes[type]).message(2, dimensions);
  return new Message().text(1, name).message(2, new Message().message(1, tensor));
}
