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

/** Typed by hand: "接龙报用工缺口", "用工缺口接龙：" and numbered lines below. */
const PLAIN_HEAD =
  /^\s*(?:(?:请|麻烦|大家|各位|各[组村]|都)[,，\s]?){0,3}接[龙龍](?:一下|上?[报報](?!名)|登[记記]|填[报報]?|[统統][计計])?[:： ]?(?=[^\n]{1,30}\n)|^(?=[^\n]{2,30}接[龙龍][:：]?\s*\n)/;
const AMOUNT = /[0-9０-９]\s?\p{Script=Han}/u;

/** Nothing but its words marks such a list: at least two lines from 1 on, and amounts in most of them. */
function plainHead(text: string): RegExpExecArray | null {
  const head = PLAIN_HEAD.exec(text);
  if (head === null || /^[^\n]*(?:报问题|報問題|别|不用|不要)/.test(text)) return null;
  const entries = entriesOf(text.split(/\r?\n/).slice(1));
  const amounts = entries.filter((entry) => AMOUNT.test(entry.text)).length;
  return entries.length >= 2 && entries[0]?.n === 1 && amounts * 2 > entries.length ? head : null;
}

/** Reads a group list; undefined when the text is none. A list that the platform marks as one needs no "#接龙". */
export function readChain(text: string, marked: boolean): Chain | undefined {
  const head = HEAD.exec(text) ?? plainHead(text);
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
