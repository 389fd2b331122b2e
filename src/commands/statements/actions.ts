import { hashedNumbers, namedNumbers, type NumbersFound } from '../../language/issue-numbers.ts';
import { Spans } from '../../language/spans.ts';
import { withOfficePutRight } from './amended.ts';
import { bareNumbers } from './numbers/bare-numbers.ts';
import { ACTION_PATTERN } from '../grammar.ts';
import { isAction, type ActionIntent, type Intent } from '../intent.ts';
import { roomNumbers, withoutTalk } from './numbers/room-numbers.ts';
import { onSecondThought } from './second-thoughts.ts';
import { readStatement } from './statement.ts';
import { part, type Reading } from '../reading.ts';

/** A stretch of a message about the same issues. */
interface Segment {
  readonly start: number;
  readonly end: number;
  readonly refs: readonly NumbersFound[];
}

/** Nobody speaks of more places in one message; a flood of numbers is not read to its end. */
const MOST_NUMBERS = 60;

/** What is said about numbered (or quoted) issues, segment by segment: "12和15解决了，18还没" is two. */
export function readActions(asTyped: Reading): Intent[] {
  const all = numbersIn(asTyped.folded, roomNumbers(asTyped)).slice(0, MOST_NUMBERS);
  const { reading, refs } = onSecondThought(withOfficePutRight(asTyped), all);
  if (refs.length === 0)
    return reading.quotedIssue === undefined ? [] : fromQuote(reading, reading.quotedIssue);
  const said = segments(reading.folded, refs);
  const meant = said.filter(
    ({ start, end }, i) => i + 1 === said.length || !TAKEN_BACK.test(reading.folded.slice(start, end)),
  );
  const read = withoutThoseAmong(reading.folded, meant).flatMap((segment) => readSegment(reading, segment));
  return unite(byTheLastWord(read));
}

const AMONG = /^[\s,。;]*其中/;

/** "12到15收到，其中14退回": what is said of some of those is not said of the rest. */
function withoutThoseAmong(folded: string, said: readonly Segment[]): readonly Segment[] {
  const among = said.map(({ start, end }) => AMONG.exec(folded.slice(start, end))?.[0].length ?? 0);
  return said.map((segment, i) => {
    const own = { ...segment, start: segment.start + (among[i] ?? 0) };
    const next = said[i + 1];
    if (next === undefined || among[i + 1] === 0) return own;
    const others = segment.refs.map((ref) => ({ ...ref, numbers: without(ref.numbers, next) }));
    return others.some(({ numbers }) => numbers.length > 0) ? { ...own, refs: others } : own;
  });
}

function without(numbers: readonly number[], { refs }: Segment): readonly number[] {
  return numbers.filter((number) => !refs.some((ref) => ref.numbers.includes(number)));
}

const SETTLES: ReadonlySet<Intent['intent']> = new Set(['accept', 'resolve', 'confirm']);
const TAKES_OUT: ReadonlySet<Intent['intent']> = new Set(['return', 'transfer', 'extend', 'hold', 'reopen']);
const NOT_YET = /还[差没要得等在]|没|未/;

/** "12-15收到，13退回", "#58、#59办完，#59还差个章": what is said last of a number stands. */
function byTheLastWord(intents: readonly Intent[]): readonly Intent[] {
  return intents.flatMap((intent, i) => {
    if (!isAction(intent) || !SETTLES.has(intent.intent)) return [intent];
    const out = new Set(intents.slice(i + 1).flatMap((later) => (takesOut(later) ? later.issueNumbers : [])));
    const left = intent.issueNumbers.filter((number) => !out.has(number));
    return left.length === 0 ? [] : [{ ...intent, issueNumbers: left }];
  });
}

const takesOut = (later: Intent): later is ActionIntent =>
  isAction(later) &&
  (TAKES_OUT.has(later.intent) || (later.intent === 'progress' && NOT_YET.test(later.text ?? '')));

