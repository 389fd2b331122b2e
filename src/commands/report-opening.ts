import { findQuantities } from '../language/quantities.ts';
import { COMMANDS } from './grammar.ts';
import { departmentsNamed } from './departments.ts';
import { injectionAt } from './refused.ts';
import { isQuestion } from './guards.ts';
import { nearObjects } from './near-object.ts';
import { isFine, isProblem } from './problem.ts';
import type { Reading } from './reading.ts';

const FILLER =
  '(?:(?:跟|向|给|和)(?:大家|各位|领导|组长|组里|您|你们?|群里)(?:领导|们)?|那个|这个|嗯+|呃+|啊|喂|hi|hello|你好|您好|大家好|各位(?:领导|好|老师)?|领导(?:好|们)?|(?:早上|上午|下午|晚上)好|麻烦(?:一下|了)?|不好意思|打扰(?:一下|了)?|我(?:要|来|想|再)?|想|再|来|先|急+|紧急|特急|帮忙|帮我|请|补|另外?|还有|对了|顺便|今天|今日|现在|汇报(?:一下)?|机器人|小助手|@\\S{1,20})';
const SPACED = (word: string) => Array.from(word).join('\\s{0,2}');
const KEYWORDS = [
  ...COMMANDS[0].words.map(SPACED),
  '(?:报|上报|反映|反馈|汇报|说|提|登记|提交|报告)\\s?(?:一\\s?下|下|一\\s?个|个|几\\s?个|两\\s?个|三\\s?个|一\\s?条|条)\\s?(?:新\\s?)?(?:问\\s?题|困难|难题)',
  '新\\s?(?:增)?问\\s?题\\s?(?=[:\\s])',
  '问\\s?题\\s?(?:描\\s?述)?\\s?(?=:)',
  '报\\s?(?:个)?\\s?(?:困难|难题)',
  '(?:需\\s?要?\\s?协\\s?调|诉\\s?求|困\\s?难|难\\s?题)(?:的)?(?:问题|事项|情况)?\\s?(?=:)',
  '报\\s?wen\\s?ti',
  '包\\s?问\\s?题(?=[\\s:,])',
  'report\\b',
  '求\\s?助\\s?(?=[:\\s,])',
].join('|');
const KEYWORD = new RegExp(
  `^(?:<[^<>\\n]{1,80}>|[\\s,。:;!~、\\-"(\\[【]|\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|[\\u200d\\ufe0f])*(?:${FILLER}[\\s,。:!~、]*){0,4}(${KEYWORDS})(?:了|啊|哈|哦|呀|呢|\\]|</[^<>\\n]{1,20}>)?[\\s:,。、;!\\-—]*`,
  'u',
);
const LATER_KEYWORD = new RegExp(
  `(?:[,。;!\\n]|\\s(?=另外?|还有|顺便|对了))\\s{0,4}(?:另外?|还有|顺便|对了|再|同时|我再)?[,:]?\\s{0,2}(报\\s{0,2}问\\s{0,2}题|上\\s{0,2}报\\s{0,2}问\\s{0,2}题|(?:再|还|又)(?:要|想)?上?报(?:一个|个|一件|一条|一下)(?:新)?(?:的|问题|事)?(?=[\\s:,])|(?:正式|现在|先|我|今天){0,2}上?报(?:一?下|上来)?(?:问题)?\\s?(?=:))[\\s:,]*`,
);
/** "慈口观村两件事报一下问题：…" */
const OBJECT_FIRST =
  /^(?!.{0,16}(?:大家|各[组位村社单]|请|要求|通知|怎么|如何|谁|什么|别|不))([^,。;!?:\n]{2,16}?)(?:报|上报|登记|反映)(?:一?下|个|一个|几个|[两三]个)?问题\s?(?=[:\n])[\s:]*/;
