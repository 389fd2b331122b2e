import { anyOf, pattern, words } from '../../language/pattern.ts';
import { departmentsNamed } from '../departments.ts';
import { asksForFigures, countsIssues, isSpokenTo, SHOWS, TAKES } from './figures-asked.ts';
import type { QueryIntent } from '../intent.ts';
import type { Reading } from '../reading.ts';

type Scope = NonNullable<QueryIntent['scope']>;

const NOT = '(?:还|都|仍|一直|也)?(?:没有?|未|尚未|冇)';
const STILL =
  '(?:现在|目前|手上|手头|手里|这边|那边|一共|总共|还|都|共|眼下|当前|至今|到[今现][天在]|截[至止](?:目前|今天|现在)){0,3}';
const WHOSE =
  '(?:我们?|咱们?|俺们?|本|全|该|这个|各个?)?(?:工作)?(?:[组群局委办处队区县]|部门|单位)?(?:里|内|上|名下|手[上里头])?(?:(?:上?报|提|登记)(?:上去)?)?的?';
const MANY = '(?:几|多少)(?:个|件|条|单|起)?';
const NOUN = '(?:问题|工单|单子?|件|事项|事儿?|诉求|办件)';

/**
 * What an issue waits for, and how that is said. OURS are words that nobody uses of anything else; the others are
 * everyday talk as well (没人接: of telephones too), and count only where the bot is spoken to or issues are named.
 */
const STATES: readonly (readonly [Scope, string, 'ours'?])[] = [
  [
    'awaiting',
    `(?:待|等着?|等待|${NOT})(?:我们?|群众|报告人|申报人|上报人|企业|组里|对方|反馈)?(?:来)?(?:确认|验收|回访)|(?:我们?|咱们?)?(?:要|得|该)(?:我们?|咱们?)?(?:确认|验收)的|(?:待|等着?|等待)(?:[^,。;!?\\s]{0,4})?销号|(?:办结|办完|处理完)了?(?:但|还|的)?没确认`,
    'ours',
  ],
  [
    'unclaimed',
    `(?:${NOT}|无)人(?:来)?(?:接(?!电话|听)手?|领|认领|接单|要|管|理|办|跟)|${NOT}(?:接单|被?认领|领走)`,
  ],
  [
    'undispatched',
    `(?:待|等着?|${NOT})(?:被)?(?:派(?:单|出去?|下去|发)?|分派|分办|指派|转办|定(?:部门|单位)|选定?部门|分(?:出去|下去))`,
    'ours',
  ],
  ['unsigned', `(?:待|等着?|${NOT})(?:人)?签收`, 'ours'],
  ['unsigned', `(?:待|等着?|${NOT})(?:人)?(?:接收|签(?=的|单|$))`],
  [
    'returned',
    '(?:被|给)?(?:[^,。;!?\\s]{1,8}?)?(?:退(?:回来?|单|件|了回来|办)|打回来?)了?(?:(?:待|等)(?:着)?(?:协调员)?裁定)?',
  ],
  ['on_hold', '(?:挂账|挂着|挂起来?|暂缓|缓办)(?:着|了|中)?'],
  ['reopened', '(?:要求)?(?:重办|返工|打回重办|重新办理?)(?:了|中)?|(?:群众|企业|反馈)?不满意'],
  [
    'urgent',
    `(?:特急|加急|紧急|急办|急|疑难)(?:件|单子?)?(?:的?${NOUN}?${STILL}(?:有|剩)?(?:哪些|${MANY})?${NOUN}?${NOT}(?:办结|办完|办好|解决|销号|办))?`,
  ],
  [
    'due_today',
    `(?:今[天日晚])(?:就|要|得|该|应该?|必须|之?[内前]){0,2}(?:到期|超期|到时限|到点|截止)|今[天日](?:就|要|得|该|应该?|必须){1,2}(?:办结|办完|答复)|今[天日晚]${STILL}(?:有|剩)?(?:哪些|哪几[件个条]|${MANY})${NOUN}?(?:要|该|得|必须|应该?)(?:到期|办结|办完|答复)`,
  ],
  [
    'due_soon',
    '(?:明[天日早]|后天|这?两天|[三3]天内?|本周|这周|这个?星期|周[一二三四五六日末]前?|近期|最近|快要?|马上|即将)(?:就|要|得|该|之?[内前]){0,2}(?:到期|超期|逾期|到时限|截止)了?',
  ],
  [
    'overdue',
    '(?:已经?)?(?:超期|逾期|超时|过期|超了期|拖期|超过?期限|过了?(?:期限|时限))(?:了)?(?:还?没办?结?|未办结?)?|(?:亮|挂)?[红黄]牌',
  ],
  [
    'open',
    `${NOT}(?:办结|办完|办好|办成|解决|销号|完结|弄完|处理(?:完|好)?|了结|落实|[办结](?=的|$))|(?:正?在办|办理中|在途|待办|没完|遗留)`,
  ],
];

