/** Where a value stands in a JSON text: object keys and array places from the root. */
export type JsonPath = readonly (string | number)[];

export type JsonRead =
  | { readonly kind: 'ok'; readonly value: unknown; lineOf(path: JsonPath): number }
  | { readonly kind: 'invalid'; readonly line: number; readonly path: JsonPath; readonly message: string };

/** A directory is six levels deep; what is deeper than this was not written by a person. */
const MAX_DEPTH = 32;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

class Mistake extends Error {
  readonly path: JsonPath;
  constructor(message: string, path: JsonPath) {
    super(message);
    this.path = path;
  }
}

/** Reads JSON like `JSON.parse`, and remembers the line of every value, so that a complaint can name it. */
export function readJson(text: string): JsonRead {
  const scanner = new Scanner(text.replace(/^\uFEFF/, ''));
  try {
    return { kind: 'ok', value: scanner.document(), lineOf: (path) => scanner.lineOf(path) };
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { kind: 'invalid', line: scanner.line(), path: error.path, message: error.message };
  }
}

class Scanner {
  readonly #text: string;
  readonly #lines = new Map<string, number>();
  #at = 0;
  #line = 1;
  #counted = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The line of the place reached, 1 is the first. */
  line(): number {
    for (; this.#counted < this.#at; this.#counted++) if (this.#text[this.#counted] === '\n') this.#line++;
    return this.#line;
  }

  /** The line of the value, or of the nearest thing around it where the value is missing. */
  lineOf(path: JsonPath): number {
    for (let length = path.length; length > 0; length--) {
      const line = this.#lines.get(key(path.slice(0, length)));
      if (line !== undefined) return line;
    }
    return 1;
  }

  document(): unknown {
    const value = this.#value([]);
    this.#space();
    if (this.#at < this.#text.length) throw new Mistake(`unexpected ${this.#here()} after the end`, []);
    return value;
  }

  #value(path: JsonPath): unknown {
    this.#space();
    if (path.length > MAX_DEPTH) throw new Mistake('nested too deeply', path);
    this.#lines.set(key(path), this.line());
    if (this.#take('{')) return this.#object(path);
    if (this.#take('[')) return this.#array(path);
    const literal = this.#match(STRING) ?? this.#match(NUMBER) ?? this.#match(WORD);
    if (literal === undefined) throw new Mistake(`expected a value, found ${this.#here()}`, path);
    return JSON.parse(literal);
  }

  #object(path: JsonPath): unknown {
    const entries = new Map<string, unknown>();
    if (this.#take('}')) return {};
    do {
      const name = this.#name(path);
      if (entries.has(name)) throw new Mistake('stands here twice', [...path, name]);
      if (!this.#take(':')) throw new Mistake(`expected ":", found ${this.#here()}`, [...path, name]);
      entries.set(name, this.#value([...path, name]));
    } while (this.#take(','));
    if (!this.#take('}')) throw new Mistake(`expected "," or "}", found ${this.#here()}`, path);
    return Object.fromEntries(entries);
  }

  #array(path: JsonPath): unknown[] {
    const values: unknown[] = [];
    if (this.#take(']')) return values;
    do values.push(this.#value([...path, values.length]));
    while (this.#take(','));
    if (!this.#take(']')) throw new Mistake(`expected "," or "]", found ${this.#here()}`, path);
    return values;
  }

  #name(path: JsonPath): string {
    this.#space();
    const literal = this.#match(STRING);
    if (literal === undefined) throw new Mistake(`expected a name in quotes, found ${this.#here()}`, path);
    return String(JSON.parse(literal));
  }

  #take(character: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #space(): void {
    this.#match(SPACE);
  }

  #here(): string {
    if (this.#at >= this.#text.length) return 'the end of the file';
    if (this.#text[this.#at] === '"') return 'a text whose quotes do not close';
    return JSON.stringify(String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0));
  }
}

function key(path: JsonPath): string {
  return JSON.stringify(path);
}
