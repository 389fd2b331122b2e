import type { Member, Model } from './model.ts';

/** Tells a model's bytes from any other, and this shape from a later one. */
const MARK = 'xietiao-routing-1';

/**
 * A model as bytes for a file or a column: a line of JSON, then each member's numbers.
 * About 4 bytes for each piece and label: 20 MB for 6,000 letters and seven labels.
 */
export function encodeModel({ members, ...rest }: Model): Uint8Array {
  const shapes = members.map(({ vocabulary, linear }) => ({
    pieces: vocabulary.buckets.length,
    offsets: [...linear.offsets],
  }));
  const line = new TextEncoder().encode(`${JSON.stringify({ mark: MARK, shapes, ...rest })}\n`);
  const numbers = members.flatMap(({ vocabulary, linear }) => [
    vocabulary.buckets,
    vocabulary.importance,
    linear.weights,
  ]);
  const parts = [line, ...numbers].map(bytesOf);
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @throws Error where the bytes are no model of this shape */
export function decodeModel(bytes: Uint8Array): Model {
  const end = bytes.indexOf(10);
  const head: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  if (!isHead(head)) throw new Error('These bytes are no routing model of this version.');
  const { mark: _mark, shapes, ...rest } = head;
  // A copy from its own beginning: what a driver hands over may lie anywhere in a larger buffer.
  const numbers = new Uint8Array(bytes.subarray(end + 1)).buffer;
  const sizes = shapes.map(({ pieces }) => 4 * pieces * (2 + rest.labels.length));
  if (numbers.byteLength !== total(sizes)) throw new Error('This routing model is cut short.');
  const members = shapes.map((shape, i) =>
    readMember(numbers, total(sizes.slice(0, i)), shape, rest.labels.length),
  );
  return { ...rest, members };
}

interface Shape {
  readonly pieces: number;
  readonly offsets: readonly number[];
}

type Head = Omit<Model, 'members'> & { readonly mark: string; readonly shapes: readonly Shape[] };

function readMember(numbers: ArrayBuffer, from: number, { pieces, offsets }: Shape, labels: number): Member {
  return {
    vocabulary: {
      buckets: new Uint32Array(numbers, from, pieces),
      importance: new Float32Array(numbers, from + 4 * pieces, pieces),
    },
    linear: {
      labels,
      weights: new Float32Array(numbers, from + 8 * pieces, pieces * labels),
      offsets: Float64Array.from(offsets),
    },
  };
}

function isHead(value: unknown): value is Head {
  return typeof value === 'object' && value !== null && 'mark' in value && value.mark === MARK;
}

function bytesOf(numbers: Uint8Array | Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}
