import { objectSpellings } from '../../directory/lexicon-spellings.ts';
import type { Lexicon, NameFound } from '../../directory/lexicon.ts';
import { fold } from '../../language/fold.ts';
import { soundAlike } from '../../language/sounds.ts';

/** An object whose name stands in the text but for one sign: 凤皇粮食 for 凤凰粮食. */
export interface NearObject {
  /** The canonical name. */
  readonly name: string;
  /** Half open, in the text that was searched. */
  readonly start: number;
  readonly end: number;
  /** Certain enough to write down and say so; else the reporter is asked. */
  readonly isSure: boolean;
}

interface Spelt {
  readonly text: string;
  readonly name: string;
  /** What tells this object from its like: without 社区, 项目, 公司 at the end. */
  readonly own: number;
}

interface Index {
  /** Spellings by their first and by their second half: with one wrong sign one of the halves is right. */
  readonly byHalf: ReadonlyMap<string, readonly Spelt[]>;
  readonly lengths: readonly number[];
}

const SHORTEST_NAME = 4;
const LONGEST_NAME = 16;
/** The object stands near the beginning; so far it is looked for. */
const SEARCHED = 60;
/** A half that so many share (有限公司) tells nothing. */
const MOST_ALIKE = 60;
/** From so many signs of its own on a name with one missing is still that name. */
const LONG_ENOUGH = 4;

/** Somebody of the directory is named, be it with a slip that leaves no doubt. */
export const namesSomebody = ({ folded, names, lexicon }: Told): boolean =>
  names.some(({ what }) => what === 'object') || nearObjects(folded, lexicon).some(({ isSure }) => isSure);

interface Told {
  readonly folded: string;
  readonly names: readonly NameFound[];
  readonly lexicon: Lexicon;
}

const INDEXES = new WeakMap<Lexicon, Index>();

/** The objects that a text may name with one wrong, missing, doubled or swapped sign; empty where nothing is near. */
export function nearObjects(folded: string, lexicon: Lexicon): readonly NearObject[] {
  const { byHalf, lengths } = indexOf(lexicon);
  const text = folded.slice(0, SEARCHED);
  const found = new Map<string, NearObject>();
  for (let at = 0; at < text.length; at++)
    for (const length of lengths)
      for (const spelt of byHalf.get(text.slice(at, at + length)) ?? [])
        for (const one of matches(text, at, spelt))
          if (found.get(one.name)?.isSure !== true) found.set(one.name, one);
  const all = [...found.values()];
  return all.length > 1 ? all.map((one) => ({ ...one, isSure: false })) : all;
}

function indexOf(lexicon: Lexicon): Index {
  const known = INDEXES.get(lexicon);
  if (known !== undefined) return known;
  const index = makeIndex(lexicon);
  INDEXES.set(lexicon, index);
  return index;
}

function makeIndex({ names }: Lexicon): Index {
  const byHalf = new Map<string, Spelt[]>();
  for (const { name, aliases } of names.objects)
    for (const spelt of speltsOf(name, aliases))
      for (const half of halves(spelt.text)) byHalf.set(half, [...(byHalf.get(half) ?? []), spelt]);
  for (const [half, spelts] of byHalf) if (spelts.length > MOST_ALIKE) byHalf.delete(half);
  return { byHalf, lengths: [...new Set([...byHalf.keys()].map(({ length }) => length))] };
}

const KIND_ENDING = /(?:社区|小区|项目|工程|公司|有限公司|集团|村|工业园|产业园)$/;

function speltsOf(name: string, aliases: readonly string[]): Spelt[] {
  const texts = new Set([name, ...aliases].flatMap((one) => objectSpellings(fold(one).trim())));
  return [...texts]
    .filter(({ length }) => length >= SHORTEST_NAME && length <= LONGEST_NAME)
    .map((text) => ({ text, name, own: text.replace(KIND_ENDING, '').length }));
}

function halves(text: string): [string, string] {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)];
}

/** Where the half at this place belongs to the whole name with one sign wrong. */
function* matches(text: string, at: number, spelt: Spelt): Generator<NearObject> {
  const middle = Math.ceil(spelt.text.length / 2);
  const starts = text.startsWith(spelt.text.slice(0, middle), at)
    ? [at]
    : [at - middle, at - middle + 1, at - middle - 1];
  for (const start of starts) {
    if (start < 0) continue;
    for (const longer of [0, 1, -1]) {
      const typed = text.slice(start, start + spelt.text.length + longer);
      const slip = slipIn(typed, spelt.text);
      if (slip !== undefined)
        yield { name: spelt.name, start, end: start + typed.length, isSure: isSure(slip, spelt) };
    }
  }
}

type Slip =
  | { readonly kind: 'wrong'; readonly at: number; readonly typed: string; readonly meant: string }
  | { readonly kind: 'missing' | 'added' | 'swapped'; readonly at: number };

/** The one sign in which two words differ, if it is but one. */
function slipIn(typed: string, meant: string): Slip | undefined {
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at += 1;
  const rest = (text: string, from: number) => text.slice(from);
  if (typed.length === meant.length - 1)
    return rest(typed, at) === rest(meant, at + 1) ? { kind: 'missing', at } : undefined;
  if (typed.length === meant.length + 1)
    return at < meant.length && rest(typed, at + 1) === rest(meant, at) ? { kind: 'added', at } : undefined;
  if (typed.length !== meant.length || at === meant.length) return undefined;
  const [one = '', other = ''] = [typed[at], meant[at]];
  if (rest(typed, at + 1) === rest(meant, at + 1)) return { kind: 'wrong', at, typed: one, meant: other };
  const isSwapped = typed[at] === meant[at + 1] && typed[at + 1] === meant[at];
  return isSwapped && rest(typed, at + 2) === rest(meant, at + 2) ? { kind: 'swapped', at } : undefined;
}

/** What merely sounds alike was meant; another sign may make another name, and is asked about. */
function isSure(slip: Slip, { text, own }: Spelt): boolean {
  if (slip.kind === 'wrong')
    return soundAlike(slip.typed, slip.meant) || (slip.at >= own && own >= LONG_ENOUGH);
  if (slip.kind === 'swapped' || slip.kind === 'added') return own >= 3;
  // Nobody says 村 behind a village of three signs; nothing of its own is missing there.
  if (slip.at >= own) return own >= 3;
  return own >= LONG_ENOUGH && text.length > SHORTEST_NAME;
}
