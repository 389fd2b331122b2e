import { findDates } from '../language/dates.ts';
import { NUMBER, readNumber } from '../language/numbers.ts';
import { findQuantities } from '../language/quantities.ts';
import { tellsOfHardship } from '../language/personal-data.ts';
import { departmentsNamed } from './departments.ts';
import type { NoteIntent } from './intent.ts';
import type { Reading } from './reading.ts';

/** What is noted beside the issues; undefined where the message is none of these. */
export function readNote(reading: Reading): NoteIntent | undefined {
  if (reading.folded.length > 400) return undefined;
  return (
    policyQuery(reading) ??
    inspection(reading) ??
    visitLog(reading) ??
    metric(reading) ??
    supplyOffer(reading)
  );
}

const COUNT = `(${NUMBER})\\s?(?:多|余)?`;
const between = '(?:[^\\d,。;、一二两三四五六七八九十百]{0,6}?)';

function counted(folded: string, patterns: Readonly<Record<string, RegExp>>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [name, pattern] of Object.entries(patterns)) {
    const match = pattern.exec(folded);
    const value = readNumber(match?.slice(1).find((group) => group !== undefined) ?? '');
    if (value !== undefined) counts[name] = value;
  }
  return counts;
}

function count(before: string, unit: string): RegExp {
  return new RegExp(`(?:${before})${between}${COUNT}(?:${unit})`);
}
function countOf(unit: string, noun: string): RegExp {
  return new RegExp(`${COUNT}(?:${unit})(?:${noun})`);
}
function either(a: RegExp, b: RegExp): RegExp {
  return new RegExp(`${a.source}|${b.source}`);
}

const VISITS: Readonly<Record<string, RegExp>> = {
  企业: either(count('企业|公司|工厂', '家|个|户'), countOf('家|个|户', '企业|公司|工厂')),
  项目: either(count('项目|工地', '个|家|处'), countOf('个|家|处', '项目|工地')),
  乡村: either(
    count('乡村|村庄|村居|行政村|村', '个|家|处'),
    countOf('个|家|处', '乡村|村庄|村居|行政村|村'),
  ),
  社区: either(count('社区|小区', '个|家|处'), countOf('个|家|处', '社区|小区')),
  户: either(count('入户|住户|居民|农户|群众', '户|家'), countOf('户', '居民|住户|群众|农户|困难|村民|家')),
  问题: either(
    count(
      '(?:收集|发现|梳理|了解|征集|反映|排查|摸排)[^,。\\d]{0,6}(?:问题|困难|诉求|需求)|问题|困难|诉求',
      '个|条|件|项',
    ),
    countOf('个|条|件|项', '问题|困难|诉求'),
  ),
  解决: either(
    count('(?:当场|现场|已|协调|帮助)?解决(?:了|问题|困难)?|办结', '个|条|件|项'),
    countOf('个|条|件|项', '(?:已|当场|现场)?解决'),
  ),
};

const VISITED = /走访|跑了|转了|走了|入户|下沉|调研|探访|慰问|家访|进企业|进项目|进社区|进村/;
const NEWS = /记者|近日|日前|据悉|本报|讯[\s,]|报道|圆满|转发/;
const LATER =
  /明天|后天|下周|计划|准备|打算|拟|将要|安排(?:去|走访)|通知|请(?:大家|各组|各位)|要求|抽时间|去不去|一起去|别忘|提前/;

function visitLog(reading: Reading): NoteIntent | undefined {
  const { folded, typed, names, context } = reading;
  if (NEWS.test(folded) || !VISITED.test(folded) || /[?]|吗\s*$/.test(folded)) return undefined;
  const named = /^[\s,]*(?:走访日志|走访记录|走访)[\s:]/.test(folded);
  const counts = counted(folded, VISITS);
  const objects = names.filter(({ what }) => what === 'object').map(({ name }) => name);
  const past =
    /(?:走访|调研|慰问|入户|探访|家访)(?:了|过|完|:|日志|记录)|再次走访|走访[^。;]{2,20}(?:查看|察看|了解|座谈|督促|宣讲|送)|^[\s,]*(?:今天|今日|昨天|昨日|上午|下午|刚才|刚刚|本周|3月|\d{1,2}[月.]\d{1,2}[日号]?)/.test(
      folded,
    );
  const enough =
    named ||
    Object.keys(counts).length >= 2 ||
    (past && (objects.length > 0 || Object.keys(counts).length > 0));
  if (!enough || (LATER.test(folded) && !named && Object.keys(counts).length < 2)) return undefined;
  const date = findDates(folded, context.now)[0]?.iso.slice(0, 10) ?? dayOf(context.now);
  return {
    intent: 'visit_log',
    counts,
    date,
    text: typed.trim(),
    ...(objects[0] === undefined ? {} : { subject: objects[0], subjects: [...new Set(objects)] }),
    ...(tellsOfHardship(folded) ? { sensitive: true } : {}),
  };
}

