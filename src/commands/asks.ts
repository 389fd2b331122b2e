import { departmentsNamed } from './departments.ts';
import { asksForFigures, isSpokenTo, SHOWS, TAKES } from './figures-asked.ts';
import { COMMANDS } from './grammar.ts';
import type { BindIntent, HelpIntent, Intent, QueryIntent, StatsIntent } from './intent.ts';
import { nearObjects } from './near-object.ts';
import { placedBulletinOf } from './read-bulletin.ts';
import { ledgerOf } from './read-ledger.ts';
import { PERIOD, readPeriod, VAGUE } from './read-period.ts';
import type { Reading } from './reading.ts';

/** Questions to the bot and small orders that stand alone in a message; undefined where the message is none. */
export function readAsk(reading: Reading): Intent | undefined {
  return (
    bindOf(reading) ??
    helpOf(reading) ??
    ledgerOf(reading) ??
    statsOf(reading) ??
    listOf(reading) ??
    aboutOf(reading)
  );
}

const CODE = '([a-z0-9]{3,8}(?:-[a-z0-9]{2,8}){0,3})';
const ADMIN = new RegExp(`^认领管理员[\\s:]*${CODE}?\\s*$`);
const CHAT = new RegExp(`^绑定(?:本群|群)?[\\s:]*(?:到|给|为)?\\s*([^\\s:]{2,30})\\s+${CODE}\\s*$`);
const PERSON = new RegExp(`^绑定(?:身份|账号|本人|我)?[\\s:]*${CODE}\\s*$`);

/** "认领管理员 ABCD-1234" · "绑定 7K2M9Q" · "绑定 住建局 7K2M9Q"; codes come back as they were typed. */
function bindOf({ folded, typed, lexicon }: Reading): BindIntent | undefined {
  const text = folded.trim();
  if (!/^(?:绑定|认领管理员)/.test(text)) return undefined;
  const plain = typed.trim();
  const admin = ADMIN.exec(text);
  if (admin !== null) return { intent: 'bind', what: 'admin', ...codeOf(admin[1], plain) };
  const person = PERSON.exec(text);
  if (person !== null) return { intent: 'bind', what: 'person', ...codeOf(person[1], plain) };
  const chat = CHAT.exec(text);
  if (chat === null) return undefined;
  const name = lexicon.department(chat[1] ?? '') ?? chat[1] ?? '';
  return { intent: 'bind', what: 'chat', name, ...codeOf(chat[2], plain) };
}

function codeOf(folded: string | undefined, typed: string): { code?: string } {
  if (folded === undefined) return {};
  return { code: typed.slice(-folded.length).normalize('NFKC').toUpperCase() };
}

/** “帮助 全部”, “帮助 退回”: help with one thing that can be typed. */
function helpsWith(text: string): boolean {
  const topic = /^帮助\s+(\p{Script=Han}{1,6})[。!]?$/u.exec(text)?.[1];
  return (
    topic === '全部' ||
    (topic !== undefined && COMMANDS.some(({ words }) => words.some((word: string) => word === topic)))
  );
}

const HELP =
  /^(?:请问|那|这个|这|机器人|助手|你|小助手)?\s?(?:帮助|怎么用|怎么使用|如何使用|help|\/help|使用说明|使用帮助|使用手册|说明书|说明|指令|命令|有什么功能|有哪些功能|功能|有什么用|你?都?(?:会|能)(?:干|做)?(?:些)?(?:什么|啥)|你是谁|(?:都|还)?有(?:哪些|什么|啥)(?:指令|命令|功能|用法)|(?:怎么|咋|咋个)(?:报|上报|提|登记)问题|(?:怎么|咋)操作|如何(?:上报|报|登记)问题|报问题(?:怎么|如何)(?:报|写|用|弄))(?:啊|呢|呀|吗|的)?[\s?!。]*$/;

