import { anyOf, pattern, words } from '../../language/pattern.ts';
import { departmentsNamed } from '../departments.ts';
import { narrowedList } from './narrowed-list.ts';
import { statsOf } from './bulletins-asked.ts';
import type { BindIntent, Intent, QueryIntent } from '../intent.ts';
import { nearObjects } from '../reports/near-object.ts';
import { framedList, reportedByObject } from './list-frames.ts';
import { listOf, matterListed } from './lists-asked.ts';
import { ownMatterOf } from './own-matter-asked.ts';
import { ledgerOf } from './read-ledger.ts';
import type { Reading } from '../reading.ts';
import { timedList } from './timed-list.ts';

/** Questions to the bot and small orders that stand alone in a message; undefined where the message is none. */
export function readAsk(reading: Reading): Intent | undefined {
  return (
    bindOf(reading) ??
    ledgerOf(reading) ??
    reportedByObject(reading) ??
    timedList(reading) ??
    narrowedList(reading) ??
    framedList(reading) ??
    statsOf(reading) ??
    listOf(reading) ??
    ownMatterOf(reading) ??
    numberAlone(reading) ??
    matterListed(reading) ??
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

/** "@助手 15": to the bot a number is an issue's. */
function numberAlone({ folded, mentionsBot }: Reading): QueryIntent | undefined {
  const number = mentionsBot ? /^\s*(\d{1,6})号?(?:呢|的)?[\s?。]*$/.exec(folded)?.[1] : undefined;
  return number === undefined || Number(number) === 0
    ? undefined
    : { intent: 'query', issueNumbers: [Number(number)] };
}

const LOOKS_UP =
  /^\s*(?:请|麻烦|帮我|帮忙)?(?:查询|查看|查一下|查下|查)(?!处|封|验|办|漏|收|扣|实|明|出|看了|了|得|体温|健康)/;
const HOW_MANY_LEFT = [
  /还有(?:几|多少|哪些)/,
  /有(?:几|多少|哪些)(?:件|个|条|问题)/,
  /(?:压|积|攒|欠|剩)(?:着|了|压)?(?:几|多少|哪些)/,
];
const ANY_NEWS = /有(?:没有|什么|啥)?(?:消息|动静|信儿?|回音|结果|眉目|着落|下文)(?:没|了|吗)?/;
const NO_NEWS_YET =
  /(?:怎么|咋|为啥|为什么)(?:都|也)?还?(?:没有?|不见)(?:动静|消息|回音|进展|下文|反馈|答复)/;
const NEWS = pattern`(?:现在|目前|最近|当前)?(?:的)?${anyOf(
  words`什么情况 啥情况 怎么样 咋样 进展 进度 情况如何 情况怎么样 如何了 到哪一步 到哪了 办得 办到`,
  ...HOW_MANY_LEFT,
  ANY_NEWS,
  NO_NEWS_YET,
  /(?:差|缺|短|欠)(?:着|了)?(?:多少|几)/,
  words`超期 逾期 没办 未办 在办 待办`,
  /(?:的)?问题(?:有哪些|列表|清单)?/,
  words`情况`,
)}`;
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

/** 谁在管, 归哪个部门; 谁来管管 is a plea. */
const WHOSE =
  /(?:谁|哪个?(?:部门|单位|家|局))(?:家|在|来)?(?:管|负责|办理?|处理(?!一?下)|跟进?|接手?)(?![管一])|有人(?:在)?(?:管|办|接|理)|归(?:谁|哪)/;

/** 没人清，谁管啊: that is the trouble itself. */
const NOBODY = /没(?:有)?人|无人/;

function asksNews(text: string): boolean {
  return (
    (NEWS.test(text) ||
      (WHOSE.test(text) && !NOBODY.test(text)) ||
      /[?]|呢$|[\p{Script=Han}](?:了|好|完|解决|处理|办|修)没(?:有)?[?。!\s]*$/u.test(text)) &&
    !/走访|没(?:有)?(?:啥|什么)问题|能不能|能否|可否|帮忙|需要|急需|协调|解决一下/.test(text)
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
