import { type Bulletin, linesOf, type LineChange } from './bulletin.ts';

/** What somebody wants changed in a bulletin's words. */
export interface Edit {
  /** A piece of it that stands there once. */
  readonly before: string;
  /** Empty: it goes. */
  readonly after: string;
}

export type Edited =
  | { readonly kind: 'edited'; readonly bulletin: Bulletin; readonly change: LineChange }
  /** It stands nowhere, or in several places. */
  | { readonly kind: 'unclear'; readonly places: number }
  /** Figures come from the ledger and are put right there. */
  | { readonly kind: 'figures' };

/** Puts one piece of one sentence right. A number that the sentence did not have cannot come in with words. */
export function edit(bulletin: Bulletin, { before, after }: Edit): Edited {
  const places = bulletin.sections.flatMap(({ lines }, section) =>
    lines.flatMap((line, at) => (line.includes(before) ? [{ section, at, line }] : [])),
  );
  const [place] = places;
  const pieces = place === undefined ? 0 : place.line.split(before).length - 1;
  if (place === undefined || places.length > 1 || pieces > 1)
    return { kind: 'unclear', places: places.length };
  const line = place.line.replace(before, () => after).trim();
  if (hasNewNumbers(place.line, line)) return { kind: 'figures' };
  const sections = bulletin.sections
    .map((section, index) =>
      index === place.section ? { ...section, lines: replaced(section.lines, place.at, line) } : section,
    )
    .filter(({ lines }) => lines.length > 0);
  return {
    kind: 'edited',
    bulletin: { ...bulletin, sections },
    change: { before: place.line, after: line === '' ? null : line },
  };
}

function replaced(lines: readonly string[], at: number, line: string): string[] {
  return lines.flatMap((one, index) => (index !== at ? [one] : line === '' ? [] : [line]));
}

/** What people changed in a bulletin, in one that was written anew; what they changed and it no longer says is lost. */
export function withEdits(
  bulletin: Bulletin,
  edits: readonly LineChange[],
): { readonly bulletin: Bulletin; readonly lost: readonly LineChange[] } {
  let now = bulletin;
  const lost = edits.filter(({ before, after }) => {
    if (before === null || !linesOf(now).includes(before)) return true;
    const sections = now.sections.map((section) => ({
      ...section,
      lines: section.lines.flatMap((line) => (line === before ? (after ?? []) : line)),
    }));
    now = { ...now, sections: sections.filter(({ lines }) => lines.length > 0) };
    return false;
  });
  return { bulletin: now, lost };
}

const NUMBER = /\d+(?:\.\d+)?/g;

/** A number may go with its words; one that comes in, or comes more often, was never counted. */
function hasNewNumbers(before: string, after: string): boolean {
  const counted = [...before.matchAll(NUMBER)].map(([number]) => number);
  return [...after.matchAll(NUMBER)].some(([number]) => {
    const at = counted.indexOf(number);
    if (at !== -1) counted.splice(at, 1);
    return at === -1;
  });
}

/** What differs between two editions, line by line: a sentence that has a like in its place is changed, else gone or new. */
export function changesBetween(before: Bulletin, after: Bulletin): LineChange[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const gone = old.filter((line) => !fresh.includes(line));
  const come = fresh.filter((line) => !old.includes(line));
  const pairs = gone.map((line) => {
    const like = come.findIndex((other) => headOf(other) === headOf(line));
    return { before: line, after: like === -1 ? null : (come.splice(like, 1)[0] ?? null) };
  });
  return [...pairs, ...come.map((line) => ({ before: null, after: line }))];
}

/** The words before the first number or mark: what a sentence is about. */
const headOf = (line: string) => /^[^\d：:，,（(]*(?:#?\d+)?/.exec(line)?.[0] ?? '';
