import { plainLoops, type Loops, type Table } from './loops.ts';
import { assembleLoops, type WideLoops } from './wide-loops.ts';

/** What the language of this program does not know of its engine. */
declare const WebAssembly:
  | {
      readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
      readonly Module: new (code: Uint8Array) => object;
      readonly Instance: new (module: object, given: object) => { readonly exports: WideLoops };
      validate(code: Uint8Array): boolean;
    }
  | undefined;

const PAGE = 2 ** 16;
const BYTES = 4;
const ALIGNED = 16;

export type Worktable = Table & Loops;

/** @param longest how many pieces a text may have */
export function layTable(rows: number, width: number, longest: number): Worktable {
  const places = placesOf([rows * width, rows, width, longest, longest]);
  const code = assembleLoops(width);
  const size = places.at(-1) ?? 0;
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(code)) {
    const table = tableIn(new ArrayBuffer(size), places, { rows, width, longest });
    return { ...table, ...plainLoops(table) };
  }
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE) });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { table: { memory } });
  const table = tableIn(memory.buffer, places, { rows, width, longest });
  return { ...table, ...wideLoops(exports, table) };
}

/** Where each part begins, and where the last one ends. */
function placesOf(counts: readonly number[]): number[] {
  const places = [0];
  for (const count of counts) places.push(Math.ceil((places.at(-1)! + count * BYTES) / ALIGNED) * ALIGNED);
  return places;
}

function tableIn(
  buffer: ArrayBuffer,
  [weights = 0, moved = 0, sums = 0, at = 0, value = 0]: readonly number[],
  { rows, width, longest }: { readonly rows: number; readonly width: number; readonly longest: number },
): Table {
  return {
    weights: new Float32Array(buffer, weights, rows * width),
    moved: new Float32Array(buffer, moved, rows),
    sums: new Float32Array(buffer, sums, width),
    at: new Uint32Array(buffer, at, longest),
    value: new Float32Array(buffer, value, longest),
  };
}

function wideLoops({ hear, move }: WideLoops, { moved, sums, at, value }: Table): Loops {
  const last = (end: number) => at.byteOffset + end * BYTES;
  return {
    hear: (end) => hear(at.byteOffset, last(end), value.byteOffset, sums.byteOffset),
    move: (end, square, rate) =>
      move(at.byteOffset, last(end), value.byteOffset, sums.byteOffset, moved.byteOffset, square, rate),
  };
}
