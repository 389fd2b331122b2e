import type { NameFound } from '../directory/lexicon.ts';
import { findDates } from '../language/dates.ts';
import { findMoney } from '../language/money.ts';
import { NUMBER, readNumber } from '../language/numbers.ts';
import { findPersonalData } from '../language/personal-data.ts';
import { findQuantities } from '../language/quantities.ts';
import { departmentsNamed } from './departments.ts';
import type { ActionIntent, ActionName, Priority } from './intent.ts';
import { plainQuantity } from './report.ts';

/** What is said about an issue, without its number; the three agree in length and positions. */
export interface Statement {
  readonly typed: string;
  readonly folded: string;
  readonly names: readonly NameFound[];
  readonly now: Date;
  readonly need: number | undefined;
}

type Slots = Partial<Omit<ActionIntent, 'intent' | 'issueNumbers'>>;

/** Which slot holds the words, beside `text`, for each action. */
const WORDS_GO_TO: Partial<
  Record<ActionName, 'reason' | 'replyText' | 'question' | 'outcomeText' | 'comment'>
> = {
  reply: 'replyText',
  request_info: 'question',
  resolve: 'outcomeText',
  fulfil: 'outcomeText',
  confirm: 'comment',
  return: 'reason',
  transfer: 'reason',
  hold: 'reason',
  extend: 'reason',
  cancel: 'reason',
  reopen: 'reason',
  escalate: 'reason',
  set_priority: 'reason',
  urge: 'reason',
};

/** What else each action takes from its words. */
const EXTRAS: Partial<Record<ActionName, (said: Statement) => Slots>> = {
  accept: (said) => ({ ...handlerOf(said), ...contactOf(said), ...limitOf(said) }),
  return: (said) => ({ ...suggestion(said), ...proposal(said) }),
  transfer: (said) => pick('toDepartment', offices(said)[0]),
  assign: (said) => ({ ...assignment(said), ...handlerOf(said), ...limitOf(said) }),
  extend: (said) => ({ ...workdaysOf(said), ...untilOf(said), ...pick('due', untilOf(said).until) }),
  hold: untilOf,
  onsite: (said) => ({ ...appointment(said), ...assignmentAll(said), ...pickList(decisionsOf(said)) }),
  escalate: escalation,
  set_priority: ({ folded }) => ({ priority: priorityOf(folded) }),
  confirm: satisfactionOf,
  reopen: ({ folded }) => (/不(?:太|是很|够|大|怎么)?满意/.test(folded) ? { satisfaction: '不满意' } : {}),
  resolve: outcomeSum,
  fulfil: (said) => ({ ...delivered(said), ...dueOf(said) }),
  reply: (said) => ({ ...dueOf(said), ...outcomeSum(said) }),
  progress: (said) => ({ ...dueOf(said), ...outcomeSum(said), ...quantitiesOf(said) }),
  supplement: (said) => ({ ...quantitiesOf(said), ...sumOf(said), ...subjectOf(said), ...contactOf(said) }),
  request_info: dueOf,
  urge: (said) => ({ ...dueOf(said), ...limitOf(said) }),
};

/** The slots of one action: its words, and what can be read from them. */
export function slotsOf(intent: ActionName, words: string, said: Statement): Slots {
  const place = WORDS_GO_TO[intent];
  const told = intent === 'return' || intent === 'transfer' ? withoutTarget(words, said) : words;
  return {
    ...(words === '' ? {} : { text: words }),
    ...(told === '' || place === undefined ? {} : { [place]: told }),
    ...EXTRAS[intent]?.(said),
  };
}

/** "归交通局养护，建议转交通局": the target at the end is no part of the reason. */
function withoutTarget(words: string, { typed, names }: Statement): string {
  const offices = names
    .filter(({ what }) => what === 'department')
    .map(({ start, end }) => typed.slice(start, end));
  return offices.reduce((text, office) => cutTarget(text, office), words);
}

const TARGET_BEFORE =
  /(?:^|[,，;；。\s])\s*(?:建议|请|应该|应当|直接|可)?\s?(?:转办|转给|转交|转到|转至|转派|转由|转请|转|移交给?|由|派给)?\s?(?:省|市|区)?$/;