/** "怎么申请延期？": how it is typed. */
const HOW_TO =
  /^(?:请问)?(?:(?:怎么|如何|咋)(?:申请|办理|弄|打)?(?:延期|挂账|退回|签收|办结|转办|撤销|催办|重办|补充|销号)|(?:申请)?(?:延期|挂账|退回|签收|办结|转办|撤销|催办|重办|补充|销号|报|查)(?:一?[个件条])?(?:问题|工单)?的?(?:口令|指令|命令|格式|写法|说法)(?:是|怎么)?(?:什么|啥|写|打|说)?)(?:啊|呀|呢)?[\s?。!]*$/;

function helpOf({ folded, mentionsBot }: Reading): HelpIntent | undefined {
  const text = folded.trim();
  if (HELP.test(text) || helpsWith(text) || (mentionsBot && HOW_TO.test(text))) return { intent: 'help' };
  return mentionsBot && /^(?:[?!。]*|你好|您好|在吗|在不在|hi|hello)[\s?!。]*$/.test(text)
    ? { intent: 'help' }
    : undefined;
}

const STATS = new RegExp(
  `^(?:请|麻烦|帮我|帮忙)?(?:发|看|要|来|出|查|给我|给|看看|调|生成|导出|发送)?(?:一下|一份|下|个)?\\s?(?:${PERIOD})?(?:的)?\\s?[\\p{Script=Han}]{0,8}?(?:周报|周通报|周简报|日报|月报|月通报|统计(?:数据|表|情况)?|数据(?:统计)?|通报|简报|办结率|办结情况|满意率|按期率|按期办结率|超期率|签收率|退回率|完成情况|工作量)(?:呢|发一下|看一下|看看|给我|发我|多少|是多少|怎么样|如何|情况|统计)?[\\s?。!]*$`,
  'u',
);
const ALONE = new RegExp(
  `^(?:(?:请|帮我)?(?:发|看|要|来|出|查|给我|看看)(?:一下|一份|下|个)?)?\\s?(?:${PERIOD}|${VAGUE})?的?\\s?(?:周报|周通报|日报|月报|月通报|统计|简报)(?:[\\s,!]*周报){0,4}(?:呢|发一下|看一下|看看|给我)?[\\s?。!]*$`,
  'u',
);
const FIGURES =
  /办结率|办结了?(?:多少|几)|多少(?:件|个|条|问题)|(?:有|报了?|提了?|登记了?|收到了?)(?:哪些|什么|啥)(?:新)?(?:问题|事项|诉求)|新增|几(?:件|个|条)(?:问题|办结|超期|没)|满意率|按期|超期率|签收率|退回率|(?:有|还有)?(?:哪些|什么|啥)[^,。;]{0,4}(?:需要|要|等)(?:请)?领导|缺口|数据|统计|周报|月报|通报|情况|工作/;

/** "各组办结率排名", "哪个部门最慢": the bulletin has them side by side. */
const COMPARES =
  /^[^,。;!\n]{0,8}(?:各个?|哪个|哪些|哪家|每个|所有)(?:工作)?(?:组|部门|单位|委办局|局|街道)[^,。;!\n]{0,8}(?:排名|排行|排序|最慢|最快|最多|最少|最好|最差|办结率|办结|进度|情况|怎么样|如何|完成|对比)|(?:率|数|办结|签收|答复|退回)(?:最高|最低|最多|最少|最慢|最快|最差|最好)的?(?:是)?(?:哪|谁)/;

/** "口罩缺口现在还有多少": the bulletin adds up what is needed. */
const NEEDS = /^[^,。;!\n]{1,12}(?:缺口|需求)[^,。;!\n]{0,8}(?:多少|几|情况)[\s?。!]*$/;

