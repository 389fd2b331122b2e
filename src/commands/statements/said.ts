import type { NumbersFound } from '../../language/issue-numbers.ts';
import { readNumber } from '../../language/numbers.ts';
import { slotsOf } from './slots/action.ts';
import { withoutWhoSaidSo } from './done/closing-words.ts';
import type { Doubt } from './done/completion.ts';
import { DISCONTENT, presses } from '../guards.ts';
import type { ActionIntent, ActionName, Intent, QueryIntent } from '../intent.ts';
import type { Reading } from '../reading.ts';
import type { Statement } from './slots/statement.ts';

/** What a statement is read against, beside its words. */
export interface Said extends Statement {
  readonly numbers: readonly number[];
  readonly refs: readonly NumbersFound[];
  readonly reading: Reading;
  readonly quoted: boolean;
  /** A department's own people speak, or it is said in their chat. */
  readonly byOffice: boolean;
  /** The issue is known to wait for confirmation or to be closed. */
  readonly isSettled: boolean;
}

/** Takes the numbers out of the words and notes who speaks. */
export function makeSaid(
  reading: Reading,
  refs: readonly NumbersFound[],
  numbers: readonly number[],
  quoted: boolean,
): Said {
  const { context } = reading;
  let [typed, folded] = [reading.typed, reading.folded];
  const own = refs.filter((ref) => ref.numbers.every((number) => numbers.includes(number)));
  for (const { start, end } of own) {
    const gap = ' '.repeat(end - start);
    typed = typed.slice(0, start) + gap + typed.slice(end);
    folded = folded.slice(0, start) + gap + folded.slice(end);
  }
  for (const [i, { start }] of own.entries()) {
    const end = own[i - 1]?.end ?? start;
    if (!BETWEEN.test(folded.slice(end, start))) continue;
    typed = typed.slice(0, end) + ' '.repeat(start - end) + typed.slice(start);
    folded = folded.slice(0, end) + ' '.repeat(start - end) + folded.slice(start);
  }
  const taken = TAKES_IT.exec(folded.slice(0, own[0]?.start ?? 0));
  if (taken !== null) {
    const { index } = taken;
    typed = `${typed.slice(0, index)} ${typed.slice(index + 1)}`;
    folded = `${folded.slice(0, index)} ${folded.slice(index + 1)}`;
  }
  for (const { start, end } of [
    ...fillersAround(folded, own),
    ...countedBehind(folded, own, numbers.length),
  ]) {
    typed = typed.slice(0, start) + ' '.repeat(end - start) + typed.slice(end);
    folded = folded.slice(0, start) + ' '.repeat(end - start) + folded.slice(end);
  }
  folded = folded.replace(JOINERS, (words) => ' '.repeat(words.length));
  folded = withoutWhoSaidSo(withoutCourtesies(folded));
  return {
    typed,
    folded,
    names: reading.names,
    now: context.now,
    isWorkingDay: context.isWorkingDay,
    need: context.need,
    numbers,
    refs,
    reading,
    quoted,
    byOffice: context.senderRole === 'liaison' || context.channel === 'department',
    isSettled: context.issueState === 'resolved' || context.issueState === 'closed',
  };
}

/** As people speak: "嗯那个三十一号问题啊…", "33号那个事儿…", "#12的事…", "领导好，#45已签收". */
const LEADS =
  /^[\s,。]*(?:(?:(?:各位)?(?:领导|老师|大家|同志|[一-龥]{0,2}(?:主任|局长|组长|科长|书记)|您|你|各位)们?(?:早上|上午|中午|下午|晚上)?(?:好|辛苦了?)|(?:早上|上午|中午|下午|晚上)好|哎呀?|嗯+|呃|啊|哦|噢|诶|欸|喂|就是|那什么|对了|然后|刚才|刚刚|刚|那|这|问题|工单|编号|单号)[,\s]{0,2}){0,4}(?:[那这]个)?\s*$/;
const TRAILS =
  /^\s{0,2}(?:[那这](?:个|件|条)(?:事儿?(?![情故项实业先])|问题|单子)?|的?事儿?(?![情故项实业先儿])|的问题|单子?(?![元位价独行车]))?[啊呢呀嘛]?/;

function fillersAround(
  folded: string,
  own: readonly NumbersFound[],
): readonly { readonly start: number; readonly end: number }[] {
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return [];
  const lead = LEADS.exec(folded.slice(0, first.start))?.[0].length ?? 0;
  const trail = TRAILS.exec(folded.slice(last.end))?.[0].length ?? 0;
  return [
    { start: 0, end: lead },
    { start: last.end, end: last.end + trail },
  ];
}