function cutTarget(words: string, office: string): string {
  const at = words.lastIndexOf(office);
  if (at === -1 || office === '') return words;
  const before = TARGET_BEFORE.exec(words.slice(0, at));
  const after = /^\s*(?:办理|处理|负责|牵头|承办|办|解决|吧|。)*\s*$/.test(words.slice(at + office.length));
  return before === null || !after ? words : words.slice(0, before.index);
}

function pick<K extends keyof Slots>(slot: K, value: Slots[K] | undefined): Slots {
  return value === undefined ? {} : { [slot]: value };
}

function pickList(decisions: NonNullable<ActionIntent['decisions']>): Slots {
  return decisions.length === 0 ? {} : { decisions };
}

function offices({ folded, names }: Statement): string[] {
  return [...new Set(departmentsNamed(folded, names).map(({ name }) => name))];
}

const SUGGESTS =
  /(?:建议|应该|应当|应|由|归|转|找|属于|属|是|请|派|交|让|给|改|联系|到|问|管)[^,。;!?]{0,8}$/;

/** "建议转交通局": the department right behind a word of suggestion, else the last that is named. */
function suggestion(said: Statement): Slots {
  const named = departmentsNamed(said.folded, said.names);
  const meant = named.filter(({ start }) => SUGGESTS.test(said.folded.slice(Math.max(0, start - 14), start)));
  return pick('suggestedDepartment', (meant.at(-1) ?? named.at(-1))?.name);
}

/** What the department proposes, in its own words. */
function proposal({ folded, typed }: Statement): Slots {
  const match = /建议([^。;!?\n]{2,60})/.exec(folded);
  return match === null ? {} : { suggestion: typed.slice(match.index + 2, match.index + match[0].length) };
}

const ASSIST_BEFORE = /(?:协办|配合|协助|参与|会同|协同)[^,。;!?主]{0,16}$/;
const ASSIST_AFTER = /^[^,。;!?主牵]{0,10}(?:协办|配合|协助|参与|辅助)/;
const LEAD_AFTER = /^[^,。;!?]{0,3}(?:主办|牵头|负责|承办)/;

function assignment(said: Statement): Slots {
  const lead: string[] = [];
  const assisting: string[] = [];
  for (const { name, start, end } of departmentsNamed(said.folded, said.names)) {
    const before = said.folded.slice(Math.max(0, start - 18), start);
    const after = said.folded.slice(end, end + 18);
    const assists =
      !LEAD_AFTER.test(after) && (ASSIST_BEFORE.test(before) || ASSIST_AFTER.test(after) || lead.length > 0);
    (assists ? assisting : lead).push(name);
  }
  const [first, ...others] = lead;
  const all = [...new Set([...others, ...assisting])].filter((name) => name !== first);
  return { ...pick('department', first), ...(all.length === 0 ? {} : { assisting: all }) };
}

function assignmentAll(said: Statement): Slots {
  const [first, ...others] = offices(said);
  return { ...pick('department', first), ...(others.length === 0 ? {} : { assisting: others }) };
}

const SURNAME =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳史唐薛雷贺倪汤罗毕郝安常乐于傅康伍余顾孟黄穆萧尹姚邵汪毛米贝戴宋庞熊纪舒项祝董梁杜阮蓝季贾江郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房解丁邓洪左石崔龚程邢陆荣翁段侯武刘龙叶黎白赖卓乔谭申温庄柴瞿艾向易廖耿聂关';
const TITLES = '科长|主任|局长|股长|所长|队长|站长|处长|书记|工程师|经理|同志|师傅|副局长|副科长|副主任|工';
const HANDLER = new RegExp(
  `(?:经办人|承办人|负责人|联系人|责任人|联络人)\\s?[是为:]?\\s?([${SURNAME}][\\p{Script=Han}]{1,2}?)(?=[\\s,。;:、(\\d]|电话|手机|$)|(?:由|安排|指定|指派|派|交|让|请|,|\\s|^|我局|我委|我办|科室)\\s?(?:我局|我委|我办|我们)?([${SURNAME}](?:[\\p{Script=Han}]{1,2}?)?(?:${TITLES})?)(?:来|具体|去|全程|专门|,|\\s)?(?:负责|办理|跟进|对接|经办|承办|去办|在办|牵头办|联系|落实|处理|办|盯|1[3-9]\\d{9})`,
  'u',
);

function handlerOf({ folded, typed }: Statement): Slots {
  const match = HANDLER.exec(folded);
  const name = match?.[1] ?? match?.[2];
  if (match === null || name === undefined || name.length < 2) return {};
  const at = match.index + match[0].indexOf(name);
  return { handler: typed.slice(at, at + name.length) };
}