/** "周报" alone counts; with a mention, a question for figures of a period does as well. */
function statsOf(reading: Reading): StatsIntent | undefined {
  const text = reading.folded.trim();
  if (text.length > 60) return undefined;
  const placed = placedBulletinOf(reading);
  if (placed !== undefined) return placed;
  const asked =
    isSpokenTo(reading) &&
    (STATS.test(text) ||
      COMPARES.test(text) ||
      NEEDS.test(text) ||
      (FIGURES.test(text) && new RegExp(`${PERIOD}|${VAGUE}`).test(text)));
  if (
    !ALONE.test(text) &&
    !asked &&
    !asksForFigures(reading) &&
    !isOfficeAndPeriod(reading) &&
    !isBarePeriod(reading) &&
    !COUNTS_OWN.test(text) &&
    !SENT_AGAIN.test(text) &&
    !(reading.mentionsBot && IMPATIENT.test(text)) &&
    !(STATS.test(text) && new RegExp(PERIOD).test(text) && !/写|交|报送/.test(text))
  )
    return undefined;
  const department = departmentsNamed(reading.folded, reading.names)[0]?.name;
  const subject = reading.names.find(({ what }) => what === 'object')?.name;
  return {
    intent: 'stats',
    ...readPeriod(reading.folded, reading.context.now),
    ...figureOf(reading.folded),
    ...(department === undefined ? {} : { department }),
    ...(subject === undefined ? {} : { subject }),
  };
}

/** "这周我们组办结了多少" */
const COUNTS_OWN = new RegExp(
  `^(?:${PERIOD})(?:我们?|咱们?|俺们?|本)?(?:工作)?[组群]?(?:里|内)?(?:一共|总共|都|共)?(?:办结|新增|登记|上?报|超期|解决|销号)了?(?:多少|几)(?:件|个|条)?(?:问题|单子)?[\\s?。!]*$`,
);
/** "上周通报再发我一份，手机换了找不到" */
const SENT_AGAIN = new RegExp(
  `^(?:${PERIOD})的?(?:周报|周?通报|简报|日报|月报|月通报)(?:再|重新|重|麻烦|帮忙|请)*(?:给我|跟我)?(?:发|传)(?:我|给我|群里|一下)*(?:一?[份下个遍])?(?:吧|呗|啊)?(?:[,。\\s][^,。\\n]{0,20})?[。!]*$`,
);
/** "周报周报周报 书记等着要" */
const IMPATIENT = /^(?:(?:周报|月报|日报|通报|简报)[\s,!。]*){1,5}[^,。\n]{0,12}$/;

/** "住建局本周": nothing but a department and a time. */
function isOfficeAndPeriod({ folded, names }: Reading): boolean {
  const office = names.find(
    ({ what, start }) => what === 'department' && folded.slice(0, start).trim() === '',
  );
  return office !== undefined && ONLY_PERIOD.test(folded.slice(office.end).trim());
}

/** "本周情况" in a chat that was made for reading bulletins: nobody there means anything else. */
function isBarePeriod({ folded, context: { channel } }: Reading): boolean {
  return (channel === 'leaders' || channel === 'coordinators') && ONLY_PERIOD.test(folded.trim());
}

const ONLY_PERIOD = new RegExp(`^的?\\s?${PERIOD}的?(?:情况|工作|通报)?[\\s?。!]*$`);

function figureOf(folded: string): Pick<StatsIntent, 'metric'> {
  const metric = /(?:按期)?办结率|满意率|按期率|超期率|签收率|签收及时率|退回率|返工率|延期率/.exec(
    folded,
  )?.[0];
  return metric === undefined ? {} : { metric };
}

