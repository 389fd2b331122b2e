import { MAY_IT_HELP } from '../departments.ts';
import { anyOf, pattern, words } from '../../language/pattern.ts';
import { maskPersonalData } from '../../language/personal-data.ts';
import type { NameFound } from '../../directory/lexicon.ts';
import { fold, simplify } from '../../language/fold.ts';
import { allMatches } from '../../language/all-matches.ts';

const LONGEST_TITLE = 30;
/** More is never needed for so short a title. */
const MOST_CLAUSES = 60;
const MOST_OFFICES = 12;

/** How people say it and how a list of problems says it. */
const PLAIN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/没(?:有)?地方住|没处住/g, '无处住宿'],
  [/没(?:有)?法(?:子)?|没办法/g, '无法'],
  [/([立办批开进出运])不了(项|证|复|工)/g, '无法$1$2'],
  [/外国专家/g, '外方专家'],
  [/太(?:老|旧)了?/g, '老化'],
  [/没(?:有)?人(?=[\p{Script=Han}])/gu, '无人'],
  [/没有(?=(?!了)[\p{Script=Han}])/gu, '无'],
  [
    /(?:想请|能不能请|能否请|希望(?![小路村工])|恳请|(?<![很太挺怕更])麻烦|想让|(?<![设思理梦联回没])想(?![象到法念必起])|能不能|能否|可否|请求|(?<![申邀聘提宴报约])请(?![假示客柬战]|[\p{Script=Han}]{2,8}(?:公司|局|委|办|院|站|所|队|厂|中心|电网|街道)))(?:能够?(?=帮|给|协助))?(?:咱们|我们)?(?:工作组|组里|领导们?|上级|政府|有关部门|相关部门)?(?:给|帮[忙着]|帮|协助)?(?:一下)?/gu,
    '',
  ],
];

const GREETINGS = [
  /(?:你|您|大家|早上|上午|下午|晚上)好/,
  /(?:急?需要?|急?缺|要)的(?=\p{Script=Han}{2})/u,
  /关于(?:的|反映的)*/,
  /[那这]个?啥/,
  /(?:驻村)?工作组(?:的?(?:同志|领导)们?)?(?:你|您)?好/,
];
const HESITATION = [/那个|就是|嗯+|啊|呃/, /这个(?!月|周|星期|礼拜|季度)/];
const ADDRESSES = [/各位(?:领导|同志|同事)?|领导(?:好|们)/, /报(?=\s)/];
const GOES_ON = /另外|还有|然后|是这样的?|目前|现在/;
const ANNOUNCED = [
  /反映(?:一下|个|一个)?/,
  /有(?:个|一个)?(?:问题|情况|困难|事)(?:需要|想|要|请)?(?:协调|反映|解决|帮忙)?(?:一下)?/,
];
const WHOSE_IT_IS = [
  words`企业 公司`,
  /该(?:企业|公司|项目|村|社区)/,
  /我们|咱们?|说|这边|那边/,
  /因为?|由于|的/,
];
/** What stands at the head of a clause and tells nothing of the matter. */
const FILLERS = pattern`^${anyOf(
  ...GREETINGS,
  ...HESITATION,
  ...ADDRESSES,
  GOES_ON,
  ...ANNOUNCED,
  ...WHOSE_IT_IS,
  /[,。、;:!?~\s—–-]/,
)}+`;
/** What may be asked without a word of the matter. */
const DEEDS_ASKED = anyOf(
  words`协调 解决 支持 帮助 处理 对接 过来 来人 派人来 派人 弄一下 上门`,
  /的(?:人|同志|师傅)/,
  /瞧瞧|瞅瞅|瞧一?下|出个?面|看看|看一?下|看一看|问一?下/,
  words`了解 维修 联系 现场办公 关注 到现场 来看看 办理 落实 沟通`,
  /催催?|催一催|[补换修装][上好]/,
  words`牵头 谢谢 谢谢了`,
);
const ASKS_FOR_A_DEED = pattern`^(?:需要?|请|麻烦|望|希望|恳请|烦请|想请|能不能|能否|可否|拜托|求)?(?:各位)?(?:领导|上级|工作组|有关部门|相关部门|部门)?(?:给予|帮忙|帮助|帮|给)?(?:尽快|抓紧|赶[紧快])?${DEEDS_ASKED}*(?:一下|下)?(?:解决|处理)?(?:谢谢|感谢|多谢|为盼|🙏)*$`;
const WILL_SOMEBODY =
  /^(?:到底|这[个事]?)*(?:谁|哪位|有没有人|有人)(?:来|能|去|会|给)?(?:帮[忙着]?)?(?:管|帮|协调|解决|处理)(?:管|一管|帮|一下|得了)?(?:啊|呀|吗|呢)*$/;