function contactOf({ typed, folded }: Statement): Slots {
  const phone = findPersonalData(typed).find(({ kind }) => kind === 'phone');
  if (phone !== undefined) return { contact: phone.text };
  const match = /(?:联系人|联系方式|电话)\s?[是为:]?\s?([^,。;\s]{2,20})/.exec(folded);
  return match === null ? {} : pick('contact', match[1]);
}

function limitOf({ folded, now }: Statement): Slots {
  const limit = findDates(folded, now).find(({ isLimit, dayOnly }) => isLimit || dayOnly);
  const span = new RegExp(
    `(${NUMBER})\\s?个?(工作日|天|日|小时)(?:之内|以内|内|办结|完成|答复|解决|办好|回复|处理)`,
  ).exec(folded);
  const count = span?.[2] === '小时' ? undefined : readNumber(span?.[1] ?? '');
  return {
    ...pick('due', limit?.iso),
    ...(count === undefined ? {} : { dueDays: count }),
    ...(span?.[2] === '工作日' && count !== undefined ? { workdays: count } : {}),
  };
}

const DAYS = new RegExp(`(${NUMBER})\\s?个?(工作日|天|日|周|星期)`);

function workdaysOf({ folded }: Statement): Slots {
  const match = DAYS.exec(folded);
  const count = readNumber(match?.[1] ?? '');
  if (match === null || count === undefined || /[月]\s?$/.test(folded.slice(0, match.index))) return {};
  const days = match[2] === '周' || match[2] === '星期' ? count * 5 : count;
  return { workdays: days };
}

function untilOf({ folded, now }: Statement): Slots {
  const dates = findDates(folded, now).filter(
    ({ start, end }) =>
      !/[\d一二两三四五六七八九十半]\s?个?(?:工作日|天|周|星期)/.test(folded.slice(start, end)),
  );
  const said = /(?:延期|延长|顺延|推迟|宽限|延|缓办|挂账|暂缓|挂|缓)[^,。;]{0,4}(?:到|至)/.exec(folded);
  const meant = said === null ? dates[0] : (dates.find(({ start }) => start >= said.index) ?? dates[0]);
  return pick('until', meant?.iso);
}

function dueOf({ folded, now }: Statement): Slots {
  const dates = findDates(folded, now);
  const meant =
    dates.find(({ isLimit }) => isLimit) ??
    dates.find(({ start }) => PROMISES.test(folded.slice(Math.max(0, start - 6), start)));
  return pick('due', (meant ?? dates.at(-1))?.iso);
}
const PROMISES = /预计|计划|争取|力争|于|在|到|将|剩下的|其余|余下/;

const PLACE =
  /(?:在|到|于|地点\s?[:是在]?\s?)([^,。;!?\s在于]{2,24}?)(?=现场|开|集合|碰头|召开|会商|办公|研究|见|协调|[,。;!?\s]|$)/g;

function appointment(said: Statement): Slots {
  const at = findDates(said.folded, said.now)[0];
  return { ...pick('at', at?.iso), ...pick('place', placeOf(said, at?.end ?? 0)) };
}

/** Behind 在 or 地点, else between the hour and the meeting: "明天9点凤凰粮食门口现场办公". */
function placeOf({ folded, typed }: Statement, from: number): string | undefined {
  const named = [...folded.matchAll(PLACE)].find(
    ({ 1: said = '' }) => !/^(?:\d|今|明|后|上午|下午|周|位|期|时|此)/.test(said) && !/[点日号]$/.test(said),
  );
  if (named !== undefined) return slice(typed, named.index + named[0].indexOf(named[1] ?? ''), named[1]);
  const bare = /^[\s,]{0,2}([^,。;!?\s]{2,20}?)(?=现场|开|集合|碰头|召开)/.exec(
    folded.slice(from, from + 30),
  )?.[1];
  return bare === undefined || /请|组织|安排|由|住建|一起/.test(bare)
    ? undefined
    : slice(typed, folded.indexOf(bare, from), bare);
}

function slice(typed: string, at: number, word: string | undefined): string {
  return typed.slice(at, at + (word ?? '').length);
}

