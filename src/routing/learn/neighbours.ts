import type { Vector } from './vocabulary.ts';

/** The strongest pieces of every decided request, so that a new one can be laid beside them. No text, no words. */
export interface Memory {
  /** Places of pieces, `KEPT` for each row; unused ones have the value 0. */
  readonly at: Uint32Array;
  /** 0 to 255, of a vector of length 1. */
  readonly value: Uint8Array;
  /** Who was right in each row. */
  readonly labels: readonly (readonly number[])[];
}

/** A request's strongest pieces tell it apart; more of them only cost time. */
const KEPT = 64;
/** So many of the requests most alike are asked. */
const ASKED = 20;
const LOUDEST = 255;
/** Older requests than the newest so many are forgotten here; the linear judge knows them still. */
const MOST_ROWS = 10_000;

export function remember(
  rows: readonly { readonly vector: Vector; readonly labels: readonly number[] }[],
): Memory {
  const newest = rows.filter(({ labels }) => labels.length > 0).slice(-MOST_ROWS);
  const at = new Uint32Array(newest.length * KEPT);
  const value = new Uint8Array(newest.length * KEPT);
  for (const [row, { vector }] of newest.entries()) {
    const strongest = shorten(vector);
    at.set(strongest.at, row * KEPT);
    value.set(
      strongest.value.map((part) => Math.round(part * LOUDEST)),
      row * KEPT,
    );
  }
  return { at, value, labels: newest.map(({ labels }) => labels) };
}

/** Says for each label what share the requests most alike give it: each counts by the square of its likeness. */
export function createNeighbours(memory: Memory, labels: number): (vector: Vector) => Float64Array {
  const { starts, rows, values } = invert(memory);
  const alike = new Float32Array(memory.labels.length);
  return (vector) => {
    const { at, value } = shorten(vector);
    alike.fill(0);
    for (let i = 0; i < at.length; i++) {
      const piece = at[i]!;
      const end = starts[piece + 1] ?? 0;
      for (let one = starts[piece] ?? end; one < end; one++) alike[rows[one]!]! += value[i]! * values[one]!;
    }
    return sharesOf(nearest(alike), alike, memory, labels);
  };
}

/** The strongest pieces alone, at length 1. */
function shorten({ at, value }: Vector): Vector {
  const least = value.length <= KEPT ? 0 : value.slice().sort()[value.length - KEPT]!;
  const places = new Uint32Array(Math.min(KEPT, value.length));
  const parts = new Float32Array(places.length);
  let kept = 0;
  let squares = 0;
  for (let i = 0; i < value.length && kept < places.length; i++) {
    if (value[i]! < least || value[i] === 0) continue;
    places[kept] = at[i]!;
    parts[kept++] = value[i]!;
    squares += value[i]! ** 2;
  }
  const length = squares === 0 ? 1 : Math.sqrt(squares);
  return { at: places.subarray(0, kept), value: parts.subarray(0, kept).map((part) => part / length) };
}

/** Which rows hold a piece, and how strongly: a question reads only the lists of its own pieces. */
function invert({ at, value }: Memory) {
  const pieces = at.reduce((most, piece) => Math.max(most, piece), -1) + 1;
  const starts = new Uint32Array(pieces + 1);
  for (let i = 0; i < at.length; i++) if (value[i]! > 0) starts[at[i]! + 1]!++;
  for (let piece = 0; piece < pieces; piece++) starts[piece + 1]! += starts[piece]!;
  const next = starts.slice();
  const rows = new Uint32Array(starts[pieces] ?? 0);
  const values = new Uint8Array(rows.length);
  for (let i = 0; i < at.length; i++) {
    if (value[i] === 0) continue;
    const where = next[at[i]!]!++;
    rows[where] = Math.floor(i / KEPT);
    values[where] = value[i]!;
  }
  return { starts, rows, values };
}

/** The most alike, best first; of two alike, the earlier. */
function nearest(alike: Float32Array): number[] {
  const best: number[] = [];
  for (let row = 0; row < alike.length; row++) {
    const likeness = alike[row]!;
    if (likeness === 0 || (best.length === ASKED && likeness <= alike[best[ASKED - 1]!]!)) continue;
    let place = best.length === ASKED ? ASKED - 1 : best.length;
    while (place > 0 && alike[best[place - 1]!]! < likeness) {
      best[place] = best[place - 1]!;
      place--;
    }
    best[place] = row;
  }
  return best;
}

function sharesOf(
  rows: readonly number[],
  alike: Float32Array,
  memory: Memory,
  labels: number,
): Float64Array {
  const shares = new Float64Array(labels);
  let all = 0;
  for (const row of rows) {
    const own = memory.labels[row] ?? [];
    const weight = alike[row]! ** 2;
    all += weight;
    for (const label of own) shares[label]! += weight / own.length;
  }
  return all === 0 ? shares : shares.map((share) => share / all);
}