function fromQuote(reading: Reading, issue: number): Intent[] {
  return readStatement(reading, [], [issue], true);
}

function readSegment(reading: Reading, { start, end, refs }: Segment): Intent[] {
  const inner = part(reading, start, end);
  const shifted = refs.map((ref) => ({ ...ref, start: ref.start - start, end: ref.end - start }));
  const [first] = shifted;
  if (first === undefined) return [];
  const alike = TAKES_ONE_BACK.test(inner.folded)
    ? [first]
    : shifted.filter((ref, i) => i === 0 || joined(inner.folded, shifted[i - 1], ref));
  const numbers = [...new Set(alike.flatMap((ref) => ref.numbers))];
  const intents = readStatement(inner, shifted, numbers, false);
  return refs.every(({ byVerb }) => byVerb === true) ? withoutTalk(intents, inner.folded) : intents;
}

/** "#12已解决 更正 是#21已解决": what stands before the correction is not meant. */
const TAKEN_BACK =
  /(?:更正|不对|错了|说错|打错|写错|搞错|应为|应该是)(?:一?下|了)?[,。;\s]*(?:应该)?(?:是|为)?\s*$/;

/** "撤销 #15 与 #12 重复": the one is taken back, the other is why. */
const TAKES_ONE_BACK =
  /(?:撤销|作废|取消|撤回)[^,。;]{0,6}#?\s?\d{1,6}[^,。;\d]{0,4}(?:与|和|跟|同)\s{0,3}#?\s?\d{1,6}\s?号?[^,。;\d]{0,4}(?:重复|重了|一样|相同|同一|是一)/;

const JOINED = /^\s{0,3}(?:[、,/&+和与及跟]|以及|还有|\s)?\s{0,3}$/;

function joined(folded: string, last: NumbersFound | undefined, next: NumbersFound): boolean {
  return last !== undefined && JOINED.test(folded.slice(last.end, next.start));
}

/** Numbers with a sign, bare ones that open a clause in front of a verb of completion, and those that officials need no sign for. */
export function numbersIn(folded: string, known: readonly NumbersFound[] = []): NumbersFound[] {
  const found = new Spans<NumbersFound>(folded.length);
  for (const ref of hashedNumbers(folded)) found.add(ref);
  for (const ref of namedNumbers(folded)) found.add(ref);
  for (const ref of bareNumbers(folded)) found.add(ref);
  for (const ref of known) found.add(ref);
  return found.inOrder();
}

const CONNECTIVE = '另外?|还有|同时|其中|至于|那|但是?|而|并且?|以及|再|顺便|对了|然后';
const BOUNDARY = new RegExp(
  `[,。;!?\\n]\\s{0,4}(?:${CONNECTIVE})?[,:]?\\s{0,2}(?:请|麻烦|把|将|第|问题|工单)?(?:已经?)?(?:${ACTION_PATTERN})?\\s{0,3}$`,
);
const OWN_VERB =
  /^\s{0,2}(?:[也都还已仍又]|已经|还是|现在|目前|刚)*\s?(?:解决|办结|搞定|没|未|不满意|满意|签收|退回|催办|加急|撤销|作废|确认|重办|完成|办完|办好|处理|[签收退](?=$|[,。;!\s]|了)|退[件单]|办理中|[正已]?在办(?!公)|已办(?=$|[,。;!\s])|待(?:核|定|查|确认|研究)|(?:好|通|行)了|(?:就|也就)?(?:那样|一般般?|凑合|马马虎虎|将就|还行)(?=$|[吧啊,。!\s]))/;

