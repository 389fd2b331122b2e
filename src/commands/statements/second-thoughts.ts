import { allMatches } from '../../language/all-matches.ts';
import type { NumbersFound } from '../../language/issue-numbers.ts';
import { blanked, type Reading } from '../reading.ts';

export interface NumbersMeant {
  readonly reading: Reading;
  readonly refs: readonly NumbersFound[];
}

/**
 * What the numbers are once it is heard to the end: "除了#13，#12到#16都解决了" leaves one out, and in
 * "#12已解决 说错了 是#13" the second stands for the first. The words that say so are blanked.
 */
export function onSecondThought(reading: Reading, refs: readonly NumbersFound[]): NumbersMeant {
  const meant = leftAlone(reading, refs);
  return leftOut(meant.reading, meant.refs) ?? putRight(meant.reading, meant.refs) ?? notThatOne(meant);
}

/** "催办15、16，17不用催": nothing is done about the last. */
const LEAVES_ALONE =
  /(?<=\d号?[^。!\n]{0,24})[,;]\s?#?\s?\d{1,6}号?(?:件|问题)?\s?(?:就|先|暂时?)?(?:不用|不必|别|不要|不需要?|不)(?:再)?(?:催|办|管|退|撤|并|派|动|急)[了吧啊]?(?=$|[,。;!])/;

function leftAlone(reading: Reading, refs: readonly NumbersFound[]): NumbersMeant {
  const left = refs.length === 0 ? null : LEAVES_ALONE.exec(reading.folded);
  const kept = left === null ? refs : refs.filter(({ start }) => start < left.index);
  if (left === null || kept.length === 0) return { reading, refs };
  const end = left.index + left[0].length;
  return {
    reading: blanked(reading, left.index, end),
    refs: [...kept, ...refs.filter(({ start }) => start >= end)],
  };
}

const NOT_THIS = /不是\s*(?:问题|工单|第)?\s*$/;
/** "#21已解决，不是#12" */
const AND_NOT_THIS = /[,，;\s]\s?(?:而|并)?不是\s*(?:问题|工单|第)?\s*$/;
const BUT_THAT = /^\s*号?(?:问题)?\s*[,，、。;\s]{0,3}(?:而|应该|应当)?[是为]\s*(?:问题|工单|第)?\s*$/;
const SLIP_BEFORE =
  /(?:手误|口误|手滑|不好意思|抱歉|对不起|[说打写发敲输按报签]错了?|更正一?下?|纠正一?下?)*[,。;:!\s]*$/;

/** "手误，不是#12，是#21已解决": only the second is meant. */
function notThatOne({ reading, refs }: NumbersMeant): NumbersMeant {
  const { folded } = reading;
  const [wrong, right, ...others] = refs;
  if (wrong === undefined || right === undefined || others.length > 0) return { reading, refs };
  const last = AND_NOT_THIS.exec(folded.slice(wrong.end, right.start));
  if (last !== null && NOTHING_MORE.test(folded.slice(right.end)))
    return { reading: blanked(reading, wrong.end + last.index, folded.length), refs: [wrong] };
  const not = NOT_THIS.exec(folded.slice(0, wrong.start));
  if (not === null || !BUT_THAT.test(folded.slice(wrong.end, right.start))) return { reading, refs };
  const from = SLIP_BEFORE.exec(folded.slice(0, not.index))?.index ?? not.index;
  return { reading: blanked(reading, from, right.start), refs: [right] };
}

const EXCEPT = /除(?:了|去|开|掉)?\s*(?:第|问题|工单)?\s*$/;
const EXCEPTED = /^\s*号?(?:问题|工单|这?[个件条])?\s*(?:除外|以外|之外|外(?=[,\s都全均])|不算|不在内|例外)/;
/** "除#22不归我们外，#21、#23都签收": what is said of the one that is left out. */
const AND_WHY = /^\s*(?!号?(?:以外|之外|外))[^,。;!?]{2,20}?(以外|之外|外)(?=[,\s])/;
const JOINS = /^\s{0,3}(?:[、/&+和与及跟]|以及|还有)\s{0,3}$/;
/** "除了#13，#12也解决了" adds one: nothing is left out there. */
const OF_ALL = /都|全|均|一律|其[余他它]/;
const ADDS = /也|还有|另/;

const BARE_OUT = /(?:除(?:了|去|开|掉)?|(?<=[,。;\s]))\s?(\d{1,6})(?=号?(?:除外|以外|之外|例外))/g;