const LOOK =
  '(?:(?:请问?|麻烦|帮我|帮忙|帮|给我|把|将|我?想|要)[\\s,]?){0,3}(?:(?:查询|查看|查查|查|看看|看|列出来?|列|调出来?|调|拉|数|统计|汇总|说说|报)(?:一?下|一?个|一?遍|一看)?)?(?:那些|所有的?|全部的?|这些)?\\s?';
const HEAD = `(?:${WHOSE}${STILL}(?:有没有?|有|剩下?|压着|积着|欠着|数)?(?:没有|哪些|哪几[件个条单]|${MANY}|什么|啥|谁)?${NOUN}?(?:是|都|还|没)?)`;
const TAIL = `(?:着|了)?(?:的)?(?:${NOUN}|部门|单位)?${STILL}(?:有|剩|是|分别是)?(?:哪些|哪几[件个条单]|哪[件个条]|${MANY}|什么|啥|谁|(?:是)?哪(?:几个|些|个|几家|家)(?:部门|单位|组|村|社区|企业)?|清单|列表|名单|明细|情况)?(?:部门|单位)?(?:呢|吗|没有|没|啊|呀)?`;
/** A second breath: how it is wanted, or whose they are. */
const THEN =
  '(?:[\\s,;?。]{0,3}(?:(?:都|分别|各|又|也)?(?:是|归|在)?(?:谁|哪[个些家]?(?:组|部门|单位|村|社区|企业)?)(?:那儿?|手[里上])?(?:上?报|提|登记|办|管|负责|接)?(?:的|着|了)?|(?:都|全部?|给我|帮我|麻烦|请|统统)?(?:列|拉|调|发|找|报|挑|捋|数|说|念|整|理|出|给|亮|看)(?:一?[个张份]?(?:表|清单|单子|数|名单)|一?下|出来?|一列|看看|给我|我|上来|个|看|一看|几个)*|我?看看|谢谢|急|[^,。\\s]{0,2}多少天了)){0,2}';
const END = '(?:呗|吧|啊|呀|哈|呢|吗)?[\\s?。!~]*$';

/** "现在总共多少问题", "最久没办的是哪个": what is open, those that are due first at the top. */
const ALL_OPEN = new RegExp(
  `^${LOOK}${WHOSE}${STILL}(?:总共|一共|共)(?:有|是)?${MANY}${NOUN}?${END}|^${LOOK}${WHOSE}${STILL}有${MANY}${NOUN}${END}|^${LOOK}${WHOSE}${STILL}(?:剩下?|剩余)(?:着)?${MANY}${NOUN}?${END}|^${LOOK}${WHOSE}${STILL}(?:拖得?)?最[久长早老](?:还)?(?:没|未)(?:办|办结|解决|处理|签收|销号|办完)的?${NOUN}?(?:是|有)?(?:哪[个件条些]?|什么|啥)${NOUN}?${THEN}${END}`,
  'u',
);

/** "交通局手上还有几件": of an office, in a room where nothing but issues is counted. */
const HELD = new RegExp(
  `^${LOOK}(?:(?:名下|手[上里头]|那[边里儿])?${STILL}(?:有|剩下?|压着|积着)(?:几|多少)[件条单]|(?:名下|手[上里头])${STILL}(?:有|剩下?|压着|积着)(?:几|多少))${NOUN}?${END}`,
  'u',
);

const FRAMES = STATES.map(
  ([scope, words, ours]) =>
    [scope, new RegExp(`^${LOOK}${HEAD}(?:${words})${TAIL}${THEN}${END}`, 'u'), ours === 'ours'] as const,
);
const ASKS = /哪|几|多少|清单|列|什么|啥|谁|有没有|吗|查|看|拉|数|没有?[\s?]*$/;
/** The same without regard to what stands at the end: a place is cut out of the words before they are read. */
const MAY_ASK = /哪|几|多少|清单|列|什么|啥|谁|有没有|吗|查|看|拉|数|没/;
const NAMES_ISSUES = /问题|工单|单子?|[几条]件|条|事项|诉求|办件/;
/** "超期的都是谁": the departments side by side are what is wanted. */
const ASKS_WHO = /(?:是|有)(?:谁|哪[^,。;!]{0,8})[\s?。!]*$/;
const LONGEST = 45;
/** "待确认的", "挂账单子": without such an ending the word is an order (挂账) or tells of one issue (还没解决). */
const NAMES_A_LIST = /[^\s]{2}(?:的|的?(?:问题|工单|单子|清单|列表))[\s?。!]*$/;