/** Talk about reporting, not a report. */
const ABOUT_REPORTING =
  /^(?:的|这?(?:[三3]|几)个字|这(?:个|项)?(?:功能|词|句话|事儿)|请|要(?:求|及时|注意|写|带|说|按|先)|时(?!代|光)|格式|前|后|怎么|如何|清单|汇总|表|台账|数量|模板|流程|方式|渠道|是(?:为|好|要|对)|不要|不能|必须|一定|都(?:要|得|是|可以|能|按|在|用|给)|也|就(?!是)|可以|统一(?:报|用|格式|在|由|发)|及时|太(?=多|少|慢|麻烦|频|难|累|晚|积极)|很(?=多|少|慢|麻烦|难|方便|积极)|多(?!处)|少|比较|情况统计|找|用|在(?:群|这)|到群|给(?:我|他|她|办公室)|得|需要(?:写|带|注明|按|先)|尽量|别|吗|\?)/;

/** The keyword standing free somewhere behind pasted markup or an order that nobody obeys. */
const FREE_KEYWORD =
  /(?<![\p{Script=Han}a-z0-9])(?:报\s{0,2}问\s{0,2}题|上\s{0,2}报\s{0,2}问\s{0,2}题)(?:\s{1,4}|\s?[:,、])(?=.*[\p{L}\p{N}])/u;

export interface KeywordFound {
  readonly start: number;
  readonly end: number;
}

/** The keyword that opens a report, at the head of a message or of a later sentence; the report begins at `end`. */
export function reportKeyword(folded: string): KeywordFound | undefined {
  if (!/[报反提说求问协困难r]/.test(folded)) return undefined;
  const head = KEYWORD.exec(folded.slice(0, 160));
  if (head !== null) {
    const end = head[0].length;
    const glued = !/[\s:,。、;!\-—]$/.test(head[0]);
    if (glued && ABOUT_REPORTING.test(folded.slice(end, end + 8))) return undefined;
    return { start: 0, end };
  }
  const named = folded.includes('问题') ? OBJECT_FIRST.exec(folded.slice(0, 80)) : null;
  if (named !== null) return { start: named[1]?.length ?? 0, end: named[0].length };
  const later = /报\s{0,2}[问一个上下]|报\p{Script=Han}{0,3}[\s:,]/u.test(folded)
    ? LATER_KEYWORD.exec(folded.slice(0, 2000))
    : null;
  if (later !== null && !isAboutReporting(folded, later)) return spanOf(later, 1);
  const free =
    /报\s{0,2}问/.test(folded) && injectionAt(folded) !== -1
      ? FREE_KEYWORD.exec(folded.slice(0, 2000))
      : null;
  return free === null || isAboutReporting(folded, free) ? undefined : spanOf(free, 0);
}

function spanOf({ index, 0: { length } }: RegExpExecArray, skipped: number): KeywordFound {
  return { start: index + skipped, end: index + length };
}

function isAboutReporting(folded: string, { index, 0: { length } }: RegExpExecArray): boolean {
  return ABOUT_REPORTING.test(folded.slice(index + length, index + length + 8));
}

const OPENINGS =
  /(?:有|又有|发现|遇到|碰到|碰上|出现|反映|反馈|说|提)(?:一|了)?(?:个|件|些|几个|点|下|一下|一个)?\s?(?:新)?(?:问题|困难|难题|难处|情况|事|麻烦|诉求)(?:需要|需|想|要|请|得|麻烦)?[^,。;]{0,8}(?:协调|反映|帮忙|帮助|解决|报告|汇报|求助|上报|报一下|说一下|支持)|(?:想|要|需要|跟您|向您|向领导|向组织)?反映(?:了)?(?:一下|一个|两个|三个|几个|几点|以下|如下|些|个|下)?(?:问题|情况|困难|诉求)|(?:帮忙|帮我|帮着|给)(?:给)?(?:协调|解决|问问|联系|对接|想想办法|看看|看一?下|瞧瞧|处理)|协调(?:一下|下)(?:呗|吧|哈|啊|呀|嘛)?(?=$|[,。!\s])|(?:能不能|能否|可否|可不可以)(?:让|叫|请|派)[^,。;!?]{1,10}(?:来|去|到|派)|(?:帮忙|帮我|帮着|给|代为|代)反映|(?:求助|求援|十万火急|sos)|[,。;!\s](?:报|登记|上报|反映)(?:一?下|个|一个)(?:这个)?问题[。!\s]*$|(?:(?<!邀|申|聘|提|宴)请|望|盼|求|恳请|麻烦|烦请|需要?|希望|想请|能不能|能否|可否|请求)[^,。;!?]{0,16}(?:协调|帮忙|帮助|帮|解决|对接|牵线|支援|支持|出面|牵头|过问|指导|支招|派人|派专家|看一看|看一下|看看|关照|对接|来看看|想想办法|想办法|处理一下|上门|办一下)/;
