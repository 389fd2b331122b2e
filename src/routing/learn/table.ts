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
  const size = places.at(-1) ?? 0;
  const module = startModule(width, size);
  const table = tableIn(module?.buffer ?? new ArrayBuffer(size), places, { rows, width, longest });
  return { ...table, ...(module === undefined ? plainLoops(table) : wideLoops(module.exports, table)) };
}

/**
 * Nothing where the processor does not know the instructions, or where the program may not reserve the ten gigabytes of
 * addresses (not of memory) that the engine wants around such memory: the plain loops come to the same.
 */
function startModule(width: number, size: number): { buffer: ArrayBuffer; exports: WideLoops } | undefined {
  const code = assembleLoops(width);
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(code)) return undefined;
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE) });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { table: { memory } });
    return { buffer: memory.buffer, exports };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
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