/** "还有哪些没人接的", "待确认的还有几条，都是谁报的", "住建局挂账的有哪些": a list by what its issues wait for. */
export function framedList(reading: Reading): QueryIntent | undefined {
  const { folded, names } = reading;
  if (reading.quotedIssue !== undefined || folded.trim().length > LONGEST || /[#\n]/.test(folded))
    return undefined;
  if (ASKS_WHO.test(folded) && asksForFigures(reading)) return undefined;
  const isMeant = isSpokenTo(reading) || (TAKES.test(folded) && SHOWS.test(folded));
  if (!isMeant && !MAY_ASK.test(folded)) return undefined;
  const office = departmentsNamed(folded, names)[0] ?? leading(reading);
  const object = names.find(({ what }) => what === 'object');
  const place = object ?? office;
  const text = (place === undefined ? folded : folded.slice(0, place.start) + folded.slice(place.end))
    .replace(/(?<=^|[\s,])(?:里|那边|这边|那儿|的)+(?=[\p{Script=Han}])/u, '')
    .trim();
  const of = {
    ...(object === undefined ? {} : { subject: object.name }),
    ...(object !== undefined || office === undefined ? {} : { department: office.name }),
  };
  const isList = NAMES_A_LIST.test(text) || (place !== undefined && /^(?:还)?[待没未]/.test(text));
  if (!ASKS.test(text) && !(isMeant && isList)) return undefined;
  const isHeld = office !== undefined && countsIssues(reading) && HELD.test(text);
  if (isHeld || (isMeant && ALL_OPEN.test(text)))
    return { intent: 'query', issueNumbers: [], scope: 'open', ...of };
  for (const [scope, frame, isOurs] of FRAMES) {
    if (!frame.test(text)) continue;
    if (!isMeant && !(ASKS.test(text) && (isOurs || NAMES_ISSUES.test(text)))) return undefined;
    return { intent: 'query', issueNumbers: [], scope, ...of };
  }
  return undefined;
}

/** An office that opens the question, in any of its forms: "交通还有几件没签收". */
function leading({ folded, names }: Reading): Reading['names'][number] | undefined {
  const ahead = /^\s*(?:查一?下?|看一?下?|请问)?\s*/.exec(folded)?.[0].length ?? 0;
  return names.find(({ what, start }) => what === 'department' && start <= ahead);
}

const OFTEN_OR_SINCE = anyOf(
  words`都 以前 之前 前面 一共 总共 曾经 最近`,
  /历史上?/,
  words`到现在 这些天 目前`,
);
const WAS_REPORTED = /(?:上?报|提|反映|登记)(?:过|了|的)(?:些|都)?(?:有)?(?:问题|事|单子|诉求)?/;
const WHAT_AND_HOW_MANY =
  /(?:都|一共|总共)?(?:有|是)?(?:啥|什么|哪些|几[个件条次]|多少)(?:问题|事儿?|诉求|单子?|次|回)?/;
const ALL_THERE_IS =
  /^(?:查一?下?|看一?下?)?(?:的)?(?:历史|全部|所有)的?(?:问题|工单|单子|记录|诉求)(?:有哪些|列一下|看看)?[\s?。!]*$/;
const REPORTED = anyOf(
  pattern`^(?:查一?下?|看一?下?|请问|一下)?[\s,]?(?:我们?|咱们?|本)?(?:组|群)?(?:里|那边|这边)?${OFTEN_OR_SINCE}*${WAS_REPORTED}${WHAT_AND_HOW_MANY}(?:了|没有|没)?(?:呀|啊|呢|来着)?[\s?。!]*$`,
  ALL_THERE_IS,
);

/** "丰泽领秀城都报过啥": all of an object's, closed ones too. */
export function reportedByObject(reading: Reading): QueryIntent | undefined {
  const { folded, names, mentionsBot } = reading;
  const object = names.find(({ what }) => what === 'object');
  if (object === undefined || folded.trim().length > LONGEST) return undefined;
  const text = (folded.slice(0, object.start) + folded.slice(object.end)).trim();
  if (!REPORTED.test(text) || !(mentionsBot || isSpokenTo(reading) || /^(?:查|看)/.test(text)))
    return undefined;
  return { intent: 'query', issueNumbers: [], subject: object.name, scope: 'all' };
}
