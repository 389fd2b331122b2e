import type { NameFound } from '../../directory/lexicon.ts';
import type { ObjectKind } from '../../directory/names.ts';
import { findDates } from '../../language/dates.ts';
import { simplify } from '../../language/fold.ts';
import { findMoney } from '../../language/money.ts';
import { findPersonalData, tellsOfHardship } from '../../language/personal-data.ts';
import { findQuantities, type QuantityFound } from '../../language/quantities.ts';
import { amended } from '../statements/amended.ts';
import { complaintIn } from './complaint.ts';
import { departmentsNamed } from '../departments.ts';
import type { ParseContext, Quantity, ReportIntent } from '../intent.ts';
import { formFields, limitIn, quantityIn, type FormFields } from './form-fields.ts';
import { keywordLines, problemItems } from './items.ts';
import { isProblem } from './problem.ts';
import { nearObjects } from './near-object.ts';
import { part, withObject, type Reading } from '../reading.ts';
import { categoryOfReport } from './report-category.ts';
import { titleOf } from './title.ts';
import { urgencyOf } from './urgency.ts';

/** The reports in a text from which keyword and mention are gone: one, or one for each listed problem. */
export function readReports(typed: Reading): ReportIntent[] {
  const lines = keywordLines(typed);
  if (lines.length > 1) return lines.flatMap(({ start, end }) => readReports(part(typed, start, end)));
  const { reading, ...mended } = mendObject(amended(typed));
  const found = problemItems(reading);
  if (found === undefined || found.items.length === 0)
    return [{ ...oneReport(reading, undefined), detail: detailOf(typed), ...mended }];
  const head = withOnlyObject(reading, part(reading, 0, found.headEnd));
  return found.items.map(({ start, end }) => ({ ...oneReport(part(reading, start, end), head), ...mended }));
}

/** "一是口罩不够，二是工人没到，锦绣新都荟反映的": the only object that is named is that of every item. */
function withOnlyObject(reading: Reading, head: Reading): Reading {
  const objects = reading.names.filter(({ what }) => what === 'object');
  const [only] = objects;
  if (only === undefined || subjectOf(head) !== undefined) return head;
  const isOnly = objects.every(({ name }) => name === only.name);
  return isOnly ? { ...head, names: [...head.names, { ...only, start: 0, end: 0 }] } : head;
}

function detailOf({ typed }: Reading): string {
  return typed.trim().replace(/^[:：,，、。\s]+/, '');
}

type Mended = Pick<ReportIntent, 'subjectMended' | 'subjectGuesses'>;

/** Where no object is named a name with one wrong sign is looked for: taken where it is sure, else asked about. */
function mendObject(reading: Reading): Mended & { readonly reading: Reading } {
  if (subjectOf(reading) !== undefined) return { reading };
  const near = nearObjects(reading.folded, reading.lexicon);
  const [only] = near;
  if (only === undefined) return { reading };
  if (only.isSure) return { reading: withObject(reading, only), subjectMended: true };
  return { reading, subjectGuesses: near.map(({ name }) => name).slice(0, MOST_GUESSES) };
}
const MOST_GUESSES = 2;

