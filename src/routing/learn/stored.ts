import type { Model } from './model.ts';

/** Tells a model's bytes from any other, and this shape from a later one. */
const MARK = 'xietiao-routing-1';

/**
 * A model as bytes for a file or a column: a line of JSON, then the numbers.
 * About 4 bytes for each piece and label: 8 MB for 6,000 letters and seven labels.
 */
export function encodeModel({ vocabulary, linear, ...rest }: Model): Uint8Array {
  const head = { mark: MARK, pieces: vocabulary.buckets.length, offsets: [...linear.offsets], ...rest };
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  const parts = [line, vocabulary.buckets, vocabulary.importance, linear.weights].map(bytesOf);
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
  const { mark: _mark, pieces, offsets, ...rest } = head;
  const labels = rest.labels.length;
  const numbers = bytes.slice(end + 1).buffer;
  if (numbers.byteLength !== 4 * pieces * (2 + labels)) throw new Error('This routing model is cut short.');
  return {
    ...rest,
    vocabulary: {
      buckets: new Uint32Array(numbers, 0, pieces),
      importance: new Float32Array(numbers, 4 * pieces, pieces),
    },
    linear: {
      labels,
      weights: new Float32Array(numbers, 8 * pieces, pieces * labels),
      offsets: Float64Array.from(offsets),
    },
  };
}

type Head = Omit<Model, 'vocabulary' | 'linear'> & {
  readonly mark: string;
  readonly pieces: number;
  readonly offsets: readonly number[];
};

function isHead(value: unknown): value is Head {
  return typeof value === 'object' && value !== null && 'mark' in value && value.mark === MARK;
}

function bytesOf(numbers: Uint8Array | Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
