import type { NumbersFound } from '../../language/issue-numbers.ts';
import { departmentsNamed } from '../departments.ts';
import { headOf, shortHead, type Head } from './numbers/heads.ts';
import { readCompletion, type Doubt } from './done/completion.ts';
import { isNegatedBefore, isQuestion } from '../guards.ts';
import { isAction, type ActionIntent, type ActionName, type Intent } from '../intent.ts';
import type { Reading } from '../reading.ts';
import { act, asked, doubtful, makeSaid, notSolved, query, settled, type Said } from './said.ts';
import { disbelief, isMereTalk } from './done/disbelief.ts';
import { isPlainDeed } from './done/plain-deed.ts';
import { withResultAsTold } from './done/result-told.ts';
import { receivesAThing } from './done/received.ts';
import { stillOpen } from './done/still-open.ts';
import { vetoOf } from './done/veto.ts';
import { RULES } from './statement-rules.ts';

/** Reads what is said beside issue numbers: a command word first, then the plain sentence. */
export function readStatement(
  reading: Reading,
  refs: readonly NumbersFound[],
  numbers: readonly number[],
  quoted: boolean,
): Intent[] {
  const said = makeSaid(reading, refs, numbers, quoted);
  const merged = merge(said);
  if (merged !== undefined) return believed(said, [merged]);
  if (said.folded.trim() === '') return quoted ? [] : [query(said)];
  const head = headOf(said) ?? shortHead(said);
  if (head !== undefined && isOrder(said, head))
    return headCommand(said, head) ?? believed(said, plainSentence(said));
  const told = head === undefined ? said : withResultAsTold(said, head);
  return believed(told, (head === undefined ? undefined : headCommand(said, head)) ?? plainSentence(told));
}

/** "退回 #12 …": the word stands in front of its number, so that what follows is the reason, not the deed. */
function isOrder({ refs, folded }: Said, { end }: Head): boolean {
  const number = refs[0]?.start ?? -1;
  return number >= end && number - end <= 24 && UP_TO_THE_NUMBER.test(folded.slice(end, number));
}
const UP_TO_THE_NUMBER =
  /^[\s,:、。-]*(?:一下|下|掉|了|给|关于|我(?:们)?(?:刚才|刚刚|昨天|上午)?(?:报|上报|登记|提)?的|刚才(?:报|上报|登记)?的|(?:这|那)(?:个|件|条)|问题|工单|编号|单号|第|的|[\s:,])*$/;

/** Each change of state is doubted once more by the words around its verb. */
function believed(said: Said, intents: readonly Intent[]): Intent[] {
  return intents.flatMap((intent) => {
    if (!isAction(intent)) return [intent];
    const veto =
      vetoOf(said.folded, intent.intent) ??
      disbelief(said.folded, intent.intent) ??
      (isPlainDeed(said.folded, said.names, intent.intent) ? undefined : 'hearsay');
    return (veto === undefined ? [intent] : instead(said, veto)).map((one) => markTalk(said, one));
  });
}

const NEWS_KINDS: ReadonlySet<ActionName> = new Set(['progress', 'supplement', 'reply']);

/** What tells no news is no progress either: the use case asks instead of writing it down. */
function markTalk(said: Said, intent: Intent): Intent {
  if (!isAction(intent) || !NEWS_KINDS.has(intent.intent) || intent.stillOpen === true) return intent;
  return isMereTalk(said.folded) ? { ...intent, doubtful: true } : intent;
}

function instead(said: Said, veto: Doubt): Intent[] {
  if (veto === 'question') return [asked(said)];
  if (veto === 'condition') return said.reading.mentionsBot ? [query(said)] : [];
  if (veto === 'negated' && !said.byOffice && stillOpen(afterFirstClause(said.folded)))
    return [notSolved(said, 0)];
  if (veto === 'negated' && !said.byOffice && said.isSettled && MOCKS.test(said.folded))
    return [notSolved(said, 0)];
  return [act(said, said.byOffice || veto === 'plan' ? 'progress' : veto === 'wish' ? 'urge' : 'supplement')];
}

/** "解决个屁": said of what a department calls done. */
const MOCKS = /[个得](?:屁|头|锤|毛|鬼|寂寞)|糊弄|骗[人谁我]|忽悠|扯淡|才怪/;

/** "办结了，货车还是进不来": the first clause names the deed, and what follows tells how it is. */
function afterFirstClause(folded: string): string {
  const stop = folded.search(/[,。;!]/);
  return stop === -1 ? '' : folded.slice(stop);
}