const ASKS_ONLY = anyOf(ASKS_FOR_A_DEED, WILL_SOMEBODY);
/** Whose message it was stands above what it says: 〔转发〕 发件人：泰山石膏办公室. */
const FORWARDED =
  /^\s*(?:[〔【[［]转发[〕】\]］][\s:：]*(?:发件人|来自|发自|转自)?|发件人)[\s:：]*(?:[^\n:：,，。]{0,30}[\n:：])?/;
/** 你好我是锦绣新都荟的材料员: who speaks is not what it is about. */
const INTRODUCES =
  /^\s*(?:[你您]好|大家好|各位|领导们?好?|[\s,，])*[我俺]们?是(?:\p{Script=Han}{1,8}?的(?=[\s,，。])[\s,，。]|\p{Script=Han}{0,8}?(?:员|主任|书记|经理|会计|厂长|老板|负责人|联系人|村民|居民|业主|住户|家长|职工|工人)(?:[\s,，。]|(?=[我咱俺]))|[\s,，])[\s,，。]*(?=[\p{L}\p{N}])/u;
/** 这事我们自己办不了，往上报一下：… */
const REPORTS_IT = /(?:往上报|上报|报|反映|登记|记)(?:一?下|一?[个件条](?:事儿?|情况|问题)?)/;
const ANNOUNCES = pattern`^(?:[^:：\n\0]{0,24}${REPORTS_IT}|\s?请(?:协调|帮忙)|\s?求助)\s?[:：](?=\s?\S{4})`;
/** Where whoever reports has been, and what was heard there, before the matter: 刚从□出来，… */
const WAS_THERE =
  /(?<=^|[,，。;；!！\n])\s?(?:我们?|今天|昨天|[上下]午|早上|刚才|刚刚|刚|又|正|来){0,4}(?:从|在|到|去|跑|走访|回)(?:了?一?[趟圈]|了)?\0(?:这边|那边|村里|里|走访|入户|转|出来|回来|看[到见]|碰[到见]|遇到|发现|听说|了解到?|看|时|了?一?[圈趟]|了|[,，:：]){1,4}/gu;
/** 从□买的钢材 */
const OUT_OF = /(?<=^|[,，。;；!！\n])\s?从\0(?=\p{Script=Han})/gu;
const COURTESY =
  /谢谢(?:领导|各位|大家|了)?|感谢|辛苦(?:了|各位)?|拜托(?:了)?|多谢|🙏|为盼|急急急|在线等|(?:可|该)?(?:怎么|咋)(?:办|整)(?:啊|呀|呢|哦)?(?=$|[,。!?，。！？\s])/g;

/** A few words that tell the problem: without the object's name, courtesy and the mere asking; an item of a list stays as it is worded. */
export function titleOf(typed: string, names: readonly NameFound[], formal = true): string {
  const bare = hidden(withoutMarkup(withoutNames(typed, names)))
    .replace(FORWARDED, '')
    .replace(INTRODUCES, '')
    .replace(ANNOUNCES, '');
  const offices = [
    ...new Set(names.flatMap(({ what, name }) => (what === 'department' ? [name] : []))),
  ].slice(0, MOST_OFFICES);
  const called = names.flatMap(({ what, strength, start, end }) =>
    what === 'department' && strength !== 'stem' ? [fold(typed.slice(start, end))] : [],
  );
  const clauses = bare
    .split(/[,，。;；!！?？\n]+/)
    // Who speaks into the phone pauses without a sign.
    .flatMap((clause) => (clause.length > LONGEST_TITLE ? clause.split(/\s+/) : [clause]))
    .slice(0, MOST_CLAUSES)
    .filter((clause, i) => i === 0 || !(asksOffice(clause, offices) || asksWhetherItHelps(clause, called)))
    .map((clause) => tidy(withoutAsking(clause, offices), formal))
    .filter((clause) => clause !== '');
  const telling = clauses.filter(
    (clause) => clause.length > 1 && !ASKS_ONLY.test(fold(withoutOffices(clause, offices))),
  );
  return join(telling.length > 0 ? telling : clauses);
}