function oneReport(reading: Reading, head: Reading | undefined): ReportIntent {
  const { folded, typed, context } = reading;
  const subject = subjectOf(reading) ?? (head === undefined ? undefined : subjectOf(head));
  const complaint = complaintIn(folded, officesIn(reading));
  const accused = new Set(complaint?.accused);
  const [lead, ...others] = offices(reading, head).filter((name) => !accused.has(name));
  const form = formFields(folded);
  const counted = form === undefined ? undefined : quantityIn(form, folded);
  const wanted = counted === undefined ? wantedQuantities(blanked(reading), typed) : [counted];
  const matter = form === undefined ? reading : part(reading, form.from, form.at);
  const category = categoryOfReport({
    text: withoutNames(reading),
    categories: reading.lexicon.names.categories,
    lead,
    wanted,
    kind: kindOf(reading) ?? (head === undefined ? undefined : kindOf(head)),
  });
  const urgency = urgencyOf(folded) ?? (head === undefined ? undefined : urgencyOf(head.folded));
  return {
    intent: 'report',
    title: titleOf(matter.typed, matter.names, head === undefined) || (subject ?? '情况待补充'),
    detail: detailOf(reading),
    ...(subject === undefined ? {} : { subject }),
    ...(category === undefined ? {} : { category }),
    ...(lead === undefined ? {} : { department: lead }),
    ...(others.length === 0 ? {} : { assisting: others }),
    ...(urgency === undefined ? {} : { priority: urgency }),
    ...(wanted.length === 0 ? {} : { quantities: wanted }),
    ...needOf(wanted, folded, typed),
    ...proposalOf(folded, typed),
    ...sumOf(folded),
    ...limitOf(folded, context),
    ...dueIn(form, context),
    ...(/现场(?:办公|协调|会|看|解决)|到现场|来现场/.test(folded) ? { wants: 'onsite' as const } : {}),
    ...(complaint === undefined ? {} : { accused: complaint.accused }),
    ...(complaint !== undefined || isSensitive(typed, folded) ? { sensitive: true } : {}),
  };
}