/** "14到17均已办结，18号除外": what is left out though it was never in. */
const NOT_MEANT_EITHER = /^号?(?:除外|例外)/;
/** "12到15都收了，14除外": what is left out of a row needs no sign. */
function withThoseOut(folded: string, refs: readonly NumbersFound[]): readonly NumbersFound[] {
  const known = new Set(refs.flatMap(({ numbers }) => numbers));
  const found = allMatches(folded, BARE_OUT).flatMap(({ index, 0: said, 1: digits = '' }) => {
    const [start, end] = [index + said.length - digits.length, index + said.length];
    const isNew = refs.every((ref) => ref.end <= start || ref.start >= end);
    return isNew && (known.has(Number(digits)) || NOT_MEANT_EITHER.test(folded.slice(end)))
      ? [{ numbers: [Number(digits)], start, end, explicit: false }]
      : [];
  });
  return [...refs, ...found].sort((a, b) => a.start - b.start);
}

function leftOut(reading: Reading, said: readonly NumbersFound[]): NumbersMeant | undefined {
  const { folded } = reading;
  const refs = withThoseOut(folded, said);
  if (refs.length < 2 || !/除|不算|不在内|例外/.test(folded)) return undefined;
  if (!OF_ALL.test(folded) || ADDS.test(folded)) return undefined;
  const first = refs.findIndex(({ start }) => EXCEPT.test(folded.slice(0, start)));
  const last = first === -1 ? refs.findIndex(({ end }) => EXCEPTED.test(folded.slice(end))) : first;
  if (last === -1) return undefined;
  const isOut = (i: number): boolean =>
    i === last ||
    (first !== -1 && i > last && isOut(i - 1) && JOINS.test(folded.slice(refs[i - 1]?.end, refs[i]?.start)));
  const out = refs.filter((_, i) => isOut(i));
  const numbers = new Set(out.flatMap((ref) => ref.numbers));
  const kept = refs
    .filter((ref) => !out.includes(ref))
    .map((ref) => ({ ...ref, numbers: ref.numbers.filter((number) => !numbers.has(number)) }))
    .filter((ref) => ref.numbers.length > 0);
  const [from, to] = [out[0]!.start, out.at(-1)!.end];
  const why = first === -1 ? null : AND_WHY.exec(folded.slice(to));
  if (why !== null && kept.length > 0) {
    const end = to + why[0].length;
    const apart = blanked(
      blanked(reading, from - (EXCEPT.exec(folded.slice(0, from))?.[0].length ?? 0), from),
      end - (why[1] ?? '').length,
      end,
    );
    return { reading: apart, refs: [...out, ...kept].sort((a, b) => a.start - b.start) };
  }
  const begins = from - (EXCEPT.exec(folded.slice(0, from))?.[0].length ?? 0);
  const ends = to + (EXCEPTED.exec(folded.slice(to))?.[0].length ?? 0);
  return kept.length === 0 ? undefined : { reading: blanked(reading, begins, ends), refs: kept };
}

const PUT_RIGHT =
  /[,。;!\s]*(?:啊|哎|哦|呃|不好意思)?[,\s]*(?:(?:我)?(?:说|打|写|搞|弄|发|看)错(?:了|啦)?|错了|不对|更正(?:一?下)?)[,。;:!\s]*(?:应该?|其实)?(?:是|为)\s*$/;
const NOTHING_MORE = /^\s*号?(?:问题|工单)?(?:才对|才是|哈|啊|吧|了)?[。!~\s]*$/;

function putRight(reading: Reading, refs: readonly NumbersFound[]): NumbersMeant | undefined {
  const [wrong, right, last, ...others] = refs;
  if (wrong === undefined || right === undefined || others.length > 0) return undefined;
  if (wrong.numbers.length !== right.numbers.length) return undefined;
  const { folded } = reading;
  const words = PUT_RIGHT.exec(folded.slice(wrong.end, right.start));
  if (words === null) return undefined;
  const meant = { ...wrong, numbers: right.numbers };
  const from = wrong.end + words.index;
  const again = last ?? backToTheFirst(folded, wrong, right);
  if (again !== undefined)
    return String(again.numbers) === String(wrong.numbers)
      ? { reading: setApart(blanked(reading, from, again.start), again.start - 1), refs: [meant, again] }
      : undefined;
  return NOTHING_MORE.test(folded.slice(right.end))
    ? { reading: blanked(reading, from, folded.length), refs: [meant] }
    : undefined;
}

/** "#21办结了 打错了 是#12 21还在等配件": how it is with the first after all, with its sign or without. */
function backToTheFirst(
  folded: string,
  { numbers: [number = 0] }: NumbersFound,
  right: NumbersFound,
): NumbersFound | undefined {
  const match = /^[\s,。;]{1,4}(\d{1,9})(?!\d)号?/.exec(folded.slice(right.end, right.end + 16));
  if (match === null || Number(match[1]) !== number) return undefined;
  const end = right.end + match[0].length;
  const start = right.end + match[0].search(/\d/);
  return { numbers: [number], start, end, explicit: true };
}

/** A stop in place of one blank, so that what follows is read by itself. */
function setApart(reading: Reading, at: number): Reading {
  const stop = (text: string) => `${text.slice(0, at)};${text.slice(at + 1)}`;
  return { ...reading, typed: stop(reading.typed), folded: stop(reading.folded) };
}
