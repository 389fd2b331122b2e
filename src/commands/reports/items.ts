import { findList, type ListItem } from '../../language/list.ts';
import { isFine, isProblem } from './problem.ts';
import type { Reading } from '../reading.ts';
import { reportKeyword } from './report-keyword.ts';
import { shortages } from './shortages.ts';
import { allMatches } from '../../language/all-matches.ts';

export interface Items {
  /** What stands before the first item: an object or a department there holds for all. */
  readonly headEnd: number;
  readonly items: readonly ListItem[];
}

/** A longer list is a document, not a message. */
const MOST_ITEMS = 60;

/** The problems that one message lists; undefined where it tells of one. Items where all is well are left out. */
export function problemItems(reading: Reading): Items | undefined {
  const listed = findList(reading.folded) ?? oneAndAnother(reading) ?? byObject(reading);
  if (listed === undefined) return spoken(reading);
  const found = underHead(reading, listed);
  if (found === undefined) return undefined;
  const troubled = found.items.filter(({ start, end }) => !isFine(reading.folded.slice(start, end)));
  return {
    headEnd: found.headEnd,
    items: (troubled.length > 0 ? troubled : found.items).slice(0, MOST_ITEMS),
  };
}

/** A name alone above blank lines is the head of what follows: of one report in parts, or of several. */
function underHead({ folded, names }: Reading, { headEnd, items }: Items): Items | undefined {
  const [first, ...others] = items;
  if (headEnd > 0 || first === undefined || first.start > 0) return { headEnd, items };
  const title = names.find(
    ({ what, start, end }) => what === 'object' && start >= first.start && end <= first.end,
  );
  if (title === undefined) return { headEnd, items };
  const beside = `${folded.slice(first.start, title.start)}${folded.slice(title.end, first.end)}`;
  if (/[\p{L}\p{N}]/u.test(beside)) return { headEnd, items };
  const troubles = others.filter(({ start, end }) => isProblem(folded.slice(start, end)));
  return troubles.length < 2 ? undefined : { headEnd: first.end, items: others };
}

function spoken(reading: Reading): Items | undefined {
  const items = shortages(reading);
  return items.length === 0 ? undefined : { headEnd: items[0]?.start ?? 0, items };
}

/** "报问题 …" on several lines of one message: each is a report of its own, and may list several. */
export function keywordLines({ folded }: Reading): readonly ListItem[] {
  const lines = allMatches(folded, /\n\s{0,4}(?=报\s?问\s?题)/g).map(({ index }) => index);
  if (lines.length === 0) return [];
  const starts = [0, ...lines.map((at) => at + 1)];
  return starts.map((start, i) => withoutKeyword(folded, start, (starts[i + 1] ?? folded.length + 1) - 1));
}

function withoutKeyword(folded: string, start: number, end: number): ListItem {
  return { start: start + (reportKeyword(folded.slice(start, end))?.end ?? 0), end };
}

/** "高铁社区口罩不够；泰山石膏专家没地方住": each clause opens with an object of its own. */
function byObject({ folded, names }: Reading): Items | undefined {
  const openers = names.filter(
    ({ what, start }) => what === 'object' && OPENS_CLAUSE.test(folded.slice(Math.max(0, start - 8), start)),
  );
  if (new Set(openers.map(({ name }) => name)).size < 2) return undefined;
  const items = openers.map(({ start }, i) => {
    const next = openers[i + 1]?.start ?? folded.length;
    return { start, end: next - (LEADS_OVER.exec(folded.slice(start, next))?.[0].length ?? 0) };
  });
  return { headEnd: items[0]?.start ?? 0, items };
}

const ONE = /(?:还有|再|另外?|其中|[,。;:\s])*(?:另)?一[个件条](?:事|问题)?(?:是|就是)[,:]?/g;

/** "一个是健身器材锈断了，另一个是垃圾三天没清": each of them trouble. */
function oneAndAnother({ folded }: Reading): Items | undefined {
  const marks = allMatches(folded, ONE);
  if (marks.length < 2) return undefined;
  const items = marks.map(({ index, 0: { length } }, i) => ({
    start: index + length,
    end: marks[i + 1]?.index ?? folded.length,
  }));
  const isListed = items.every(({ start, end }) => isProblem(folded.slice(start, end)));
  return isListed ? { headEnd: marks[0]?.index ?? 0, items } : undefined;
}

const AND_ALSO = '(?:另外|还有|以及|再就是|同时|然后|再有)';
const OPENS_CLAUSE = new RegExp(`(?:^|[,。;!\\n:])\\s{0,4}${AND_ALSO}?[,:]?\\s{0,2}$`);
/** What leads over to the next object is no part of the matter before. */
const LEADS_OVER = new RegExp(`[,。;\\s]{0,2}${AND_ALSO}[,:]?\\s{0,2}$`);

const WALK = /走访|走了|转了|跑了|看了|去了|到了|巡了|摸排|跑完|走完|入户|反映|提了|提出|汇总/;

/** A walk-round told without the keyword: several objects, and trouble at some of them. */
export function isWalkRound(reading: Reading): boolean {
  const { folded, names } = reading;
  if (folded.length > 600 || !WALK.test(folded.slice(0, 40)) || names.every(({ what }) => what !== 'object'))
    return false;
  const found = findList(folded) ?? byObject(reading);
  if (found === undefined || found.items.length < 2) return false;
  return found.items.some(({ start, end }) => isProblem(folded.slice(start, end)));
}