/** The names of objects are no part of what is wanted there: 锦绣新都荟口罩200个. */
function blanked({ folded, names }: Reading): string {
  return names
    .filter(({ what }) => what === 'object')
    .reduce(
      (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
      folded,
    );
}

/** 石桥村 is no bridge, 卓清消毒 no disinfectant: names of objects tell nothing of the matter. */
function withoutNames({ folded, names }: Reading): string {
  let text = '';
  let at = 0;
  for (const { what, start, end } of names) {
    if (what !== 'object') continue;
    text += `${folded.slice(at, start)} `;
    at = end;
  }
  return text + folded.slice(at);
}

function subjectOf({ names }: Reading): string | undefined {
  return names.find(({ what }) => what === 'object')?.name;
}

function kindOf({ names }: Reading): ObjectKind | undefined {
  return names.find(({ what }) => what === 'object')?.kind;
}

function offices(reading: Reading, head: Reading | undefined): string[] {
  const own = departmentsNamed(reading.folded, reading.names);
  const found = own.length > 0 || head === undefined ? own : departmentsNamed(head.folded, head.names);
  const names = [...new Set(found.map(({ name }) => name))];
  const lead = found.find(({ end }) =>
    LEADS.test((own.length > 0 ? reading : (head ?? reading)).folded.slice(end, end + 6)),
  );
  return lead === undefined ? names : [lead.name, ...names.filter((name) => name !== lead.name)];
}

/** "请审批局牵头": whoever else is named helps. */
const LEADS = /^[^,。;!?]{0,2}(?:牵头|主办|主责|负责)/;

function officesIn({ names }: Reading): NameFound[] {
  return names.filter(({ what, strength }) => what === 'department' && strength !== 'stem');
}

function wantedQuantities(folded: string, typed: string): Quantity[] {
  const found = findQuantities(folded, typed);
  const isOpen = found.every(({ mood }) => mood === 'open');
  // A telegram: "商砼 800方 这礼拜天之前".
  const bare = isOpen && folded.length < 80 && (found.length > 1 || !isProblem(folded));
  return found
    .filter(({ mood, item }) => (mood === 'wanted' || bare) && !PAPER.test(item))
    .map(plainQuantity);
}

/** Nobody brings it in boxes: whoever lacks it wants an office to act. */
const PAPER = /(?:证|证明|手续|批[文复件]|文件|合同|协议|报告|[公印盖]章|签字|材料证?|单据|发票|函)$/;

export function plainQuantity({
  item,
  value,
  unit,
  packages,
  packageUnit,
  approximate,
}: QuantityFound): Quantity {
  return {
    item,
    value,
    unit,
    ...(packages === undefined ? {} : { packages }),
    ...(packageUnit === undefined ? {} : { packageUnit }),
    ...(approximate === undefined ? {} : { approximate }),
  };
}

const SEEKS =
  /(?:求购|(?<![诉要需请恳])求|寻找|找(?:找|不[到着])?|寻|急需|需要|缺少|缺(?!口|乏|点|陷|勤|席)|想要|希望有)(?:一家|几家|一些|能够?|可以|到|外面的?|会|懂|有)?([^,。;!?]{2,12})/;

/** What is looked for: the first amount wanted, else the words behind 求, 找, 缺. */
function needOf([first]: readonly Quantity[], folded: string, typed: string): Pick<ReportIntent, 'need'> {
  if (first !== undefined) return { need: { item: first.item, value: first.value, unit: first.unit } };
  const match = SEEKS.exec(folded);
  if (match === null) return {};
  const from = match.index + match[0].length - (match[1] ?? '').length;
  if (NO_THING.test(match[1] ?? '') || PAPER.test(match[1] ?? '')) return {};
  return { need: { item: simplify(typed.slice(from, from + (match[1] ?? '').length)) } };
}

/** Help, an office or a firm that is asked: nobody can bring it. */
const NO_THING =
  /^(?:谁|哪|[个条些]?(?:渠道|办法|路子|门路)|协调|帮|支[援持]|解决|助|管|救|处理|问|[^,。]{0,6}(?:局|委|办|部门|政府|公司|领导|工作组|街道|审批))/;

/** "建议错峰运输": what the reporter proposes. */
function proposalOf(folded: string, typed: string): Pick<ReportIntent, 'suggestion'> {
  const match = /建议([^。;!?\n]{2,60})/.exec(folded);
  return match === null
    ? {}
    : { suggestion: simplify(typed.slice(match.index + 2, match.index + match[0].length)) };
}

function sumOf(folded: string): { amountCny?: number } {
  const cny = findMoney(folded)[0]?.cny;
  return cny === undefined ? {} : { amountCny: cny };
}

/** "3月11号前", "三天内": only a limit is a deadline, a plain date merely tells. */
function limitOf(folded: string, { now, isWorkingDay }: ParseContext): { due?: string; dueDays?: number } {
  const limit = findDates(folded, now, isWorkingDay).find(({ isLimit }) => isLimit);
  if (limit === undefined) return {};
  const days = /^\s*([\d一二两三四五六七八九十]{1,3})个?(?:工作日|天|日)/.exec(
    folded.slice(limit.start, limit.end),
  )?.[1];
  const count = days === undefined ? undefined : Number(days.replace(/[一二两三四五六七八九十]/g, hanDigit));
  return { due: limit.iso, ...(count === undefined || !Number.isFinite(count) ? {} : { dueDays: count }) };
}

function dueIn(form: FormFields | undefined, context: ParseContext): { due?: string } {
  const due = form === undefined ? undefined : limitIn(form, context);
  return due === undefined ? {} : { due };
}

function hanDigit(sign: string): string {
  return String(
    { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }[sign] ?? sign,
  );
}

function isSensitive(typed: string, folded: string): boolean {
  if (!tellsOfHardship(folded)) return false;
  if (
    /重病|重疾|大病|癌|白血病|尿毒症|透析|瘫痪|残疾|困难户|贫困户|低保|五保|特困|家庭.{0,4}困难|生活困难|经济.{0,2}困难|孤寡|独居|孤儿|精神|抑郁|家暴|患病|身患/.test(
      folded,
    )
  )
    return true;
  return ONE_PERSON.test(folded) || findPersonalData(typed).length > 0;
}

/** Somebody whom the neighbours know by it: 刘大爷, 一位老人. */
const ONE_PERSON =
  /\p{Script=Han}(?:大爷|大娘|大妈|大伯|大叔|大嫂|大姐|大哥|奶奶|爷爷|阿姨|婶子?|叔叔?|嫂子?|姨|伯伯?|老太太?|老汉|师傅|先生|女士)|[一个位名]\s?(?:老人|孩子|小孩|病人|患者|婴儿|孕妇|老太太|老大爷)|(?:她|他)(?:家|妈|爸|儿子|女儿|孩子|老公|老婆|媳妇)/u;
