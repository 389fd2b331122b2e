/** Finds that must not overlap: what was added first keeps its place. Linear in the length of the text. */
export class Spans<T extends { readonly start: number; readonly end: number }> {
  readonly #taken: Uint8Array;
  readonly #found: T[] = [];

  constructor(length: number) {
    this.#taken = new Uint8Array(length);
  }

  add(one: T): void {
    if (this.#taken.subarray(one.start, one.end).includes(1)) return;
    this.#taken.fill(1, one.start, one.end);
    this.#found.push(one);
  }

  inOrder(): T[] {
    return this.#found.toSorted((a, b) => a.start - b.start);
  }
}