/** A number behind a stop, or with a verb of its own, begins a new segment unless it merely goes on with a list. */
function segments(folded: string, refs: readonly NumbersFound[]): Segment[] {
  const starts: { at: number; refs: NumbersFound[] }[] = [];
  for (const [i, ref] of refs.entries()) {
    const last = starts.at(-1);
    const previous = refs[i - 1];
    if (last === undefined || previous === undefined) {
      starts.push({ at: 0, refs: [ref] });
      continue;
    }
    const between = folded.slice(previous.end, ref.start);
    const continues =
      JOINED.test(between) &&
      !OWN_VERB.test(folded.slice(previous.end, ref.start)) &&
      !hasDeedOfItsOwn(folded, last.refs[0]?.start ?? 0, between, ref.end);
    if (continues || !(BOUNDARY.test(between) || opens(between, folded.slice(ref.end), ref)))
      last.refs.push(ref);
    else starts.push({ at: boundaryBefore(folded, previous.end, ref.start), refs: [ref] });
  }
  return starts.map(({ at, refs }, i) => ({ start: at, end: starts[i + 1]?.at ?? folded.length, refs }));
}

const WORD_IN_FRONT = new RegExp(`(?:${ACTION_PATTERN}|[签收退])\\s{0,2}:?\\s{0,2}$`);

/** "签收15、16，17退回": the deed in front is not that of the last. */
function hasDeedOfItsOwn(folded: string, first: number, between: string, end: number): boolean {
  return (
    between.includes(',') &&
    (OWN_VERB.test(folded.slice(end, end + 8)) || IS_ANOTHER_MATTER.test(folded.slice(end, end + 8))) &&
    WORD_IN_FRONT.test(folded.slice(Math.max(0, first - 10), first))
  );
}

/** "签收 #8 #9，#10不是我们的": whose it is, or what it still wants. */
const IS_ANOTHER_MATTER =
  /^\s{0,2}(?:这?(?:个|件|条))?(?:不(?:是|归|属|在|该|由)|并?非|属于?|归|应(?:由|该)|转|待|等|还[要得需差没缺]|需|缺|建议|要(?=退|转|等|挂|延))/;

/** A word of command that says all there is to say of its number. */
const WHOLE_DEED =
  /^\s{0,2}(?:都|已经?|我们?|先)?(?:签收?|收[到了]?|接|受理|办结|退回?|转办|催办?|满意|确认|[已未]?解决|好|通|修好|搞定)(?:了|啦)?\s{1,3}(?:另外?|还有|那|但是?)?\s{0,2}$/;
/** What goes on about the number before it: "#12 办结 #13 的配件已到", "#12 退回 #13 重复". */
const GOES_ON = /^\s{0,2}(?:$|[,。;!?、]|的|那|这|重复|一样|相同|同|是?(?:一个|一回|一件)|里|也?一并|一起)/;

/** "#12 已解决 #15 也解决了", "#18签收 #21不归我们管": no stop, yet each number has its verb. */
function opens(between: string, after: string, next: NumbersFound): boolean {
  if (OWN_VERB.test(between) && OWN_VERB.test(after)) return true;
  return next.explicit && WHOLE_DEED.test(between) && !GOES_ON.test(after);
}

function boundaryBefore(folded: string, from: number, ref: number): number {
  const between = folded.slice(from, ref);
  const stop = Math.max(...Array.from(',。;!?\n').map((sign) => between.lastIndexOf(sign)));
  return stop === -1 ? ref : from + stop + 1;
}

/** The same said twice about an issue is said once; two segments with one intent and no words are one. */
function unite(intents: readonly Intent[]): Intent[] {
  const united: Intent[] = [];
  for (const one of intents) {
    const twin = united.find((other) => isBare(one) && isBare(other) && other.intent === one.intent);
    if (twin === undefined || !isBare(one) || !isBare(twin)) united.push(one);
    else
      united[united.indexOf(twin)] = {
        ...twin,
        issueNumbers: [...new Set([...twin.issueNumbers, ...one.issueNumbers])],
      };
  }
  return united;
}

function isBare(one: Intent): one is ActionIntent {
  return (
    'issueNumbers' in one &&
    !('text' in one) &&
    !('decisions' in one) &&
    one.intent !== 'query' &&
    one.intent !== 'merge'
  );
}