const SAME =
  /(?:是|属于?|算|为|应该是|其实是|都是)?(?:一个事|一回事|一件事|一码事|同一(?:个|件)?(?:事|问题|件|单|家)?|重复|一样|相同|是一起的)|重了(?=$|[,。;!])|合(?:到|在|成|为)?一(?:块|起|个|件|条)|合起来|合[进入并]|归[到入](?=\s?#?\d)|并到|并入|并单|并案|并为|归并|并成|(?<=\d号?\s{0,2})并(?=\s{0,2}#?\d)|并(?:在)?一(?:起|块|下)|并了|并吧|并起来/;
const INTO =
  /(?:(?:并单|合并|并)[^,。;\d]{0,6}#?\s?\d{1,9}\s?号?(?:\s?[、和与及跟\s]\s?#?\d{1,9}号?){0,6}\s{0,3}(?:到|至|进|入)|并到|并入|合并到|合到|归到|归并到|合并进|合进|合入|并进|并至|(?<=\d号?\s{0,2})并)\s{0,3}#?\s?(\d{1,9})(?![\d.楼栋室层人天日月点]|号楼)/;

/** "#15 和 #12 是一个事": the older number stays, unless the target is named. */
function merge(said: Said): ActionIntent | undefined {
  const { folded } = said.reading;
  const numbers = [...new Set(said.refs.flatMap((ref) => ref.numbers))];
  const same = SAME.exec(folded);
  if (
    numbers.length < 2 ||
    same === null ||
    /作废|撤销|取消|像是|感觉|怀疑|疑似|说不定|(?:不能|不要|不用|别|先不|没法)(?:并|合)|(?:说|提)过(?:要|把|将)?|[到至进入]\s?(?:\d{1,4}|[一二三四五六七八九十]{1,3})\s?(?:号楼|[楼栋室层家次]|(?<=\d\s?)个|个(?:群|院|园|厂|部门|公司|地方|车间|办公))|(?:[两几三]家|企业|公司|社区|学校|单位|村|厂)(?:之间)?(?:要|想|准备|打算|正在?|已经?)?(?:合并|归并)/.test(
      folded,
    ) ||
    isNegatedBefore(folded, same.index) ||
    isQuestion(folded)
  )
    return undefined;
  const named = Number(INTO.exec(folded)?.[1]);
  const into = named > 0 ? named : Math.min(...numbers);
  return { intent: 'merge', issueNumbers: numbers.filter((number) => number !== into), into };
}

/** A command word that opens the statement, in front of the number or behind it. */
function headCommand(said: Said, head: Head): Intent[] | undefined {
  const { intent, end, filler } = head;
  const body = said.folded.slice(end);
  if (/(?<!申)请|麻烦|帮/.test(filler) && INSTRUCTED.has(intent)) return undefined;
  if (asksOnly(body)) return NEWS.has(intent) ? [query(said)] : undefined;
  return SPECIAL[intent]?.(said, head) ?? [act(said, intent, wordsFrom(intent, said, end))];
}

const INSTRUCTED: ReadonlySet<ActionName> = new Set([
  'resolve',
  'accept',
  'reply',
  'progress',
  'fulfil',
  'return',
  'confirm',
  'reopen',
]);
const NEWS: ReadonlySet<ActionName> = new Set(['progress', 'resolve', 'reply', 'accept', 'confirm']);

/** Nothing but a question follows: "办结 #12 了吗？", "#12 进展如何". */
function asksOnly(body: string): boolean {
  const text = body.trim();
  return (
    /^(?:了|情况)?(?:吗|么|没有|没|不|呢|如何|怎么样|怎样|是什么|咋样|怎么说)?[?]*$/.test(text) &&
    text !== '' &&
    text !== '了'
  );
}

function wordsFrom(intent: ActionName, said: Said, end: number): number {
  return intent === 'set_priority' || intent === 'escalate' || !LISTED.has(intent) ? end : 0;
}
const LISTED: ReadonlySet<ActionName> = new Set(['onsite', 'assign', 'fulfil']);

/** Command words that need a second look. */
const SPECIAL: Partial<Record<ActionName, (said: Said, head: Head) => Intent[] | undefined>> = {
  resolve: (said, head) => completed(said, head.end),
  confirm: (said, head) => confirmed(said, head),
  accept: (said, { word, end }) =>
    receivesAThing(said.folded)
      ? believed(said, plainSentence(said))
      : word !== '收到' || mayAccept(said)
        ? undefined
        : SAYS_MORE.test(said.folded.slice(end))
          ? believed(said, plainSentence(said))
          : [],
  progress: (said, { end }) => {
    const body = said.folded.slice(end);
    if (ASKS_HOW.test(body)) return [asked(said)];
    return body.replace(/[?。!,:\s]/g, '') === '' ? [query(said)] : undefined;
  },
  reopen: (said, { word, end }) =>
    /满意|没解决|未解决/.test(word) ? [notSolved(said, /解决/.test(word) ? 0 : end)] : undefined,
  assign: (said, { end, filler }) => {
    // Whom they gave it to among themselves: "已派单给环卫三所，明天清完".
    if (said.byOffice && filler.startsWith('已')) return [act(said, 'progress')];
    if (departmentsNamed(said.folded, said.names).length > 0) return undefined;
    const department = said.reading.lexicon.department(said.folded.slice(end).replace(ARROW, ''));
    return [department === undefined ? act(said, 'supplement') : { ...act(said, 'assign', end), department }];
  },
  supplement: (said, { end, filler }) =>
    said.byOffice && ASKS_FOR.test(filler) ? [act(said, 'request_info', end)] : undefined,
  transfer: (said, { end }) =>
    departmentsNamed(said.folded, said.names).length === 0
      ? NAMES_NO_OFFICE.test(said.folded.slice(end))
        ? [act(said, 'supplement')]
        : undefined
      : [act(said, 'transfer', splitsOffice(said, end) ? 0 : end)],
  onsite: (said) => (ASKS_WHEN.test(said.folded) ? [query(said)] : undefined),
  cancel: (said, { end }) => (isQuestion(said.folded) ? [query(said)] : [act(said, 'cancel', end)]),
};

/** "进展怎么样了", "进度到哪一步了": nothing is told there, whatever follows. */
const ASKS_HOW =
  /^\s*(?:情况|程度)?\s*(?:怎么样|怎样|咋样|怎么说|(?:怎么|咋)(?:回事|这么|那么|还)|如何(?=[了啦啊呀呢\s,。?!]|$)|到(?:哪|什么|啥)|多少(?=[了啦啊呀呢\s。?!]|$)|是?(?:什么|啥)(?:情况|样|程度)?(?=[了啦啊呀呢\s,。?!]|$))/;

/** "#11 收到，价格多少一吨？": a nod, and then something. */
const SAYS_MORE = /^[\s,。!]+(?!谢|感谢|辛苦|多谢|好的?|知道|明白)\p{Script=Han}{2}|^[\s,。!]+\d/u;

/** "改派 #55 → 人社" */
const ARROW = /^[\s,:]*(?:[→⇒➡>-]+|给|到|至)\s*/u;

/** "要求补充材料", from whoever has to act on it. */
const ASKS_FOR = /请|要求|请求|麻烦|帮/;

/** "现场会几点" */
const ASKS_WHEN = /几点(?!开始前)|(?:哪|几)天|什么时[间候]|在哪/;

/** "转交通费谁出": what follows is no office at all. */
const NAMES_NO_OFFICE =
  /^(?!\s*(?:$|[,。;!?]|了|吧|给|到|至|由|请|相关|有关|其他|别的|上级|省|市|区|县))(?!\s*[^,。;]{0,12}(?:局|委|办|厅|队|部门|中心|街道|镇|公司|单位|处理|办理))/;

/** "转交警大队": the command word 转交 must not eat the office's first sign. */
function splitsOffice({ names }: Said, end: number): boolean {
  return names.some((name) => name.start < end && name.end > end);
}

function mayAccept({ byOffice, reading: { context } }: Said): boolean {
  return byOffice || (context.senderRole === undefined && context.channel === undefined);
}

/** 办结 or 已解决 in front: still no completion if the same clause takes it back. */
function completed(said: Said, end: number): Intent[] | undefined {
  const completion = readCompletion(said.folded);
  if (completion.kind === 'doubtful' && completion.start < end) return doubtful(said, completion.doubt);
  const [clause = ''] = said.folded.slice(end).split(/[,。;!\n]/, 1);
  if (isQuestion(clause)) return [asked(said)];
  return [settled(said, end)];
}

function confirmed(said: Said, { at, end, word, filler }: Head): Intent[] | undefined {
  if (filler === '请' || filler === '麻烦') return undefined;
  const completion = readCompletion(said.folded);
  if (completion.kind === 'doubtful') return doubtful(said, completion.doubt);
  if (isQuestion(said.folded.slice(end)) || isNegatedBefore(said.folded, at)) return [query(said)];
  if (stillOpen(said.folded)) return [notSolved(said, 0)];
  return [act(said, 'confirm', word === '确认' ? end : 0)];
}

function plainSentence(said: Said): Intent[] {
  for (const rule of RULES) {
    const intents = rule(said);
    if (intents !== undefined) return intents;
  }
  return [act(said, said.byOffice ? (said.quoted ? 'reply' : 'progress') : 'supplement')];
}
