import { assemble, code, F32, f32, f32x4, I32, i32, local, until, V128, type Code } from './wasm.ts';

/** What the module's functions are given: places in its memory, in bytes, then two numbers. */
export interface WideLoops {
  readonly hear: (at: number, end: number, value: number, sums: number) => void;
  readonly move: (
    ...args: [
      at: number,
      end: number,
      value: number,
      sums: number,
      moved: number,
      square: number,
      rate: number,
    ]
  ) => void;
}

/** What one instruction reads. */
const AT_ONCE = 4;
const BYTES = 4;

/** Where each number stands among a function's own; those of `hear` end with `SUMS`. */
const [AT, LAST, VALUE, SUMS, MOVED, SQUARE, RATE] = [0, 1, 2, 3, 4, 5, 6] as const;
const HEARS = { takes: [I32, I32, I32, I32], keeps: [I32, V128], row: 4, loud: 5, first: 6 } as const;
const MOVES = {
  takes: [...HEARS.takes, I32, F32, F32],
  keeps: [I32, F32, F32, V128],
  row: 7,
  far: 8,
  said: 9,
  loud: 10,
  first: 11,
} as const;

/**
 * The loops over rows of one width, a multiple of four, as a module of WebAssembly: what the units have heard stays in
 * registers while a text's pieces pass by. One number at a time they take more than half of a training, so a seventh.
 */
export function assembleLoops(width: number): Uint8Array {
  const blocks = Array.from({ length: width / AT_ONCE }, (_, i) => i);
  const registers = blocks.map(() => V128);
  return assemble({
    hear: { takes: HEARS.takes, keeps: [...HEARS.keeps, ...registers], does: hearing(blocks) },
    move: { takes: MOVES.takes, keeps: [...MOVES.keeps, ...registers], does: moving(blocks) },
  });
}

function hearing(blocks: readonly number[]): Code {
  const { row, loud, first } = HEARS;
  return code(
    fetchSums(blocks, first),
    eachPiece(
      findRow(blocks, row),
      code(local.get(VALUE), f32.load, f32x4.splat, local.set(loud)),
      ...blocks.flatMap((i) => [
        code(local.get(first + i), local.get(row), f32x4.load(placeOf(i))),
        code(local.get(loud), f32x4.mul, f32x4.add, local.set(first + i)),
      ]),
    ),
    ...blocks.map((i) => code(local.get(SUMS), local.get(first + i), f32x4.store(placeOf(i)))),
  );
}

function moving(blocks: readonly number[]): Code {
  const { row, far, said, loud, first } = MOVES;
  return code(
    fetchSums(blocks, first),
    eachPiece(
      code(local.get(AT), i32.load, local.get(MOVED), i32.add, local.tee(row)),
      code(local.get(row), f32.load),
      code(local.get(SQUARE), local.get(VALUE), f32.load, local.tee(said), f32.mul),
      code(local.get(said), f32.mul, f32.add, local.tee(far), f32.store),
      code(local.get(RATE), local.get(said), f32.mul, local.get(far), f32.sqrt, f32.div),
      code(f32x4.splat, local.set(loud)),
      findRow(blocks, row),
      ...blocks.flatMap((i) => [
        code(local.get(row), local.get(row), f32x4.load(placeOf(i))),
        code(local.get(first + i), local.get(loud), f32x4.mul, f32x4.sub, f32x4.store(placeOf(i))),
      ]),
    ),
  );
}

function fetchSums(blocks: readonly number[], first: number): Code {
  return code(...blocks.map((i) => code(local.get(SUMS), f32x4.load(placeOf(i)), local.set(first + i))));
}

/** From four times a row's number to where it begins. */
function findRow(blocks: readonly number[], row: number): Code {
  return code(local.get(AT), i32.load, i32.const(blocks.length * AT_ONCE), i32.mul, local.set(row));
}

function placeOf(block: number): number {
  return block * AT_ONCE * BYTES;
}

function eachPiece(...body: readonly Code[]): Code {
  const next = (pointer: number) => code(local.get(pointer), i32.const(BYTES), i32.add, local.set(pointer));
  const isLast = code(local.get(AT), local.get(LAST), i32.notLess);
  return until(isLast, code(...body, next(AT), next(VALUE)));
}
