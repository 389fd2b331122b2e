/** As much of WebAssembly's binary form as the loops of a training need: https://webassembly.github.io/spec/core/binary/ */
export type Code = readonly number[];

/** One instruction after the other. */
export function code(...parts: readonly Code[]): Code {
  return parts.flat();
}

export const I32 = 0x7f;
export const F32 = 0x7d;
export const V128 = 0x7b;

export const local = {
  get: (at: number): Code => [0x20, ...whole(at)],
  set: (at: number): Code => [0x21, ...whole(at)],
  tee: (at: number): Code => [0x22, ...whole(at)],
} as const;

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  load: [0x28, 2, 0],
  add: [0x6a],
  mul: [0x6c],
  notLess: [0x4f],
} as const;

export const f32 = {
  load: [0x2a, 2, 0],
  store: [0x38, 2, 0],
  sqrt: [0x91],
  add: [0x92],
  mul: [0x94],
  div: [0x95],
} as const;

/** Four numbers at a time. */
export const f32x4 = {
  load: (offset: number): Code => [0xfd, 0x00, 4, ...whole(offset)],
  store: (offset: number): Code => [0xfd, 0x0b, 4, ...whole(offset)],
  splat: [0xfd, 0x13],
  add: [0xfd, 0xe4, 1],
  sub: [0xfd, 0xe5, 1],
  mul: [0xfd, 0xe6, 1],
} as const;

/** Again and again, until the condition, asked first, holds. */
export function until(condition: Code, body: Code): Code {
  return [0x02, 0x40, 0x03, 0x40, ...condition, 0x0d, 1, ...body, 0x0c, 0, END, END];
}

/** A function without a result: the kinds of what it is given, of what else it keeps, and what it does. */
export interface Routine {
  readonly takes: Code;
  readonly keeps: Code;
  readonly does: Code;
}

const END = 0x0b;
const FUNCTION = 0x60;
const MAGIC_AND_VERSION = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const SECTIONS = { types: 1, imports: 2, functions: 3, exports: 7, bodies: 10 } as const;

/** A module that works on the memory `table.memory` and gives these functions. */
export function assemble(routines: Readonly<Record<string, Routine>>): Uint8Array {
  const all = Object.values(routines);
  const names = Object.keys(routines);
  return Uint8Array.from([
    ...MAGIC_AND_VERSION,
    ...section(
      'types',
      all.map(({ takes }) => [FUNCTION, ...sized(takes), 0]),
    ),
    ...section('imports', [[...named('table'), ...named('memory'), 2, 0, 1]]),
    ...section(
      'functions',
      all.map((_routine, i) => [i]),
    ),
    ...section(
      'exports',
      names.map((name, i) => [...named(name), 0, i]),
    ),
    ...section(
      'bodies',
      all.map(({ keeps, does }) => sized([...list(keeps.map((kind) => [1, kind])), ...does, END])),
    ),
  ]);
}

function section(kind: keyof typeof SECTIONS, entries: readonly Code[]): Code {
  return [SECTIONS[kind], ...sized(list(entries))];
}

function list(entries: readonly Code[]): Code {
  return [...whole(entries.length), ...entries.flat()];
}

function sized(bytes: Code): Code {
  return [...whole(bytes.length), ...bytes];
}

function named(name: string): Code {
  return sized([...new TextEncoder().encode(name)]);
}

/** LEB128: seven bits to a byte, the lowest first. */
function whole(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...whole(value >>> 7)];
}

/** The same of a number that might be negative, and is not: the last byte's upper bit stays empty. */
function signed(value: number): Code {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)];
}
