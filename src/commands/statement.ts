import type { NumbersFound } from '../language/issue-numbers.ts';
import { departmentsNamed } from './departments.ts';
import { ACTION_PATTERN, actionOf } from './grammar.ts';
import { isNegatedBefore, isQuestion, readCompletion, stillOpen, type Doubt } from './guards.ts';
import { isAction, type ActionIntent, type ActionName, type Intent } from './intent.ts';
import type { Reading } from './reading.ts';
import { act, asked, doubtful, makeSaid, notSolved, query, settled, type Said } from './said.ts';
import { disbelief, isMereTalk } from './disbelief.ts';
import { isPlainDeed } from './plain-deed.ts';
import { vetoOf } from './veto.ts';
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
  return believed(said, (head === undefined ? undefined : headCommand(said, head)) ?? plainSentence(said));
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
  /(?:是|属于?|算|为|应该是|其实是|都是)?(?:一个事|一回事|一件事|一码事|同一(?:个|件)?(?:事|问题|件|单|家)?|重复|一样|相同|是一起的)|重了(?=$|[,。;!])|合(?:到|在|成|为)?一(?:块|起|个|件|条)|合起来|合并|并到|并入|并单|并案|并为|归并|并成|(?<=\d号?\s{0,2})并(?=\s{0,2}#?\d)|并(?:在)?一(?:起|块|下)|并了|并吧|并起来/;
const INTO =
  /(?:(?:并单|合并|并)[^,。;\d]{0,6}#?\s?\d{1,9}\s?号?\s{0,3}(?:到|至|进|入)|并到|并入|合并到|合到|归到|归并到|合并进|并进|(?<=\d号?\s{0,2})并)\s{0,3}#?\s?(\d{1,9})/;

/** "#15 和 #12 是一个事": the older number stays, unless the target is named. */
function merge(said: Said): ActionIntent | undefined {
  const { folded } = said.reading;
  const numbers = [...new Set(said.refs.flatMap((ref) => ref.numbers))];
  const same = SAME.exec(folded);
  if (
    numbers.length < 2 ||
    same === null ||
    /作废|撤销|取消|像是|感觉|怀疑|疑似|说不定|(?:不能|不要|不用|别|先不|没法)(?:并|合)|(?:说|提)过(?:要|把|将)?/.test(
      folded,
    ) ||
    isNegatedBefore(folded, same.index) ||
    isQuestion(folded)
  )
    return undefined;
  const named = Number(INTO.exec(folded)?.[1]);
  const into = numbers.includes(named) ? named : Math.min(...numbers);
  return { intent: 'merge', issueNumbers: numbers.filter((number) => number !== into), into };
}

const HEAD_FILLER =
  '(?:我们|我局|我委|我办|本局|我方|现|现在|已经|已|先|申请|好的|好|这个|这件|此件|该件|问题|的|一下|要求|请求|现申请|特|拟|再|麻烦|请|帮忙|帮我|再次|继续|@\\S{1,16})?';
const HEAD = new RegExp(`^[\\s,:。;、\\-]*(${HEAD_FILLER}?)[\\s,]{0,2}(${ACTION_PATTERN})(?:了(?!吗|没))?`);

interface Head {
  readonly intent: ActionName;
  readonly word: string;
  readonly filler: string;
  readonly at: number;
  readonly end: number;
}

/** A command word that opens the statement, in front of the number or behind it. */
function headCommand(said: Said, head: Head): Intent[] | undefined {
  const { intent, end, filler } = head;
  const body = said.folded.slice(end);
  if (/请|麻烦|帮/.test(filler) && INSTRUCTED.has(intent)) return undefined;
  if (asksOnly(body)) return NEWS.has(intent) ? [query(said)] : undefined;
  return SPECIAL[intent]?.(said, head) ?? [act(said, intent, wordsFrom(intent, said, end))];
}

function headOf(said: Said): Head | undefined {
  const match = HEAD.exec(said.folded);
  if (match === null) return undefined;
  const word = (match[2] ?? '').replace(/\s/g, '');
  const intent = actionOf(word);
  if (intent === undefined || NO_HEAD_AFTER[word]?.test(said.folded.slice(match[0].length))) return undefined;
  return { intent, word, filler: match[1] ?? '', at: match[0].length - word.length, end: match[0].length };
}

/** One sign right in front of its number, as a department types it: "回#19 目前没有这方面政策", "退 37". */
const SHORT: Readonly<Record<string, ActionName>> = {
  回: 'reply',
  签: 'accept',
  收: 'accept',
  退: 'return',
  转: 'transfer',
  延: 'extend',
  挂: 'hold',
};
const SHORT_HEAD = new RegExp(
  `^[\\s,:。]*(?:请|麻烦|先|@\\S{1,16})?[\\s,]{0,2}([${Object.keys(SHORT).join('')}])(?:一下|下|了)?\\s{0,3}$`,
);

function shortHead({ byOffice, folded, refs }: Said): Head | undefined {
  const start = refs[0]?.start ?? 0;
  const word = byOffice ? SHORT_HEAD.exec(folded.slice(0, start))?.[1] : undefined;
  const intent = SHORT[word ?? ''];
  if (word === undefined || intent === undefined) return undefined;
  return { intent, word, filler: '', at: folded.indexOf(word), end: start };
}

/** "撤销#12的催办" takes back an action, not the issue. */
const UNDOES =
  /^[\s,]*(?:的|对)?\s?[^,。;]{0,6}(?:催办|督办|挂账|延期|加急|提级|退回|签收|合并|派单|答复)\s*[。!]*$/;

/** "延期不批，#76按原定时间" */
const REFUSED = /^[\s,:]*(?:不批|不同意|不准|不行|不予|不可|没批|未批|不通过|驳回)/;

/** Words that make of a command word something else. */
const NO_HEAD_AFTER: Readonly<Record<string, RegExp>> = {
  延期: REFUSED,
  挂账: REFUSED,
  发放: /^(?:通知|文件|问卷|资料|宣传|表|倡议|明白纸)/,
  退回: /^[去,\s]{0,3}(?:重[办新做]|返工|再办)/,
  收到: /^(?:群众|来信|来电|举报|企业的|材料|通知|反馈|照片|答复|货|口罩|款|物资|钱|吗|没|的|后|他|企业|对方|一)/,
  确认: /^(?:一下|下|没|不|是否|吗|时间|中|后|书|单|函|病例|书|到位没)/,
  满意: /^(?:度|吗|不|率|没|才|后)/,
  紧急: /^(?:件|联系|会议|程度|通知|情况|采购|物资|事)/,
  取消: /^\s*(?:的|解决|办结|已解决|签收|退回|确认|满意|撤销|重办|转|派|加急|挂账|延期|限|收费|督办|提级|订单|合同|活动|航班|班)/,
  撤销: UNDOES,
  撤回: /^(?:一条|了一条)/,
  升级: /^(?:为(?:紧急|特急|急|疑难)|改造|换代|版|到新|系统)/,
  解决了: /^(?:吗|没|一|部分|大|[\d两三四五六七八九几]|不|个)/,
  已解决: /^(?:吗|没|一|部分|大|[\d两三四五六七八九几]|不|个|的)/,
  办结: /^(?:率|时限|期限|时间|不了|要求|情况|的|前|后|之|标准|没|吗|一半|数|中)/,
  已办结: /^(?:吗|没|一|部分|大|[\d两三四五六七八九几]|不|个|的)/,
  反馈: /^(?:表|率|机制|渠道|时|一下(?:最新|目前)?的?(?:进展|进度|情况|结果)?[。!\s]*$)/,
  进展: /^(?:\s*报(?:给|送)?我|顺利|缓慢|不大|良好|很慢|太慢)/,
  回复: /^(?:[^,。;\s]{1,5}了[\s。]*$|率|的|时限|太|慢|得|不)/,
  答复: /^(?:[^,。;\s]{1,5}了[\s。]*$|率|的(?!是|如下)|时限|太|慢|得|口径|不)/,
  答: /^(?:应|案|题|谢|辩|卷|疑)/,
  催: /^(?:化|促|了|不)/,
  到货: /^(?:时间|率|后|前|吗|没|晚|慢)/,
  受理: /^(?:条件|部门|范围|单|通知|时间)/,
  认领: /^(?:管理员)/,
  延长: /^(?:线|路)/,
  疑难: /^(?:杂症)/,
  合并: /^(?:报表|报告)/,
  询问: /^(?:了|过)/,
};

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
  accept: (said, head) => (head.word === '收到' && !mayAccept(said) ? [] : undefined),
  progress: (said, { end }) => {
    const body = said.folded.slice(end);
    if (ASKS_HOW.test(body)) return [asked(said)];
    return body.replace(/[?。!,:\s]/g, '') === '' ? [query(said)] : undefined;
  },
  reopen: (said, { word, end }) =>
    /满意|没解决|未解决/.test(word) ? [notSolved(said, /解决/.test(word) ? 0 : end)] : undefined,
  assign: (said, { end }) => {
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