/** "定了：住建局13号前铺好便道，交警每天疏导": each clause behind the colon is a task with its owner. */
function decisionsOf(said: Statement): NonNullable<ActionIntent['decisions']>[number][] {
  const colon = said.folded.search(/[:]/);
  if (
    colon === -1 ||
    !/定了|决定|议定|明确|确定|商定|要求|结果|纪要|安排/.test(said.folded.slice(0, colon + 1))
  )
    return [];
  const decisions: NonNullable<ActionIntent['decisions']>[number][] = [];
  let at = colon + 1;
  for (const clause of said.folded.slice(colon + 1).split(/(?<=[,。;\n])/)) {
    const decision = decisionOf(clause, at, said);
    if (decision !== undefined) decisions.push(decision);
    at += clause.length;
  }
  return decisions;
}

function decisionOf(
  clause: string,
  at: number,
  said: Statement,
): NonNullable<ActionIntent['decisions']>[number] | undefined {
  const end = at + clause.replace(/[,。;\n\s]+$/, '').length;
  if (end <= at) return undefined;
  const owner = said.names.find(
    ({ what, start, strength }) =>
      what === 'department' && strength !== 'stem' && start >= at && start < at + 4,
  );
  const from = owner === undefined ? at : owner.end;
  const due = findDates(said.folded.slice(from, end), said.now).find(
    ({ isLimit, dayOnly }) => isLimit || dayOnly,
  );
  const task = said.typed.slice(from + (due?.start === 0 ? due.end : 0), end).trim();
  return task === ''
    ? undefined
    : { department: owner?.name ?? null, task, ...(due === undefined ? {} : { due: due.iso }) };
}

const HIGHER =
  /(?:提级|升级|上报|报送|提请|报请|报|请|呈报|呈送|转报)(?:到|至|给|送|请|由)?\s?((?:省|市|区|县|国家|上级)[^,。;!?\s]{0,14}?)(?=帮|协调|解决|支持|研究|出面|统筹|,|。|;|\s|$)/;

function escalation(said: Statement): Slots {
  const office =
    departmentsNamed(said.folded, said.names)[0] ??
    said.names.find(({ what, strength }) => what === 'department' && strength === 'name');
  const to = office?.name ?? HIGHER.exec(said.folded)?.[1];
  return { ...pick('to', to), ...pick('toDepartment', office?.name), ...dueOf(said) };
}

function priorityOf(folded: string): Priority {
  if (/疑难/.test(folded)) return 'hard';
  return /不急|降为|一般|普通|不用加急|取消加急|正常办/.test(folded) ? 'normal' : 'urgent';
}

function outcomeSum({ folded }: Statement): Slots {
  const cny = findMoney(folded)[0]?.cny;
  return cny === undefined ? {} : { outcomeAmountCny: cny, amountCny: cny };
}

function sumOf({ folded }: Statement): Slots {
  return pick('amountCny', findMoney(folded)[0]?.cny);
}

function satisfactionOf({ folded }: Statement): Slots {
  if (/不满意/.test(folded)) return {};
  return /基本满意|比较满意|还算满意/.test(folded)
    ? { satisfaction: '基本满意' }
    : /满意/.test(folded)
      ? { satisfaction: '满意' }
      : {};
}

function quantitiesOf({ folded, typed }: Statement): Slots {
  const found = findQuantities(folded, typed).map(plainQuantity);
  return found.length === 0 ? {} : { quantities: found };
}

function subjectOf({ names }: Statement): Slots {
  return pick('subject', names.find(({ what }) => what === 'object')?.name);
}

const MORE_TO_COME = /先|剩|余下|其余|还差|还有|部分|第一批|首批|一批|陆续|分批|后续|尾批|再到|再发|缺口/;
const ALL_THERE = /全部|全都|都到|均已|到齐|足额|齐了/;
const STILL_MISSING = /(?:还差|还缺|尚缺|缺口|还剩|尚差)[^,。;]{0,6}$/;

/** A delivery is complete when it is said so or nothing more is to come, and covers what the issue still needs. */
function delivered(said: Statement): Slots {
  const quantities = findQuantities(said.folded, said.typed).filter(
    ({ start }) => !STILL_MISSING.test(said.folded.slice(Math.max(0, start - 8), start)),
  );
  const total = quantities[0]?.value;
  const covers = said.need === undefined || total === undefined || total >= said.need;
  const complete = covers && (ALL_THERE.test(said.folded) || !MORE_TO_COME.test(said.folded));
  return { ...(quantities.length === 0 ? {} : { quantities: quantities.map(plainQuantity) }), complete };
}