const LOOK = '(?:请|麻烦|帮我|帮忙|给我)?(?:查询|查看|查|看|列|列出|调出)?(?:一下|下|一查|看)?';
const MINE = new RegExp(
  `^${LOOK}\\s?(?:我的|我报的|我上报的|我登记的|我提的|我名下的?|我反映的)(?:[那这]?(?:几|些|两)?(?:个|件|条))?(?:问题|工单|件|诉求|事)?(?:现在|目前|还|都)*(?:都?[有剩](?:着|下)?(?:哪些|几[件个条]|什么|多少)(?:没(?:销号|办结?|办完|解决|处理)的?)?|(?:是?什么|啥)情况了?|到哪一?步了?|进展|情况|列表|怎么样了?|咋样了?|到哪了?|(?:都|全)?(?:办|解决|处理|弄|搞)(?:好|完|定)?了?(?:没有|没|吗|不)|(?:怎么|咋)?还没(?:动静|消息|人管|人理)|啥情况)?[\\s?。!]*$`,
);
const OVERDUE = new RegExp(
  `^${LOOK}\\s?(?:哪些|有哪些|有没有|有几件|全部|所有|还有哪些)?\\s?(?:问题|工单|件)?(?:已经|已)?(?:超期|逾期|超时|过期)(?:了)?(?:的|未办结?的?|没办结?的?|还没办的?)?(?:问题|工单|单子|件|事项|清单|列表|情况|有哪些|的有哪些|有几件|有多少)?(?:有哪些|吗)?[\\s?。!]*$`,
);
const OPEN = new RegExp(
  `^${LOOK}\\s?(?:(?:我们|咱们?|本|这个)?(?:工作)?[组群]里?)?(?:现在|目前|一共|总共)?(?:还?(?:剩|有)?(?:哪些|什么|啥|几[件个条]|多少))?\\s?(?:问题|工单|件|事项)?(?:是|还)?\\s?(?:未办结|没办结|没办完|没办|在办|未完成|没解决|未解决|待办)(?:的)?(?:问题|工单|件|事项|清单|列表|有哪些)?(?:有哪些)?[\\s?。!]*$`,
);

const WHICH =
  '(?:(?:我们?|咱们?|本|该|这个)?(?:工作)?[组群局委办处队](?:里|内)?)?(?:还|都|现在|目前|一共|总共)*(?:有|剩)?(?:哪些|什么|啥|几[件个条]|多少|谁)?(?:问题|工单|件|事项|单子?)?(?:是|还)?';
const LIST_ENDS =
  '(?:的)?(?:问题|工单|件|事项|单子?)?(?:有哪些|有几件|有多少|清单|列表|是哪些|都有谁)?(?:列一?下|列出来|发一?下|给我|看看)?(?:吗|呢)?[\\s?。!]*$';
/** "还有哪些没签收的" */
const UNSIGNED = new RegExp(`^${LOOK}\\s?${WHICH}(?:没有?|未)(?:人)?签收${LIST_ENDS}`);
/** "快超期的列一下", "哪些快到期了" */
const DUE_SOON = new RegExp(
  `^${LOOK}\\s?${WHICH}(?:快要?|马上|即将|临近|将要?|眼看|今[天日]|明[天日]|这?两天|本周|这周)(?:要)?(?:超期|逾期|到期|超时)(?:了)?(?:的)?(?:有没有|有吗)?${LIST_ENDS}`,
);

/** "还没解决" said to the bot is about an issue, and asks for no list. */
const DISPUTES = /^(?:(?:还|也|都|根本|并)(?:没有?|未)(?:办完|办结|办|解决)|没有?解决)(?:啊|呀|呢)?[\s。!]*$/;

function listOf(reading: Reading): QueryIntent | undefined {
  const whole = reading.folded.trim();
  if (whole.length > 40) return undefined;
  const isMeant = (TAKES.test(whole) && SHOWS.test(whole)) || isSpokenTo(reading);
  const text = SHOWS.test(whole) ? whole.replace(TAKES, '').replace(SHOWS, '') : whole;
  if (MINE.test(text)) return { intent: 'query', issueNumbers: [], scope: 'mine' };
  if (OVERDUE.test(text)) return { intent: 'query', issueNumbers: [], scope: 'overdue' };
  const asks = isMeant || /哪些|几件|清单|列|多少/.test(text);
  if (asks && UNSIGNED.test(text)) return { intent: 'query', issueNumbers: [], scope: 'unsigned' };
  if (asks && DUE_SOON.test(text)) return { intent: 'query', issueNumbers: [], scope: 'due_soon' };
  const asked = isMeant || /^(?:请|帮我)?(?:查|看|列)/.test(text) || /哪些|几件|清单|列表/.test(text);
  return asked && OPEN.test(text) && !DISPUTES.test(text)
    ? { intent: 'query', issueNumbers: [], scope: 'open' }
    : undefined;
}

const LOOKS_UP =
  /^\s*(?:请|麻烦|帮我|帮忙)?(?:查询|查看|查一下|查下|查)(?!处|封|验|办|漏|收|扣|实|明|出|看了|了|得|体温|健康)/;