/** "12、13、15三件都收到了": as many as were named, so that it is they that are counted. */
const COUNTED =
  /^\s{0,2}[这那]?([两二三四五六七八九十]{1,2}|\d{1,2})\s?[件个条单](?:单子|问题|工单)?(?=[都全均也已])/;

function countedBehind(
  folded: string,
  own: readonly NumbersFound[],
  count: number,
): readonly { readonly start: number; readonly end: number }[] {
  const start = own.at(-1)?.end;
  const match = start === undefined ? null : COUNTED.exec(folded.slice(start, start + 16));
  if (start === undefined || match === null || readNumber(match[1] ?? '') !== count) return [];
  return [{ start, end: start + match[0].length }];
}

/** What joined the numbers: "#12和#15都满意". */
const JOINERS = /^\s*(?:[、,/&+和与及跟]|以及|还有)(?=\s*(?:都|均|全|也|已))/;

/** "#8、#11", "#8和#11": what stands between the numbers says nothing. */
const BETWEEN = /^\s{0,3}(?:[、,/&+和与及跟到至~-]|以及|还有)\s{0,3}$/;

/** "把8签了" */
const TAKES_IT = /[把将](?=(?:[那这]个)?\s*$)/;

/** "已解决，请销号", "搞好了麻烦给销了吧": the deed is told, and what follows merely asks the bot to note it. */
const NOTE_IT =
  /(?<=(?:已经?|已于[^,。;!?\n]{1,10}|均|都|全部?|全面)(?:给|被)?(?:解决|办结|处[理置][好完]?|办[好完理]|完成|搞定|[弄修搞]好|落实|整改|到位|恢复|清理|修复|疏通|拆除|兑现|发放)(?:了|完毕|完成|到位|结束)?[^。;!\n?]{0,16})(?:[,\s]{0,3}(?:请|麻烦|可以|申请|帮忙|给))+(?:你们?|助手)?(?:给|予以?|把它|帮忙)?(?:销号|销了|结了|结掉|关了|关掉|办结)(?:吧|一下|了)?/g;
/** "销号吧" orders; "解决了吧" asks. */
const ORDERS = /(?<=销号|办结|结案|作废|合并)了?吧(?=[\s,。!~]|$)/g;
/** "能不能延到下周三？" is how a polite office asks for more time. */
const POLITELY =
  /(?:能不能|能否|可否|可不可以)(?=(?:再|给我们|申请)?(?:延(?!误)|缓[到至]|宽限|展期|给(?:我们?|咱们?)?[\d一二两三四五六七八九十]{1,3}个?(?:天|工作日|周))[^。;!?\n]{0,24})|(?<=(?:能不能|能否|可否|可不可以)(?:再|给我们|申请)?(?:延(?!误)|缓[到至]|宽限|展期)[^。;!?\n]{1,24})\?/g;

/** "我们管不了，你们再看看是不是该给发改？": a polite office says where it belongs. */
const BELONGS_PERHAPS =
  /(?<=(?:[管办接弄做]不[了着]|不(?:归|是|属于?)(?:我们|我局|我委|本[局委办]|咱们))[^。;!?\n]{0,16})(?:是不是|要不要|能不能|可不可以|能否)(?=(?:应该?|该|得|请|再|直接|转|改)*(?:给|归|找|派|转|由)[^。;!?\n]{1,16}(?:$|[?。]))|(?<=(?:[管办接弄做]不[了着]|不(?:归|是|属于?)(?:我们|我局|我委|本[局委办]|咱们))[^。;!?\n]{0,16}(?:是不是|要不要|能不能|可不可以|能否)[^。;!?\n]{2,20}?)(?:吧|呢|啊)?\?/g;

/** "满意？我可不满意": the question is the other's, and the answer is what is meant. */
const ECHO =
  /^[^?。;!\n]{0,24}\?(?=\s*(?:我们?|咱们?|俺们?|反正|谁说)?[^,。;?]{0,6}(?:(?<!没有?|并?无)不满意|重新?办)[^?吗]{0,4}$|(?=\s*[^,。;?]{0,4}(?:满意|解决|办结|修好|弄好)[个得](?:啥|什么|屁|锤|头|鬼|毛)))/g;

/** "不用重办了，水已经通了" */
const NOT_AGAIN = /^[\s,。]*(?:不用|不必|无需|不需要?)(?:再)?(?:重办|重开|返工|重新办理)了?(?=[,。\s]+\S)/g;

