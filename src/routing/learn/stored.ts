import type { Model, Taught } from './model.ts';
import { joinNets, type Committee } from './net.ts';

/** Tells a model's bytes from any other, and this shape from an earlier or later one. */
const MARK = 'xietiao-routing-4';
/** Models that a running organisation still has: the committee's nets stood one after the other, … */
const APART = 'xietiao-routing-3';
/** … and before that there was none, and pieces had up to three characters. */
const ALONE = 'xietiao-routing-2';
const MARKS: readonly unknown[] = [MARK, APART, ALONE];

/**
 * A model as bytes for a file or a column: a line of JSON, padded to eight bytes, then the numbers.
 * Eight bytes for each piece, two more for each label and one for each unit of the committee's nets: 15 MB for 6,000 letters and seven labels.
 */
export function encodeModel({ taught, ...rest }: Model): Uint8Array {
  const shape = taught && shapeOf(taught);
  const line = new TextEncoder().encode(JSON.stringify({ mark: MARK, shape, ...rest }));
  const head = new Uint8Array(Math.ceil((line.length + 1) / ALIGNED) * ALIGNED).fill(SPACE);
  head.set(line);
  head[head.length - 1] = LINE_END;
  const parts = [head, ...(taught === null ? [] : numbersOf(taught).map(bytesOf))];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const ALIGNED = 8;
const SPACE = 32;
const LINE_END = 10;

/** @throws Error where the bytes are no model of this shape */
export function decodeModel(bytes: Uint8Array): Model {
  const end = bytes.indexOf(LINE_END);
  const head: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  if (!isHead(head)) throw new Error('These bytes are no routing model of this version.');
  const { mark: _mark, shape, ...rest } = head.mark === ALONE ? raised(head) : head;
  // A copy from its own beginning: what a driver hands over may lie anywhere in a larger buffer.
  const numbers = new Uint8Array(bytes.subarray(end + 1)).buffer;
  return { ...rest, taught: shape === null ? null : readTaught(numbers, shape, rest.labels.length) };
}

/** The model, or nothing where a later version of the program stored it or the bytes are damaged: nobody's message waits for that. */
export function openModel(bytes: Uint8Array): Model | undefined {
  try {
    return decodeModel(bytes);
  } catch {
    return undefined;
  }
}

interface Shape {
  readonly pieces: number;
  readonly longest: number;
  readonly scale: number;
  readonly offsets: readonly number[];
  /** The whole committee as one; several where they still stand apart, none where there is no committee. */
  readonly nets: readonly NetShape[];
}

/** A net's few numbers that are not about single pieces. */
interface NetShape {
  readonly scale: number;
  readonly thresholds: readonly number[];
  readonly outer: readonly number[];
  readonly offsets: readonly number[];
}

type Head = Omit<Model, 'taught'> & { readonly mark: string; readonly shape: Shape | null };

/** An earlier model with what it lacks: it judges as it always did. */
function raised({ shape, mix, ...rest }: Head): Head {
  return { ...rest, mix: { ...mix, committee: 0 }, shape: shape && { ...shape, longest: 3, nets: [] } };
}

function shapeOf({ vocabulary, linear, committee }: Taught): Shape {
  return {
    pieces: vocabulary.buckets.length,
    longest: vocabulary.longest,
    scale: linear.scale,
    offsets: [...linear.offsets],
    nets: committee === null ? [] : [netShapeOf(committee)],
  };
}

function netShapeOf({ scale, thresholds, outer, offsets }: Committee): NetShape {
  return { scale, thresholds: [...thresholds], outer: [...outer], offsets: [...offsets] };
}

/** Four-byte numbers first, then two-byte ones, then single ones: each begins where its size divides. */
function numbersOf({ vocabulary, linear, committee }: Taught) {
  const first = [vocabulary.buckets, vocabulary.importance, linear.weights];
  return committee === null ? first : [...first, committee.inner];
}

/** @throws Error where there are fewer numbers than the shape says, or more */
function readTaught(numbers: ArrayBuffer, shape: Shape, labels: number): Taught {
  const { pieces, longest, scale, offsets, nets } = shape;
  const beforeNets = pieces * (8 + 2 * labels);
  const units = nets.reduce((sum, { thresholds }) => sum + thresholds.length, 0);
  if (numbers.byteLength !== beforeNets + units * pieces) throw new Error('This routing model is cut short.');
  const weights = new Int16Array(numbers, 8 * pieces, pieces * labels);
  return {
    vocabulary: {
      longest,
      buckets: new Uint32Array(numbers, 0, pieces),
      importance: new Float32Array(numbers, 4 * pieces, pieces),
    },
    linear: { labels, weights, scale, offsets: Float64Array.from(offsets) },
    committee: joinNets(readNets(numbers, beforeNets, shape, labels), pieces),
  };
}

function readNets(numbers: ArrayBuffer, from: number, { nets, pieces }: Shape, labels: number): Committee[] {
  let at = from;
  return nets.map(({ scale, thresholds, outer, offsets }) => {
    const inner = new Int8Array(numbers, at, pieces * thresholds.length);
    at += inner.length;
    return {
      labels,
      inner,
      scale,
      thresholds: Float64Array.from(thresholds),
      outer: Float64Array.from(outer),
      offsets: Float64Array.from(offsets),
    };
  });
}

function isHead(value: unknown): value is Head {
  return typeof value === 'object' && value !== null && 'mark' in value && MARKS.includes(value.mark);
}

function bytesOf(numbers: ArrayBufferView): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
