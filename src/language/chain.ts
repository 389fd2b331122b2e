/** One line of a 接龙. */
export interface ChainEntry {
  readonly n: number;
  /** As typed, without the number. */
  readonly text: string;
}

export interface Chain {
  readonly title: string;
  /** What stands in the head below the title: an example, a date, a request. */
  readonly note: string;
  readonly entries: readonly ChainEntry[];
}

const HEAD = /^\s*(?:[#＃]\s*接[龙龍][ \u3000:：]*|接[龙龍][ \u3000]*[:：\n])/;
const LINE = /^[ \u3000\t]*([0-9０-９]{1,4})[ \u3000]*[.．、)）:：][ \u3000]*(.*)$/;

/** Reads a group list; undefined when the text is none. A list that the platform marks as one needs no "#接龙". */
export function readChain(text: string, marked: boolean): Chain | undefined {
  const head = HEAD.exec(text);
  if (head === null && !marked) return undefined;
  const lines = text.slice(head?.[0].length ?? 0).split(/\r?\n/);
  const numbered = lines.some((line) => LINE.test(line));
  if (!marked && !numbered && !/^\s*[#＃]/.test(text)) return undefined;
  const first = lines.findIndex((line) => LINE.test(line));
  const above = (first === -1 ? lines : lines.slice(0, first))
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return {
    title: above[0] ?? '',
    note: above.slice(1).join('\n'),
    entries: entriesOf(first === -1 ? [] : lines.slice(first)),
  };
}

function entriesOf(lines: readonly string[]): ChainEntry[] {
  const entries: { n: number; text: string }[] = [];
  for (const line of lines) {
    const match = LINE.exec(line);
    const last = entries.at(-1);
    if (match !== null)
      entries.push({ n: Number((match[1] ?? '').normalize('NFKC')), text: (match[2] ?? '').trim() });
    else if (last !== undefined && line.trim() !== '') last.text = `${last.text} ${line.trim()}`;
  }
  return entries.filter(({ text }) => text !== '');
}

export interface ChainNews {
  readonly added: readonly ChainEntry[];
  readonly changed: readonly ChainEntry[];
}

/** What a posting adds to the one before: everybody posts the whole list again. */
export function chainNews(chain: Chain, previous: Chain | undefined): ChainNews {
  const before = new Map((previous?.entries ?? []).map(({ n, text }) => [n, squeeze(text)]));
  const known = new Set(before.values());
  const added: ChainEntry[] = [];
  const changed: ChainEntry[] = [];
  for (const entry of chain.entries) {
    const old = before.get(entry.n);
    const now = squeeze(entry.text);
    if (old === now || known.has(now)) continue;
    if (old !== undefined && author(old) === author(now)) changed.push(entry);
    else added.push(entry);
  }
  return { added, changed };
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** The first word of a line is who wrote it; a line that another person took over is a new one. */
function author(squeezed: string): string {
  return squeezed.split(' ')[0] ?? '';
}