const TALK =
  /会上|开会|会议|大家|各组|各位组员|同志们|(?<!等|没|没有|不|未)通知(?!\s?[^,。;]{1,8}(?:局|委|办|队|中心|部门|街道)[。!\s]*$)|请各|要求各|务必|截止|填表|表格|已经?研究|研究过|当时|新闻|记者|据悉|报道|讯|日前|近日|工作组(?:到|来到|一行|成员|马不停蹄|再次|深入|受邀|赴|为|组长|第一时间|了解到|立即|及时|迅速)|在[^,。]{1,16}(?:努力|支持|帮助|关心|大力支持|协调)下|得到(?:了)?解决|圆满|为[^,。]{2,12}(?:解决了|送去)|转发|分享|链接|http|谢谢大家|感谢|辛苦了|哈哈|吃饭|下班|天气|周末|聚餐|孩子|老婆|老公|球赛|生日|新年|有什么(?:问题|困难)|有(?:问题|困难)(?:及时|请|就|的|随时|找)|如有|若有|遇到问题|解决了|已解决|没问题|没有问题|没什么问题/;

/**
 * A report without its keyword: "有个问题需要协调一下，…", or to the bot by mention. Without a mention it needs an opening or a plea, trouble,
 * and no sign of being talk about something else; without an object of the directory it needs the opening as well.
 */
export function isImplicitReport(reading: Reading): boolean {
  const { folded, names, mentionsBot, lexicon } = reading;
  const text = folded.trim();
  if (text.length < 6) return false;
  const object = names.some(({ what }) => what === 'object');
  const opens = OPENINGS.test(text) || TO_BE_NOTED.test(text);
  if (mentionsBot)
    return (
      (opens ||
        ((object || nearObjects(folded, lexicon).length > 0) && (isProblem(text) || WANTS.test(text))) ||
        (text.length >= 10 &&
          text.length <= 120 &&
          HAPPENS_HERE.test(text) &&
          isProblem(text) &&
          !TALK.test(text))) &&
      !onlyAsks(text)
    );
  if (text.length > 400 || TALK.test(text)) return false;
  if (needsAmount(reading)) return object || nearObjects(folded, lexicon).length > 0;
  if (PLEADS_FOR.test(text) && !onlyAsks(text)) return object || nearObjects(folded, lexicon).length > 0;
  if (!isProblem(text)) return false;
  if (object && (CRIES.test(text) || ALARMS.test(text))) return true;
  if (PASSED_ON.test(text) && !onlyAsks(text)) return true;
  if (!opens) return false;
  if (onlyAsks(text)) return false;
  return (
    object || OPENS_AT_HEAD.test(text) || (TO_BE_NOTED.test(text) && nearObjects(folded, lexicon).length > 0)
  );
}

/** "恁快给报上去" */
const TO_BE_NOTED =
  /(?:快|赶紧|赶快|帮忙|帮我|给|替|麻烦)[^,。;]{0,6}(?:报上去|报一下|登记|上报|反映上去|往上报|记一下|记上)/;

/** "俺们村的水管子裂了没水吃": to the bot, of a place that the directory does not know by this name. */
const HAPPENS_HERE =
  /(?:我们|咱们?|俺们?|这边|那边|村里|组里|厂里|社区里?|小区|[村厂镇庄屯])的?[\p{Script=Han}]{2,}/u;

/** "凤凰粮食要俩叉车": an amount is wanted. */
const WANTS = /(?:要|缺|差|求|借|买|来)(?:个|点|些)?\s?(?:\d|[一二两俩仨三四五六七八九十几])/;

/** "能不能给辛十李解决一下灌溉用电的事啊": something for somebody known. */
const PLEADS_FOR =
  /(?:能不能|能否|可否|可不可以|麻烦|请|希望|恳请|想请)[^,。;!?]{0,4}(?:给|帮|替|为)[^,。;!?]{2,14}(?:解决|协调|想想?办法|对接|处理|落实)(?:一?下)?[^,。;!?]{2,}/;