/** Pasted markup tells nothing in a list; the detail keeps it as typed. */
function withoutMarkup(text: string): string {
  return text.includes('<')
    ? text
        .replace(/<script[^<>]{0,200}>[^<>]{0,400}<\/script>/gi, ' ')
        .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    : text;
}

/** Masked before it is cut: half a number would pass for none. */
function hidden(text: string): string {
  return maskPersonalData(text).masked;
}

function withoutNames(typed: string, names: readonly NameFound[]): string {
  let text = '';
  let at = 0;
  for (const { what, start, end } of names)
    if (what === 'object') {
      text += `${typed.slice(at, start)}\u0000`;
      at = end;
    }
  return dropAddress(text + typed.slice(at));
}

/** Where an object's name stood nothing is left, and a 的 or an address before it goes as well. */
function dropAddress(text: string): string {
  return text
    .replace(/[\p{Script=Han}]{2,6}(?:街道|镇|乡)\0/gu, '\0')
    .replace(WAS_THERE, '')
    .replace(OUT_OF, '')
    .replace(/\0(?:的|那边|这边|这里|反映|反应|说|项目)?/g, '');
}

function withoutOffices(clause: string, offices: readonly string[]): string {
  return [...offices, ...offices.map((name) => name.replace(/[局办委]$/, ''))]
    .reduce((text, office) => text.replaceAll(office, ''), simplify(clause))
    .replace(/[、和与及,\s]|部门|大队|[那这]边|方面/g, '');
}

/** "请工信局协调货源": behind the trouble such a clause tells nothing that does not stand in its own slot. */
function asksOffice(clause: string, offices: readonly string[]): boolean {
  const folded = fold(clause).trim();
  const asked = /^(?:请|需要?|麻烦|希望|恳请|烦请|望|盼|想请)\s?/.exec(folded)?.[0];
  if (asked === undefined) return false;
  const rest = folded.slice(asked.length);
  return offices.some((office) => rest.startsWith(fold(office)));
}

/** "交警能不能给放行" */
function asksWhetherItHelps(clause: string, called: readonly string[]): boolean {
  const folded = fold(clause).trim();
  return called.some((office) => folded.startsWith(office) && MAY_IT_HELP.test(folded.slice(office.length)));
}

const ASKS = /请|需要?|麻烦|希望|恳请|烦请|求|望|盼|想请|能不能|能否|可否|让|帮/g;
const SHORTEST_TROUBLE = 3;
/** Nobody speaks so long without a pause; a title is cut long before. */
const LONGEST_CLAUSE = 120;

/** "围墙倒了请住建局协调": behind the trouble the asking goes, and whom is asked stands in its own slot. */
function withoutAsking(clause: string, offices: readonly string[]): string {
  if (clause.length > LONGEST_CLAUSE) return clause;
  for (const { index } of allMatches(fold(clause), ASKS)) {
    if (clause.slice(0, index).trim().length < SHORTEST_TROUBLE) continue;
    if (/[申邀聘提宴]$/.test(clause.slice(0, index))) continue;
    if (ASKS_ONLY.test(fold(withoutOffices(clause.slice(index), offices)))) return clause.slice(0, index);
  }
  return clause;
}

function tidy(clause: string, formal: boolean): string {
  const simple = simplify(clause).replace(COURTESY, '').trim().replace(FILLERS, '');
  const told = formal
    ? PLAIN_WORDS.reduce((text, [said, plain]) => text.replace(said, plain), simple)
    : simple;
  return inHalfWidth(told)
    .replace(/^(?:一下|下)(?=$|[\p{Script=Han}])(?![水雨雪班岗午周月面车井坡游跌降滑])/u, '')
    .replace(/[（(]\s?[）)]/g, '')
    .replace(/ {2,}/g, ' ')
    .replace(/^[、:：,，\s]+|[、:：,，\s啊呢吧呀哦]+$/gu, '')
    .trim();
}

/** １２台ＡＢＣ is 12台ABC in a list; punctuation stays Chinese. */
function inHalfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

function join(clauses: readonly string[]): string {
  let title = '';
  for (const clause of clauses) {
    if (title !== '' && title.length + clause.length + 1 > LONGEST_TITLE) break;
    title = title === '' ? clause : `${title}，${clause}`;
  }
  return Array.from(title).slice(0, LONGEST_TITLE).join('');
}
