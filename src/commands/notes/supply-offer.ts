import { anyOf, pattern, words } from '../../language/pattern.ts';
import { NUMBER, readNumber } from '../../language/numbers.ts';
import { findQuantities, type QuantityFound } from '../../language/quantities.ts';
import type { NoteIntent } from '../intent.ts';
import type { Reading } from '../reading.ts';

const CAN_GIVE = pattern`(?:可以|能够|能|愿意|愿|可|随时可?)(?:以)?(?:给|帮|为|向|对外|免费|无偿|优先|立即|马上|长期|直接|先)?[^,。;]{0,10}${anyOf(
  /代工|多[产做出供]/,
  words`提供 供应 供货 支援 捐赠 捐 承接 接单 外借 出借 借出 借给 匀 调剂 供 转让 共享 生产 加工 派 腾出`,
)}`;
const IDLE = words`富余 富裕 闲置 多余 空着 闲着 空闲 库存充足 现货 有货 过剩 余量`;
const HAS_TO_SPARE = pattern`${IDLE}[^,。;]{0,14}(?:可|能|愿|对外|需要的|有需要|给)?`;
const IDLE_CAPACITY = [/走不出去.{0,20}产能/, /产能(?:空着|闲置|富余|空闲)/];
const CALLS_THE_NEEDY = [
  /有需要的[^,。;]{0,8}(?:联系|找)/,
  /(?:愿意|可以|可)(?:捐|支援|支持|援助)/,
  /(?:哪|谁)[^,。;]{0,5}(?:要|需要)[^,。;]{0,8}(?:可以|找|报|联系|来|拉)/,
];
const WOULD_COME = /(?:愿意|免费)[^,。;]{0,6}(?:到|去|来)/;
const SEEKS_BUYERS = /(?:卖不[动出掉完]|滞销|没人[要收])[^。\n]{0,12}(?:谁|哪)[^,。;]{0,8}[要收买订团]/;
const WOULD_PASS_ON = /(?:想|可以?|愿意?)[^,。;]{0,2}[转租让匀借]给/;
const SELLS_CHEAPLY = /有[^,。;]{0,8}\d[^,。;]{1,8}(?:要处理|处理价|便宜出|平价出|白送)/;
const OFFERS = anyOf(
  CAN_GIVE,
  HAS_TO_SPARE,
  /(?:谁|哪家|哪里|有没有|哪个)(?:企业|单位|组|村|社区)?(?:需要|要|缺)(?:的)?(?:可以|请)?(?:找|联系)/,
  ...IDLE_CAPACITY,
  ...CALLS_THE_NEEDY,
  WOULD_COME,
  SEEKS_BUYERS,
  WOULD_PASS_ON,
  SELLS_CHEAPLY,
);

/** "库里压着护目镜片" */
const LIES_IDLE =
  /(?:库里|仓里|手里|手头)(?:还)?(?:压|存|放|堆|囤|积压)[着了](?![^,。;]{0,8}(?:文件|材料|资料|报告))/;
/** Whoever speaks has it, and does not pass on what others have. */
const OWN = anyOf(
  /我们?(?:这边|这里|这儿|组|村|公司|厂)?(?:能|可以|可)(?:生产|提供|供应|供)/,
  /我(?:们)?(?:这边|这里|这儿|组|村|社区|公司|厂|区|县|单位|联系的)?(?:有|的)/,
  /我们[^,。;]{0,5}(?:能|可以|可)(?:供|提供|出)/,
  /(?:多出来|多了[\d一二两三四五六七八九十几]|闲着|空着|有位|有\d|有[一二两三四五六七八九十几]|联系的)/,
  /^\s*(?:可以?|能)(?:提供|供应|借|捐)/,
  // "工信局协调到口罩3万只", and nobody who would have them found.
  /(?<![想请帮求去在])(?:协调|争取|筹集?|募集?|调剂?|买|借|采购|联系|申请)(?:到|来)了?/,
  /(?:那边|他们|人家|对方|院里|校里|厂里)说了?(?:可以?|能|愿意)/,
  words`有 现有 手头有 手里有 库存 目前有 还有 富余 闲置 多出`,
  LIES_IDLE,
);

/** "金穗种业能提供玉米种子5吨": whoever is named has it. */
const OBJECT_OFFERS = /^[^,。;]{2,14}(?:能|可以|可|愿意|愿)(?:提供|供应|供货|代工|捐|支援|出租|出借|借出|匀)/;

