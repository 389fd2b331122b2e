import type { Model, Taught } from './model.ts';

/** Tells a model's bytes from any other, and this shape from an earlier or later one. */
const MARK = 'xietiao-routing-2';

/**
 * A model as bytes for a file or a column: a line of JSON, padded to eight bytes, then the numbers.
 * Eight bytes for each piece and two more for each label: 6 MB for 6,000 letters and seven labels.
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
  const { mark: _mark, shape, ...rest } = head;
  // A copy from its own beginning: what a driver hands over may lie anywhere in a larger buffer.
  const numbers = new Uint8Array(bytes.subarray(end + 1)).buffer;
  return { ...rest, taught: shape === null ? null : readTaught(numbers, shape, rest.labels.length) };
}

interface Shape {
  readonly pieces: number;
  readonly scale: number;
  readonly offsets: readonly number[];
}

type Head = Omit<Model, 'taught'> & { readonly mark: string; readonly shape: Shape | null };

function shapeOf({ vocabulary, linear }: Taught): Shape {
  return {
    pieces: vocabulary.buckets.length,
    scale: linear.scale,
    offsets: [...linear.offsets],
  };
}

/** Four-byte numbers first, then two-byte ones: each begins where its size divides. */
function numbersOf({ vocabulary, linear }: Taught) {
  return [vocabulary.buckets, vocabulary.importance, linear.weights];
}

/** @throws Error where there are fewer numbers than the shape says, or more */
function readTaught(numbers: ArrayBuffer, shape: Shape, labels: number): Taught {
  const { pieces, scale, offsets } = shape;
  if (numbers.byteLength !== pieces * (8 + 2 * labels)) throw new Error('This routing model is cut short.');
  const weights = new Int16Array(numbers, 8 * pieces, pieces * labels);
  return {
    vocabulary: {
      buckets: new Uint32Array(numbers, 0, pieces),
      importance: new Float32Array(numbers, 4 * pieces, pieces),
    },
    linear: { labels, weights, scale, offsets: Float64Array.from(offsets) },
  };
}

function isHead(value: unknown): value is Head {
  return typeof value === 'object' && value !== null && 'mark' in value && value.mark === MARK;
}

function bytesOf(numbers: Uint32Array | Float32Array | Int16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