const NEWS =
  /(?:现在|目前|最近|当前)?(?:的)?(?:什么情况|啥情况|怎么样|咋样|进展|进度|情况如何|情况怎么样|如何了|到哪一步|到哪了|办得|办到|还有(?:几|多少|哪些)|有(?:几|多少|哪些)(?:件|个|条|问题)|(?:压|积|攒|欠|剩)(?:着|了|压)?(?:几|多少|哪些)|有(?:没有|什么|啥)?(?:消息|动静|信儿|回音|结果|眉目|着落|下文)(?:没|了|吗)?|超期|逾期|没办|未办|在办|待办|(?:的)?问题(?:有哪些|列表|清单)?|情况)/;
const ENDS_WITH_NEWS = /(?:进展|进度|办理情况|最新情况)(?:呢|如何|怎么样)?\s*[?。!]*\s*$/;

/** An object or a department is asked about: with 查 in front, with a mention, or as "凤凰粮食 进展?". */
function aboutOf(reading: Reading): QueryIntent | undefined {
  const { folded, names, mentionsBot } = reading;
  const text = folded.trim();
  const looksUp = LOOKS_UP.test(folded);
  if (text.length > 60 || (names.length === 0 && !looksUp)) return undefined;
  const object = names.find(({ what }) => what === 'object') ?? (looksUp ? misspelt(reading) : undefined);
  const office =
    looksUp || mentionsBot
      ? (departmentsNamed(folded, names)[0] ?? alone(reading))
      : departmentsNamed(folded, names)[0];
  if (object === undefined && office === undefined) return undefined;
  if (!looksUp && !(mentionsBot && asksNews(text)) && !asksShort(reading)) return undefined;
  if (/政策|联系卡|联系人|联系方式|电话|联络员/.test(text)) return undefined;
  return {
    intent: 'query',
    issueNumbers: [],
    ...(object === undefined ? {} : { subject: object.name }),
    ...(office === undefined ? {} : { department: office.name }),
    ...(/超期|逾期|超时/.test(text)
      ? { scope: 'overdue' as const }
      : /没办|未办|在办|待办/.test(text)
        ? { scope: 'open' as const }
        : {}),
  };
}

/** "查 凤皇粮食": to look does no harm, and the answer names the object that was found. */
function misspelt({ folded, lexicon, names }: Reading): { readonly name: string } | undefined {
  return names.length === 0 && folded.trim().length <= 30 ? nearObjects(folded, lexicon)[0] : undefined;
}

function alone({ folded, names }: Reading): Reading['names'][number] | undefined {
  const rest = folded.replace(LOOKS_UP, '').trim();
  return names.find(
    ({ what, start, end }) => what === 'department' && rest.startsWith(folded.slice(start, end)),
  );
}

function asksNews(text: string): boolean {
  return (
    (NEWS.test(text) || /[?]|呢$|[\p{Script=Han}](?:了|好)没(?:有)?[。!\s]*$/u.test(text)) &&
    !/能不能|能否|可否|帮忙|需要|急需|协调|解决一下/.test(text)
  );
}

/** "辛十李村还有几个问题没办结" */
const HOW_MANY_OPEN =
  /^(?:现在|目前|那边|这边)?还?(?:有|剩|压着)(?:几|多少|哪些)[个件条]?(?:问题|事项|事|单子)?(?:没有?|未)(?:办结|解决|销号|办完|办好|处理)(?:完|好)?的?(?:呢|啊)?[\s?。!]*$/;

function asksShort({ folded, names }: Reading): boolean {
  const [first] = names;
  if (first === undefined || folded.slice(0, first.start).trim() !== '') return false;
  const rest = folded.slice(names.at(-1)?.end ?? 0);
  if (HOW_MANY_OPEN.test(rest)) return true;
  return rest.length <= 14 && ENDS_WITH_NEWS.test(rest) && !/了|有|没|已|好|顺利|慢|快|汇报|材料/.test(rest);
}
