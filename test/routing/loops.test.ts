import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plainLoops, type Table } from '../../src/routing/learn/loops.ts';
import { layTable } from '../../src/routing/learn/table.ts';

const ROWS = 200;
const LONGEST = 40;
const number = fc.float({ min: -8, max: 8, noNaN: true });
const piece = fc.record({ row: fc.nat(ROWS - 1), loud: fc.float({ min: 0, max: 2, noNaN: true }) });
const text = fc.array(piece, { maxLength: LONGEST });

/** The same numbers somewhere else. */
function copied(table: Table): Table {
  const { weights, moved, sums, at, value } = table;
  return {
    weights: weights.slice(),
    moved: moved.slice(),
    sums: sums.slice(),
    at: at.slice(),
    value: value.slice(),
  };
}

function fill(
  table: Table,
  numbers: readonly number[],
  said: readonly { row: number; loud: number }[],
): void {
  table.weights.forEach((_, i) => (table.weights[i] = (numbers[i % numbers.length] ?? 0) / (1 + (i % 7))));
  table.moved.fill(0.01);
  table.sums.forEach((_, i) => (table.sums[i] = numbers[(3 * i) % numbers.length] ?? 0));
  table.at.set(said.map(({ row }) => 4 * row));
  table.value.set(said.map(({ loud }) => loud));
}

describe.each([4, 16, 32])('rows of %i numbers', (width) => {
  it('come out the same four at a time and one at a time, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 9, maxLength: 9 }), text, number, (numbers, said, slope) => {
        const wide = layTable(ROWS, width, LONGEST);
        fill(wide, numbers, said);
        const plain = copied(wide);
        const loops = plainLoops(plain);
        for (const one of [wide, loops]) {
          one.hear(said.length);
          one.move(said.length, slope ** 2, 0.1);
          one.move(said.length, slope ** 2 / 3, 0.05);
          one.hear(said.length);
        }
        expect(plain.sums).toEqual(wide.sums);
        expect(plain.moved).toEqual(wide.moved);
        expect(plain.weights).toEqual(wide.weights);
      }),
      { numRuns: 60 },
    );
  });

  it('are worked on four at a time by this processor', () => {
    // Only such memory comes in whole pages.
    expect(layTable(ROWS, width, LONGEST).weights.buffer.byteLength % 2 ** 16).toBe(0);
  });
});

describe('a row', () => {
  it('is heard as loud as its piece, and moves against what the sums say', () => {
    const table = layTable(3, 4, 2);
    table.weights.set([9, 9, 9, 9, 1, 2, 3, 4, 9, 9, 9, 9]);
    table.at[0] = 4;
    table.value[0] = 0.5;
    table.hear(1);
    expect([...table.sums]).toEqual([0.5, 1, 1.5, 2]);
    table.moved.fill(3);
    table.move(1, 4, 2);
    expect([...table.moved]).toEqual([3, 4, 3]);
    expect([...table.weights]).toEqual([9, 9, 9, 9, 0.75, 1.5, 2.25, 3, 9, 9, 9, 9]);
  });
});

describe('where the engine refuses', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it.each<[string, unknown]>([
    ['has no such modules', undefined],
    ['does not know four at a time', { validate: () => false }],
    [
      'may not reserve so many addresses',
      {
        validate: () => true,
        Memory: function refuse() {
          throw new RangeError('could not allocate memory');
        },
      },
    ],
  ])('because it %s, the plain loops work', (_why, engine) => {
    vi.stubGlobal('WebAssembly', engine);
    const table = layTable(2, 4, 1);
    table.weights.fill(3);
    table.value[0] = 0.5;
    table.hear(1);
    expect([...table.sums]).toEqual([1.5, 1.5, 1.5, 1.5]);
    expect(table.weights.buffer.byteLength).toBeLessThan(2 ** 16);
  });
});