/** "泰山石膏需要口罩5000只", to nobody: somebody known, how many of what. */
function needsAmount({ folded, typed }: Reading): boolean {
  if (!NEEDS.test(folded) || LACKS_NOTHING.test(folded) || isQuestion(folded)) return false;
  const found = findQuantities(folded, typed);
  return (
    found.some(({ mood }) => mood === 'wanted') || found.filter(({ mood }) => mood === 'open').length > 1
  );
}
const NEEDS = /急需|急缺|紧缺|需要|还需|还缺|缺少|还差|要(?:点|些|一批)|还要|报物资|申[领请](?:一批|点|些)/;
/** It has come, is reckoned, or is paper that somebody has to get ready. */
const LACKS_NOTHING =
  /准备|盖章|签字|手续|证明|(?<!原)材料|已|送到|到位|到货|解决|落实|不需要|不缺|无需|原来|去年|往年|每年|预计|大约需要|大概需要/;

/** "紧急！！晋潞注塑变压器烧了" */
const ALARMS = /^(?:十万火急|万分火急|紧急(?:情况)?|特急|加急|急+|出事了|不好了|救命)[!,。:\s]/;

/** Nobody asks so who does not want help: "围墙要塌了，谁管管啊". */
const CRIES =
  /[\s,。!]急+[!。\s]*$|等着(?:用|救|吃|喝)|谁(?:来|能|去)?(?:管管|管一管|管管吧|管得了|给管管|帮帮)|(?:有没有|有)人(?:来|能)?(?:管管|管一管|管没管|帮帮)|(?:快|赶紧|赶快)(?:来|派)(?:个)?人|救(?:命|救|急)(?:啊|呀|我们|!)|求(?:管管|帮帮|帮忙|救援|支援)|(?:可|该|这可)?(?:怎么办|咋办|咋整|如何是好)(?:啊|呀|呢|[?!。]|$)|没(?:有)?人管(?:啊|呀|!|$)|(?:我们?|群众|村民|居民|企业|商户|司机|职工)[^,。;]{0,4}(?:要|想要?)(?:投诉|举报|检举|控告)|急死(?:人|我)?(?:了|啊|!)/;

/** "老乡反映三组张大爷家房顶漏雨": somebody's complaint is passed on; "群众反映的…" looks back at one. */
const PASSED_ON =
  /^[\s,。:!]*(?:(?:今天|刚才|刚刚|早上|上午|下午|晚上|昨天|又|还)?有?(?:个|位|几个|几位|不少|一些|多个|多位|多名|部分)?)(?:老乡|乡亲|群众|村民|居民|业主|住户|商户|企业|员工|职工|工人|老百姓|家长|贫困户|困难户|养殖户|种植户|农户|农民|司机|货主|租户|老人|大爷|大娘)(?:们)?(?:来|打电话|给我|跟我|向我|找我|又|多次|一直|都)?(?:反映|反应|诉苦|求助|来电)(?!的|强烈|良好|很好|不错|普遍)[^。!?\n]{4,}/;

const OPENS_AT_HEAD =
  /^.{0,40}(?:帮忙|帮我|帮着|代为)反映|^.{0,12}(?:(?:有|发现|遇到|碰到)(?:一|了)?(?:个|件|些|几个|点)?\s?(?:新)?(?:问题|困难|难题|难处|诉求)(?:需要|需|想|要|请|得|麻烦).{0,8}(?:协调|反映|帮忙|帮助|解决|报告|汇报|求助|上报|支持)|(?:想|要)?(?:向.{1,6})?反映(?:了)?(?:一下|一个|两个|三个|几个|几点|个|下)?(?:问题|情况|困难|诉求)|求助|求援)/;

const ANNOUNCED =
  /^[\s,。:!]*(?:各位|领导|你好|您好|大家好|麻烦|我们|这边|那边|组里|今天|刚才|还|又|[,。:!\s]|@\S{1,20}){0,4}有(?:一|了)?(?:个|件|些|几个)\s?(?:新|急)?(?:问题|困难|难题|难处|麻烦|急事)\s?[,:。!\s]\s?/;