function dayOf(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

const INSPECTS: Readonly<Record<string, RegExp>> = {
  检查: either(
    count('(?:监督检查|专项检查|督导检查|检查|督查|督导|巡查|抽查|暗访)', '家|个|次|处|户|场|项'),
    countOf('家|个|次|处|户', '(?:单位|企业|场所|工地|门店|商户|点位|卡口)'),
  ),
  发现问题: either(
    count('(?:发现|查出|查找|排查)[^,。\\d]{0,4}(?:问题|隐患)?|(?:共)?(?:问题|隐患)', '个|处|条|项|件'),
    countOf('个|处|条|项', '(?:问题|隐患)'),
  ),
  现场整改: either(
    count('(?:现场|当场|立即|立行|即时|立查立)?(?:整改|立改|完成整改)(?:了|到位|问题)?', '个|处|条|项|件'),
    countOf('个|处|条|项', '(?:现场|当场)整改'),
  ),
  限期整改: count('(?:限期|责令)(?:整改|改正)', '个|处|条|项|件|家'),
  通报: either(
    count('(?:公开|点名|全区|全市)?(?:通报)(?:批评)?', '家|次|个|起|例|人'),
    countOf('家|次|起|例', '(?:公开)?通报'),
  ),
  专报: count('(?:专报|书面报告|报送专报|专题报告)[^,。\\d]{0,6}', '次|份|期|篇'),
  建议: count('(?:提出)?(?:意见建议|意见|建议)', '条|项|个'),
  约谈: count('约谈', '人|家|次'),
};

const INSPECTED = /督查|督导|检查|巡查|抽查|暗访|查处/;

function inspection({ folded, typed, names, context }: Reading): NoteIntent | undefined {
  if (!INSPECTED.test(folded) || /[?]|吗\s*$/.test(folded) || LATER.test(folded)) return undefined;
  const counts = counted(folded, INSPECTS);
  if (counts['检查'] === undefined || Object.keys(counts).length < 2) return undefined;
  const subject = names.find(({ what }) => what === 'object')?.name;
  return {
    intent: 'inspection',
    counts,
    date: findDates(folded, context.now)[0]?.iso.slice(0, 10) ?? dayOf(context.now),
    text: typed.trim(),
    ...(subject === undefined ? {} : { subject }),
  };
}

const RATE =
  /((?:人员|员工|工人|企业|项目|职工|车间|规上企业|重点项目|全员|商户|门店|工地)?(?:复工复产率|复工率|复产率|返岗率|到岗率|开工率|开复工率|达产率|产能利用率|产能恢复率|设备利用率|负荷率|开机率|完成率|覆盖率|接种率|入住率|扫码率|登记率|达产达效率|产能|复工|复产|返岗|到岗|开工|开复工|恢复生产|恢复|投产|开了|开动|运转|营业))/;
const PERCENT = new RegExp(
  `(\\d{1,3}(?:\\.\\d{1,2})?)\\s?%|百分之([一二两三四五六七八九十零百]{1,5}(?:点[一二三四五六七八九零]{1,2})?)|([一二三四五六七八九])成(?!立|本|为|了|员|品|果)`,
);
const FRACTION = /(\d{1,6})\s?\/\s?(\d{1,6})(?!\s?\/|\d)/;
const THINGS = '条|家|个|人|名|项|台|户|辆|座|间';
const RUNNING = '复工|复产|返岗|到岗|开工|开复工|恢复|投产|运转|开机|上岗|开了|开动|营业|上班';
const OF_WHICH = new RegExp(
  `(${NUMBER})\\s?(${THINGS})[^\\d。;]{0,20}?(?:(?:${RUNNING})[^\\d。;]{0,4}?(${NUMBER})\\s?(?:${THINGS})|[,中里的]\\s?(${NUMBER})\\s?(?:${THINGS})(?:已经?|都|现|全)?(?:${RUNNING}))`,
);

/** "到岗320人，共400人". */
const PRESENT = new RegExp(
  `(?:${RUNNING})[^\\d。;]{0,4}?(${NUMBER})\\s?(?:${THINGS})[^\\d。;]{0,4}(?:共|总共|总计|应到|应有|全部|一共|总数)[^\\d。;]{0,4}(${NUMBER})`,
);

/** "人员复工率75%", "19条生产线恢复15条", "开复工188/202": a figure of an object, or of all where none is named. */
function metric({ folded, typed, names, mentionsBot }: Reading): NoteIntent | undefined {
  const label = RATE.exec(folded);
  if (
    label === null ||
    folded.length > 90 ||
    /[?]|吗\s*$|多少|记者|据悉|新闻|要求|要达|须达|达到\d+%以上|提高到|不低于|确保|目标|力争|争取|努力/.test(
      folded,
    )
  )
    return undefined;
  const subject = names.find(({ what }) => what === 'object')?.name;
  const value = rateIn(folded);
  if (value === undefined || (subject === undefined && !mentionsBot && !/率|项目|企业|生产线/.test(folded)))
    return undefined;
  return {
    intent: 'metric',
    metric: labelOf(folded, typed, label),
    ...value,
    ...(subject === undefined ? {} : { subject }),
    text: typed.trim(),
  };
}

function labelOf(folded: string, typed: string, label: RegExpExecArray): string {
  const said = typed.slice(label.index, label.index + label[0].length);
  if (label[0].endsWith('率')) return said;
  const line = /生产线|员工|工人|人员|职工|项目|企业|车间|设备|产能|商户|门店/.exec(folded)?.[0];
  return line === undefined || label[0].startsWith(line) ? said : `${line}${said}`;
}

function rateIn(folded: string): { value: number; numerator?: number; denominator?: number } | undefined {
  const fraction = FRACTION.exec(folded);
  if (fraction !== null) return ratio(Number(fraction[1]), Number(fraction[2]));
  const share = OF_WHICH.exec(folded);
  const [whole, done] = [readNumber(share?.[1] ?? ''), readNumber(share?.[3] ?? share?.[4] ?? '')];
  if (whole !== undefined && done !== undefined && done <= whole) return ratio(done, whole);
  const present = PRESENT.exec(folded);
  const [there, all] = [readNumber(present?.[1] ?? ''), readNumber(present?.[2] ?? '')];
  if (there !== undefined && all !== undefined && there <= all) return ratio(there, all);
  const percent = PERCENT.exec(folded);
  if (percent === null) return undefined;
  if (percent[1] !== undefined) return { value: Math.round(Number(percent[1]) * 100) / 10_000 };
  const spoken = readNumber(percent[2] ?? percent[3] ?? '');
  return spoken === undefined ? undefined : { value: percent[2] === undefined ? spoken / 10 : spoken / 100 };
}

function ratio(
  numerator: number,
  denominator: number,
): { value: number; numerator: number; denominator: number } | undefined {
  if (denominator <= 0 || numerator > denominator) return undefined;
  return { value: numerator / denominator, numerator, denominator };
}

const OFFERS =
  /(?:可以|能够|能|愿意|愿|可|随时可?)(?:以)?(?:给|帮|为|向|对外|免费|无偿|优先|立即|马上|长期|直接|先)?[^,。;]{0,10}(?:代工|提供|供应|供货|支援|捐赠|捐|承接|接单|外借|出借|匀|调剂|供|转让|共享|生产|加工|派|腾出)|(?:富余|富裕|闲置|多余|空着|空闲|库存充足|现货|有货|过剩|余量)[^,。;]{0,14}(?:可|能|愿|对外|需要的|有需要|给)?|(?:谁|哪家|哪里|有没有|哪个)(?:企业|单位|组|村|社区)?(?:需要|要|缺)(?:的)?(?:可以|请)?(?:找|联系)|走不出去.{0,20}产能|产能(?:空着|闲置|富余|空闲)|有需要的[^,。;]{0,8}(?:联系|找)|(?:愿意|可以|可)(?:捐|支援|支持|援助)/;
const OWN =
  /我们?(?:这边|这里|这儿|组|村|公司|厂)?(?:能|可以|可)(?:生产|提供|供应|供)|我(?:们)?(?:这边|这里|这儿|组|村|社区|公司|厂|区|县|单位|联系的)?(?:有|的)|(?:有|现有|手头有|手里有|库存|目前有|还有|富余|闲置|多出)/;
const DEMAND =
  /能不能|能否|可否|谁能|有没有(?:人|厂|企业)?(?:能|可以)|希望|求|急需|缺|不够|请|麻烦|帮忙|协调|吗\s*$|\?/;

/** 借船出海: somebody has what others need. */
function supplyOffer({ folded, typed, names, lexicon }: Reading): NoteIntent | undefined {
  if (
    folded.length > 160 ||
    !OFFERS.test(folded) ||
    DEMAND.test(
      folded.replace(/有需要的?|需要的?可以|需要的|谁需要|哪个[^,。]{0,4}需要|谁缺|哪家需要|哪家缺/g, ''),
    )
  )
    return undefined;
  const found = findQuantities(folded, typed);
  if (
    !OWN.test(folded) ||
    (found.length === 0 &&
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

const MAKES =
  /(?:有|生产|做|是)(?:一)?(?:家|个)?(?!需要)([^,。;\s]{2,10}?)(?:厂|企业|公司|生产线|订单|富余|闲置|库存|现货)/;

function offerOf(
  folded: string,
  typed: string,
  found: ReturnType<typeof findQuantities>,
): Record<string, unknown> {
  const [first] = found;
  const perDay = /(?:日产|每天|每日|一天)/.test(folded) ? '/日' : /月产|每月/.test(folded) ? '/月' : '';
  const made = MAKES.exec(folded)?.[1] ?? /生产([^,。;\s\d]{2,8})/.exec(folded)?.[1];
  const item =
    first !== undefined && !/^(?:日产|月产|年产|产能|可|能)?$/.test(first.item)
      ? first.item
      : (made ?? first?.item ?? typed.trim().slice(0, 12));
  return {
    item: perDay !== '' && made !== undefined ? made : item,
    ...(first === undefined ? daily(folded) : { value: first.value, unit: `${first.unit}${perDay}` }),
  };
}

const DAILY = new RegExp(
  `(?:日产|月产|每天|每日|一天)(?:能|可|可以)?(?:生产|产|出|做|供应|供)?\\s?(?:约|大约)?\\s?(${NUMBER})\\s?(个|只|套|件|吨|片|副|双|箱|瓶|桶|台|平方米|米)`,
);

function daily(folded: string): { value?: number; unit?: string } {
  const match = DAILY.exec(folded);
  const value = readNumber(match?.[1] ?? '');
  if (match === null || value === undefined) return {};
  return { value, unit: `${match[2]}/${/月/.test(match[0]) ? '月' : '日'}` };
}

const POLICY_HEAD =
  /^\s*(?:请问|想问|问一下|咨询一下|咨询|了解一下)?(?:查政策|政策查询|查一下政策|政策)(?:\s|:)\s*(\S.{0,60})$/;
const GUIDED = /(?:怎么|如何|怎样)(?:申报|申请|认定|享受|兑现|领取)/;
const POLICY_ASK =
  /(?:有没有|有什么|有哪些|有啥|查|查询|查一下|想了解|了解|咨询|问一下|求|最新|享受什么|享受哪些|能享受|适用|找一下|发一下|要)[^,。;]{0,24}(?:政策|补贴标准|优惠|文件|十条|条措施|实施细则|规定)|(?:政策|优惠|补贴|措施|文件|规定)[^,。;]{0,12}(?:有哪些|是什么|怎么申请|怎么申报|如何申请|如何申报|怎么享受|怎么规定|在哪|条件|[?]|吗|查一下|发一下)/;

function policyQuery({ folded, typed, names, mentionsBot }: Reading): NoteIntent | undefined {
  const guided = mentionsBot && GUIDED.test(folded) && folded.trim().length <= 40;
  if (!guided && !/政策|补贴|优惠|十条|措施|文件|细则|规定|条例/.test(folded)) return undefined;
  const head = POLICY_HEAD.exec(folded);
  const asks =
    guided ||
    head !== null ||
    (folded.trim().length <= 60 &&
      POLICY_ASK.test(folded) &&
      (mentionsBot || /政策|补贴/.test(folded)) &&
      !/会上|解读会|宣讲会|几点|开会|学习|传达|汇编.{0,4}(?:发|印)了/.test(folded));
  if (!asks) return undefined;
  const subject = names.find(({ what }) => what === 'object')?.name;
  if (head === null && subject !== undefined && /请|麻烦|协调|帮忙|太高|太贵|卡在/.test(folded))
    return undefined;
  return {
    intent: 'policy_query',
    topic: topicOf(head === null ? typed : typed.slice(typed.length - (head[1] ?? '').length)),
    ...(subject === undefined ? {} : { subject }),
  };
}

function topicOf(typed: string): string {
  const bare = typed
    .trim()
    .replace(
      /^(?:请问|想问一?下?|问一下|咨询一?下?|麻烦|帮忙|帮我|查询|查一下|查下|查|了解一?下?|想了解一?下?|现在|目前|最新的?|我们|企业|公司|有没有|有什么|有哪些|有啥|能享受(?:什么|哪些)|关于|针对|一下|的|,|，|\s)+/u,
      '',
    )
    .replace(
      /(?:有没有|有哪些|有什么|有什么规定|规定|是什么|怎么(?:申请|申报|享受|规定)|如何(?:申请|申报)|在哪(?:查|看)?|发一下|查一下|的?政策|吗|呢|啊|[?？!！。\s])+$/u,
      '',
    );
  return bare === '' ? typed.trim() : bare;
}

const CARD =
  /联系卡|名片|通讯录|联系方式|联系电话|电话(?:号码)?(?:是)?(?:多少|几|发|给|有没有|\?)|(?:联络员|联系人|对接人|负责人|包联干部|包联领导|组长|专班)(?:的)?(?:是谁|是哪|电话|是哪位|联系|\?|吗|叫什么)|(?:谁|哪位|哪个)(?:在)?(?:负责|包联|对接|联系)|(?:联系人|联络员|负责人|对接人)\s*[?。]?\s*$|找谁\s*[?。]?\s*$|怎么联系/;

export function contactQuery(reading: Reading): NoteIntent | undefined {
  const { folded, typed, names, mentionsBot } = reading;
  if (
    /#\s?\d/.test(folded) ||
    folded.trim().length > 40 ||
    !CARD.test(folded) ||
    /填|登记|上报|报送|收集|统计|汇总|更新|发给我一下你|上交|提交|交一下|做好|制作|印|1[3-9]\d{9}/.test(
      folded,
    )
  )
    return undefined;
  const office =
    departmentsNamed(folded, names)[0] ??
    names.find(({ what, strength }) => what === 'department' && strength !== 'stem');
  const object = names.find(({ what }) => what === 'object');
  const card =
    /^\s*(?:查|看|要|发|调|给我)?(?:一下|一份)?(?:联系卡|通讯录)/.test(folded) ||
    /联系卡\s*[?。!]*\s*$/.test(folded);
  if (
    office === undefined &&
    object === undefined &&
    !card &&
    !(mentionsBot && /工作组|组长|协调员|你们|联系卡|通讯录/.test(folded))
  )
    return undefined;
  const rest = typed.replace(/联系卡|通讯录|的|查一?下?|[?？\s]/g, '');
  const about = object?.name ?? office?.name ?? (rest === '' ? undefined : rest);
  return {
    intent: 'contact_query',
    ...(object === undefined ? {} : { subject: object.name }),
    ...(office === undefined ? {} : { department: office.name }),
    ...(about === undefined ? {} : { topic: about, contact: about }),
  };
}