/** 每天能供3吨 */
const GIVES_DAILY = /(?:每[天日月]|一天|日|月)(?:能|可以?)(?:多)?(?:供|出|产|做|匀|发)/;

const DEMAND =
  /能不能|能否|可否|谁能|有没有(?:人|厂|企业)?(?:能|可以)|希望|求|急需|缺|不够|请|麻烦|帮忙|协调(?![到来])|吗\s*$|\?/;

/** Others who lack it are spoken of, and nobody who is to help. */
const WHO_NEEDS =
  /给缺[^,。;]{1,6}?的(?:企业|村|社区|单位|组|项目|厂)|(?:哪|谁)[^,。;]{0,5}(?:要|需要|缺)[^,。;]{0,10}(?:可以|说一声)?请?|需要的(?:村|社区|企业|组|单位|厂)?|有需要的?|需要的?可以|需要的|谁需要|哪个[^,。]{0,4}需要|谁缺|哪家需要|哪家缺/g;
/** "哪个社区缺菜可以对接", "缺人的企业可以来对接": whoever needs it is told to come. */
const INVITES =
  /(?<=^|[,。;!\s])(?:(?:哪|谁)[^,。;!?]{0,8}?(?:要|缺|需|想|用得[着上]|急用)[^,。;!?]{0,10}?|有(?:需要|需求|意向)的[^,。;!?]{0,6}?|(?:缺|需要?|想?要)[^,。;!?]{1,8}?的(?:企业|村|社区|单位|组|项目|厂|合作社)?)(?:可以?|请|直接|随时|尽管|都|就){0,3}(?:来|去|跟|找|联系|对接|报|拉|领|拿|言语|吱|招呼|喊)/;

/** 借船出海: somebody has what others need. */
export function supplyOffer({ folded, typed, names, lexicon }: Reading): NoteIntent | undefined {
  if (
    folded.length > 160 ||
    !(OFFERS.test(folded) || INVITES.test(folded)) ||
    DEMAND.test(folded.replace(INVITES, '').replace(WHO_NEEDS, ''))
  )
    return undefined;
  const found = findQuantities(withoutObjects(folded, names), typed);
  if (
    !(OWN.test(folded) || OBJECT_OFFERS.test(folded) || GIVES_DAILY.test(folded)) ||
    (found.length === 0 &&
      daily(folded).value === undefined &&
      names.every(({ what }) => what !== 'object') &&
      !/产能|厂房|场地|专家|技术|车辆|生产|教授/.test(folded))
  )
    return undefined;
  const object = names.filter(({ what }) => what === 'object');
  const target = object.find(({ start }) =>
    /(?:给|帮|为|替)\s?$/.test(folded.slice(Math.max(0, start - 3), start)),
  );
  const subject = object.find((one) => one !== target)?.name;
  return {
    intent: 'supply_offer',
    offer: offerOf(folded, typed, found),
    ...(lexicon.names.categories.includes('供需对接') ? { category: '供需对接' } : {}),
    ...(target === undefined ? {} : { matchSubject: target.name }),
    ...(subject === undefined ? {} : { subject }),
    text: typed.trim(),
  };
}

/** Whoever offers is no part of what is offered: 迪尚有20个缝纫工. */
function withoutObjects(folded: string, names: Reading['names']): string {
  return names
    .filter(({ what }) => what === 'object')
    .reduce(
      (text, { start, end }) => text.slice(0, start) + ','.repeat(end - start) + text.slice(end),
      folded,
    );
}

/** "富余口罩", "闲置厂房", "提供熔喷布": what it is stands behind the word that offers it. */
const OFFERED =
  /(?:富余|富裕|多余|闲置|空闲|提供|供应|供货|匀出|转产)的?([\p{Script=Han}]{2,6}?)(?=[,。;\d\s]|一天|每天|每日|可以|能|$)/u;
/** "熔喷布有富余" */
const LEFT_OVER = /([\p{Script=Han}]{2,10}?)还?有?(?:富余|多余|闲置|剩余)/u;
const WHOSE = /^.*(?:合作社|厂|公司|企业|村|店|基地|[边里家]|有)/u;
const ADJECTIVES =
  /^(?:[\p{Script=Han}]{2,8}?(?=富余|富裕|多余|闲置|空闲))?(?:(?:富余|富裕|多余|闲置|空闲|闲着|现有)的?)+/u;