/** "有个问题凤凰粮食贷款卡住了": spoken without a pause, so that the object's name stands right behind. */
function announcedOf(folded: string, names: Reading['names']): RegExpExecArray | null {
  const head = ANNOUNCED_TIGHTLY.exec(folded.slice(0, 80));
  const isNext = names.some(({ what, start }) => what === 'object' && start === head?.[0].length);
  return isNext ? head : null;
}
const ANNOUNCED_TIGHTLY =
  /^[\s,。:!]*(?:各位|领导|你好|您好|大家好|我们|这边|那边|组里|今天|刚才|还|又|[,。:!\s]){0,4}有(?:一|了)?(?:个|件|些|几个)\s?(?:新|急)?(?:问题|困难|难题|难处|麻烦|急事)(?:是|就是)?/;

/** "报 凤凰粮食 停电三天了", "有个事不知当讲不当讲，凤凰粮食…": somebody known, and trouble. */
const TOLD =
  /^[\s,。:!]*(?:各位|领导|老师们?|你好|您好|大家好|我们?|再|急|[,。:!\s]){0,4}(?:(?:上?报|报告|汇报|反馈)(?:一下)?[哈啊呀哦]?[\s:,]|有(?:一|了)?(?:个|件)\s?(?:事情?|事儿|情况)[^,。:!\n]{0,12}[,。:!\s]|(?:麻烦|请|让)?[^,。:!\s]{0,8}(?:记|登记)(?:一?下|一个|上)(?:这个事|这事|个事)?[\s:,])\s?/;

/** "反映 国奥社区…", "投诉！…": a word for nothing else, so that anything but good news may follow. */
const COMPLAINS =
  /^[\s,。:!]*(?:各位|领导|老师们?|你好|您好|大家好|我们?|我要|我?想|再|急|[,。:!\s]){0,4}(?:帮忙|帮我|帮着|代为|替[^,。\s]{1,6})?(?:反映|反应|投诉|举报)(?:一下|一个|下|个)?(?:事情?|事儿|情况)?[\s:,!]\s?/;

function toldOf(folded: string, names: Reading['names']): RegExpExecArray | null {
  if (!names.some(({ what }) => what === 'object')) return null;
  const complains = COMPLAINS.exec(folded.slice(0, 80));
  if (complains !== null) return isFine(folded.slice(complains[0].length)) ? null : complains;
  const head = TOLD.exec(folded.slice(0, 80));
  return head !== null && isProblem(folded.slice(head[0].length)) ? head : null;
}

/** "学府社区…，请卫健局马上派车": an object, trouble, and an office that is asked. */
export function asksOffice(reading: Reading): boolean {
  const { folded, names } = reading;
  if (folded.length > 400 || TALK.test(folded) || onlyAsks(folded) || /#\s?\d/.test(folded)) return false;
  if (!names.some(({ what }) => what === 'object') || !isProblem(folded)) return false;
  return (
    departmentsNamed(folded, names).length > 0 &&
    /请|麻烦|希望|恳请|求|需要|需|帮忙|找|能不能|能否|叫|让/.test(folded)
  );
}

/** "有个问题，锦绣新都荟口罩只够用两天了": said to be one, and told about somebody whom the directory knows. */
export function announcedReport({ folded, names, mentionsBot }: Reading): KeywordFound | undefined {
  const head = ANNOUNCED.exec(folded.slice(0, 80)) ?? announcedOf(folded, names) ?? toldOf(folded, names);
  if (head === null || folded.length > 400) return undefined;
  const rest = folded.slice(head[0].length);
  const object = names.some(({ what }) => what === 'object');
  if (
    rest.trim().length < 4 ||
    (!mentionsBot && (!object || TALK.test(rest) || /几点|几号|哪天|谁[去来]/.test(rest))) ||
    onlyAsks(rest)
  )
    return undefined;
  return { start: 0, end: head[0].length };
}

/** A question that merely asks for news is no report; "能不能帮忙…" is. */
function onlyAsks(text: string): boolean {
  return isQuestion(text) && !/能不能|能否|可否|行不行|是不是可以|可不可以|怎么办|咋办|没|缺|不/.test(text);
}
