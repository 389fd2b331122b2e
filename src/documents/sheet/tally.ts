import type { LedgerLine } from '../ledger/line.ts';

/** How often each word stood in a column, and beside which others. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #words = new Map<keyof LedgerLine, Set<string>>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(line: LedgerLine): void {
    this.#total += 1;
    for (const field of ['state', 'kind', 'category', 'group', 'lead'] as const) {
      const word = line[field];
      if (word === '') continue;
      this.#note(field, word);
      this.#count(field, word);
      this.#count(field, word, line.state);
      if (line.overdue !== '') this.#count(field, word, 'overdue');
    }
  }

  /** The words of a column, in the order in which they first stood there. */
  words(field: keyof LedgerLine): string[] {
    return [...(this.#words.get(field) ?? [])];
  }

  /** How many lines have the word there, and beside it that state. */
  of(field: keyof LedgerLine, word: string, beside = ''): number {
    return this.#counts.get(`${field}\n${word}\n${beside}`) ?? 0;
  }

  #note(field: keyof LedgerLine, word: string): void {
    const words = this.#words.get(field) ?? new Set();
    words.add(word);
    this.#words.set(field, words);
  }

  #count(field: keyof LedgerLine, word: string, beside = ''): void {
    const key = `${field}\n${word}\n${beside}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }
}