const MAKES =
  /(?:有|生产|做|是)(?:一)?(?:家|个)?(?!需要)([^,。;\s]{2,10}?)(?:厂|企业|公司|生产线|订单|富余|闲置|库存|现货)/;

function offerOf(
  folded: string,
  typed: string,
  found: ReturnType<typeof findQuantities>,
): Record<string, unknown> {
  const [first] = found;
  const perDay = /(?:日产|每天|每日|一天)/.test(folded) ? '/日' : /月产|每月/.test(folded) ? '/月' : '';
  const made =
    offered(folded) ??
    MAKES.exec(folded)?.[1] ??
    /(?:我们?(?:厂|公司|这边|这里|单位)?|本厂|本公司)?(?:的)?([\p{Script=Han}]{2,6}?)产能/u.exec(
      folded,
    )?.[1] ??
    /(?:生产|加工|做)(?![的了过好])([^,。;\s\d]{2,8})/.exec(folded)?.[1];
  const item =
    behindUnit(first, folded) ??
    (first !== undefined && !/^(?:日产|月产|年产|产能|可|能|左右|匀出|一天|每天)?$/.test(first.item)
      ? first.item.replace(ADJECTIVES, '')
      : (made ?? first?.item ?? typed.trim().slice(0, 12)));
  return {
    item: perDay !== '' && made !== undefined ? made : item,
    ...(first === undefined ? daily(folded) : { value: first.value, unit: `${first.unit}${perDay}` }),
  };
}

const VERB_FOR_ITEM =
  /^(?:[能可再多还会]|可以|每天|一天)*(?:做|产|生产|供|供应|出|发|送|加工|提供|匀|派|来)$|^匀$/;
const NOUN_BEHIND =
  /^的?([\p{Script=Han}]{2,6}?)(?=$|[,。;!\s]|谁|哪|有需|可|能|给|闲着|空着|多出|熟了|卖不|滞销|积压|下[地田乡村]|上门|进[村厂社]|到[村地田厂])/u;

/** "每天能多做800份盒饭": a verb stands before the amount, and the thing behind it. */
function behindUnit(first: QuantityFound | undefined, folded: string): string | undefined {
  if (first === undefined) return undefined;
  const behind = NOUN_BEHIND.exec(folded.slice(first.end))?.[1];
  if (VERB_FOR_ITEM.test(first.item)) return behind;
  return HAS.test(folded.slice(first.start, first.end)) && !STATE.test(behind ?? '') ? behind : undefined;
}
/** "焊接专业有35名学生": what stands before 有 is whose they are. */
const HAS = new RegExp(`有(?:约|近|大约)?\\s?(?:${NUMBER})\\s?\\p{Script=Han}{1,2}$`, 'u');
const STATE = /^(?:闲置|空闲|富余|多余|现货|库存|备用|左右)/;

const UNITS = '个|只|套|件|吨|片|副|双|箱|瓶|桶|台|辆|平方米|米|斤|公斤|袋';
const DAILY = new RegExp(
  `(?:日产|月产|每天|每日|一天)(?:能|可|可以)?(?:生产|产|匀出?|出|做|供应|供|提供)?\\s?(?:约|大约)?\\s?(${NUMBER})\\s?(${UNITS})`,
);

/** "能匀出来3吨" */
const SPARED = new RegExp(
  `(?:匀出来?|腾出来?|拿出来?|提供|支援)\\s?(?:约|大约)?\\s?(${NUMBER})\\s?(${UNITS})`,
);

function offered(folded: string): string | undefined {
  return OFFERED.exec(folded)?.[1] ?? LEFT_OVER.exec(folded)?.[1]?.replace(WHOSE, '');
}

function daily(folded: string): { value?: number; unit?: string } {
  const match = DAILY.exec(folded);
  const value = readNumber(match?.[1] ?? '');
  const spared = SPARED.exec(folded);
  const once = readNumber(spared?.[1] ?? '');
  if (spared !== null && once !== undefined && match === null) return { value: once, unit: spared[2] ?? '' };
  if (match === null || value === undefined) return {};
  return { value, unit: `${match[2]}/${/月/.test(match[0]) ? '月' : '日'}` };
}