/** "没有什么不满意的": two noes make a yes. */
const CONTENT_AFTER_ALL =
  /(?:没有?|并?无|谈不上|说不上)(?:什么|啥|哪里|哪儿|任何|一点儿?|半点|可|太)*不(?=满意)/g;

/** "谁说#59解决了？井还是干的": the question denies, and what follows says so. */
const WHO_SAYS = /(?<=^[\s,。]*(?:谁|哪个)说[^?。;!\n没不未]{0,16})\?+(?=\s*[^\s?][^?]*$)/g;

/** "处理完毕，照片已发企业，请核实": who has done it asks nothing. */
const PLEASE_LOOK =
  /(?<=(?:办[结完好]|解决|处理|完[毕成]|修[好复]|到位|[完好]了)[^?!\n]{0,40})[,。;\s]\s?(?:敬请|请|望|烦请|麻烦)(?:各位|领导|组里|工作组|贵组|企业|群众|你们|大家|帮忙|予以?|给予|及时|再)*(?:核实|核查|核对|查收|知悉|知晓|审核|查阅|审阅|验收|查看|监督|放心|悉知|过目)(?:一?下|为盼|为荷)?[,。!~\s]*(?:谢谢|感谢|辛苦了?)?[。!~\s]*$/g;

/** What is said to the bot or to somebody else beside the matter; positions stay. */
function withoutCourtesies(folded: string): string {
  return [
    NOTE_IT,
    ORDERS,
    BELONGS_PERHAPS,
    POLITELY,
    ECHO,
    NOT_AGAIN,
    CONTENT_AFTER_ALL,
    WHO_SAYS,
    PLEASE_LOOK,
  ].reduce((text, pattern) => text.replace(pattern, (words) => ' '.repeat(words.length)), folded);
}

/** The intent with the words from `from` on. */
export function act(said: Said, intent: ActionName, from = 0): ActionIntent {
  const words = clean(said.typed.slice(from));
  return { intent, issueNumbers: said.numbers, ...slotsOf(intent, words, said) };
}

/** A question about an issue: it presses, or wants news. */
export function asked(said: Said): ActionIntent | QueryIntent {
  return presses(said.folded) ? act(said, 'urge') : query(said);
}

export function query(said: Said, extra: Partial<QueryIntent> = {}): QueryIntent {
  return { intent: 'query', issueNumbers: said.numbers, ...extra };
}

const EDGES = /^[\s,，。:：;；、!！~～\-—"“”」]+|[\s,，;；、~～]+$/g;

function clean(words: string): string {
  return words.replace(/ {2,}/g, ' ').replace(EDGES, '');
}

/** "已解决" from the reporter's side on an issue that waits for it is a confirmation; with 满意 always. */
export function settled(said: Said, from: number): ActionIntent {
  const pleased =
    /(?<!不|不太|不够|不是很)满意|(?<!没|未|待|请|不|再|没有|需|等)确认|认可/.test(said.folded) &&
    !/请[^,。]{0,6}确认|确认后/.test(said.folded);
  const confirms = !said.byOffice && (pleased || said.reading.context.issueState === 'resolved');
  return act(said, confirms ? 'confirm' : 'resolve', from);
}

const GROUPED: Readonly<Record<Doubt, 'open' | 'asked' | 'progress' | 'wish' | 'silent'>> = {
  negated: 'open',
  rhetorical: 'open',
  question: 'asked',
  condition: 'silent',
  wish: 'wish',
  plan: 'progress',
  partial: 'progress',
  counted: 'progress',
  hearsay: 'progress',
};

const INSTEAD: Readonly<Record<(typeof GROUPED)[Doubt], (said: Said) => Intent[]>> = {
  open: (said) => [notSolved(said, 0)],
  asked: (said) => [asked(said)],
  wish: (said) => [act(said, said.byOffice ? 'progress' : 'urge')],
  progress: (said) => [act(said, 'progress')],
  silent: (said) => (said.byOffice ? [act(said, 'progress')] : said.reading.mentionsBot ? [query(said)] : []),
};

/** What a doubtful completion is instead: never a change of state that was not asked for. */
export function doubtful(said: Said, doubt: Doubt): Intent[] {
  return INSTEAD[GROUPED[doubt]](said);
}

/** Reopens what was said to be done; on an issue in work it is news that nothing has changed. */
export function notSolved(said: Said, from: number): ActionIntent {
  const wantsAgain = /重办|重新办|重开/.test(said.folded) || DISCONTENT.test(said.folded);
  if (said.isSettled || wantsAgain) return act(said, 'reopen', from);
  return { ...act(said, 'progress', 0), stillOpen: true };
}
