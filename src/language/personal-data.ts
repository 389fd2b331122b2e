import { HARDSHIP, OF_A_PERSON, PLACE_OF_A_PERSON } from './hardship.ts';
import { fold } from './fold.ts';
import { Spans } from './spans.ts';
import { allMatches } from './all-matches.ts';
import { SURNAMES } from './surnames.ts';

export const PERSONAL_KINDS = ['phone', 'id_number', 'bank_card', 'plate', 'door', 'name'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** Something in a text that belongs to one person. Half open, in what was typed. */
export interface PersonalFound {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Masked {
  readonly masked: string;
  readonly found: readonly PersonalFound[];
}

const GAP = '[ \\-.]?';
const NO_DIGIT_BEFORE = '(?<![\\d.])';
const NO_DIGIT_AFTER = '(?!\\d)';
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台使领学警';

/** Each kind of number and how it is written; the first that fits at a place wins. */
const PATTERNS: readonly {
  readonly kind: PersonalKind;
  readonly pattern: RegExp;
  readonly check?: (digits: string) => boolean;
}[] = [
  {
    kind: 'id_number',
    pattern: new RegExp(
      `${NO_DIGIT_BEFORE}[1-9](?:${GAP}\\d){5}${GAP}(?:1|2)(?:${GAP}\\d){10}${GAP}[\\dx](?![\\da-z])`,
      'g',
    ),
    check: (digits) =>
      /^\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]$/.test(digits),
  },
  {
    kind: 'bank_card',
    pattern: new RegExp(`${NO_DIGIT_BEFORE}(?:[3-6]|9)(?:${GAP}\\d){14,18}${NO_DIGIT_AFTER}`, 'g'),
    check: bankCard,
  },
  {
    kind: 'phone',
    pattern: new RegExp(
      `(?:(?<!\\d)(?:\\+|00)?86${GAP}|${NO_DIGIT_BEFORE})1${GAP}[3-9](?:${GAP}\\d){9}${NO_DIGIT_AFTER}`,
      'g',
    ),
  },
  // Written out or read aloud: 一三八一二三四五六七八
  {
    kind: 'phone',
    pattern:
      /[一幺][三四五六七八九](?:[零〇一幺二两三四五六七八九][ -]?){9}(?![零〇一二三四五六七八九十百千万])/g,
  },
  {
    kind: 'door',
    pattern:
      /[一二三四五六七八九十]{1,3}(?:号楼|栋|幢)[一二三四五六七八九十]{1,2}单元(?:[零〇一二三四五六七八九十百]{1,5}(?:室|号|户)?)?/g,
  },
  { kind: 'phone', pattern: /(?<![\d.])\(?0\d{2,3}[)\- ]{1,2}[2-9]\d{6,7}(?!\d)/g },
  { kind: 'phone', pattern: /(?<![\d.])0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}(?!\d)/g },
  { kind: 'phone', pattern: /(?<=(?:电话|座机|联系方式|tel|手机|号码)[是为:：\s]{0,3})[2-9]\d{6,7}(?!\d)/g },
  {
    kind: 'plate',
    pattern: new RegExp(
      `[${PROVINCES}][ ]?[a-hj-np-z][ ·•.\\-]?(?=[a-hj-np-z0-9]*\\d)[a-hj-np-z0-9]{5,6}(?![a-z0-9])`,
      'g',
    ),
  },
  {
    kind: 'door',
    pattern:
      /(?<!\d)\d{1,3}\s?(?:号楼|栋|幢|座|号院|#楼|楼)\s?(?:\d{1,2}|[一二三四五六七八九十a-z]{1,2})\s?单元\s?(?:\d{1,2}\s?(?:楼|层)\s?)?(?:\d{1,4}\s?(?:室|号|户)?|[东西]户)?/g,
  },
  {
    kind: 'door',
    pattern:
      /(?<!\d)\d{1,3}\s?(?:号楼|栋|幢|座)\s?(?:\d{1,2}\s?层\s?)?\d{3,4}\s?(?:室|号|户)?(?!\d|\s?[人个户台名])/g,
  },
  { kind: 'door', pattern: /(?<![\d\-.#])\d{1,3}-\d{1,2}-\d{3,4}(?:室|号|户)?(?![\d\-.])/g },
  { kind: 'door', pattern: /(?<!\d)\d{1,2}\s?单元\s?\d{3,4}\s?(?:室|号|户)?(?!\d)/g },
  {
    kind: 'door',
    pattern:
      /(?<=(?:门牌|门牌号|住址|家住|住在|现住|户籍)[\p{Script=Han}:\s]{0,12})(?<!\d)\d{1,4}\s?号?(?:楼|院|栋|幢|门|宅)?(?:\d{1,4}(?:室|号|户)?)?(?![\d个人名家户台天月年元.])/gu,
  },
  {
    kind: 'door',
    pattern:
      /(?<=[路街巷弄村庄])\s?\d{1,4}号(?:院|附\d{1,3}号?)?\s?\d{0,4}室?(?=[\s,。;、]|$|住户|居民|家|的)/g,
  },
];

const MAY_HOLD =
  /\d{3}|[一幺][三四五六七八九][零〇一幺二两三四五六七八九]|[一二三四五六七八九十](?:号楼|栋|幢)|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[a-z]|\d\s?单元|(?:门牌|住址|家住|住在|现住|户籍)\D{0,14}\d/;

/** Finds every phone, identity, card, plate and door number, and names beside illness or hardship. Amounts, dates and #12 stay. */
export function findPersonalData(text: string): readonly PersonalFound[] {
  const known = lately.get(text);
  if (known !== undefined) return known;
  const found = search(text);
  if (lately.size >= MOST_REMEMBERED) lately.clear();
  if (text.length <= LONGEST_REMEMBERED) lately.set(text, found);
  return found;
}

/** One report's words stand in its receipt, its request and every label beside them: each is searched once. */
const lately = new Map<string, readonly PersonalFound[]>();
const MOST_REMEMBERED = 2_000;
const LONGEST_REMEMBERED = 200;

function search(text: string): PersonalFound[] {
  const folded = fold(text);
  const found = new Spans<PersonalFound>(folded.length);
  if (MAY_HOLD.test(folded)) for (const rule of PATTERNS) collect(rule, folded, text, found);
  for (const { start, end } of namesBesideHardship(folded))
    found.add({ kind: 'name', start, end, text: text.slice(start, end) });
  return found.inOrder();
}

function collect(
  rule: (typeof PATTERNS)[number],
  folded: string,
  text: string,
  found: Spans<PersonalFound>,
): void {
  for (const match of allMatches(folded, rule.pattern)) {
    if (rule.check !== undefined && !rule.check(match[0].replace(/[ \-.]/g, ''))) continue;
    const end = match.index + match[0].trimEnd().length;
    found.add({ kind: rule.kind, start: match.index, end, text: text.slice(match.index, end) });
  }
}

/** 15 to 19 digits with Luhn's check digit, or a known issuer's prefix. */
function bankCard(digits: string): boolean {
  if (/^(?:62|60|9558|4\d{3}|5[1-5])/.test(digits) && digits.length >= 16) return true;
  let sum = 0;
  Array.from(digits)
    .reverse()
    .forEach((digit, i) => {
      const doubled = Number(digit) * (i % 2 === 1 ? 2 : 1);
      sum += doubled > 9 ? doubled - 9 : doubled;
    });
  return sum % 10 === 0;
}

const COMPOUND_SURNAMES = '欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|夏侯|司徒|端木|南宫';
const NAME = new RegExp(
  `(?<=${PLACE_OF_A_PERSON.source})((?:${COMPOUND_SURNAMES}|[${SURNAMES}])[\\p{Script=Han}]{1,2}?)(?=[\\s,。;:、)(]|${OF_A_PERSON.source}|,|$)`,
  'gu',
);
const NOT_NAMES =
  /^.[不没道到在了着就都也很被把无有缺少够多太反要给和与或]|^(?:高血|高新|金融|安全|成本|平时|明天|何时|何况|温度|方面|方便|时间|于是|应该|应急|施工|单位|马上|和社|水泥|白血|白天|国家|家庭|利用|利息|关于|关闭|文旅|连续|满意|张贴|计划|包括|解决|任务|万元|双方|农业|农村|路口|强烈|常见|都是|支持|向社|向上|安排|居民|房屋|房子|管理|东西|公司|公共|广场|能否|能不|能够|经济|高铁|许多|许家|时候|全部|石膏|陆续|华新|华为)/;

/** Names are looked for only in a text that tells of illness or hardship; elsewhere an official's name stays readable. */
function namesBesideHardship(folded: string): { start: number; end: number }[] {
  if (!HARDSHIP.test(folded)) return [];
  const spans = allMatches(folded, NAME).flatMap((match) => {
    const name = match[1] ?? '';
    return NOT_NAMES.test(name) ? [] : [name];
  });
  return [...new Set(spans)].flatMap((name) => everywhere(folded, name));
}

function everywhere(folded: string, name: string): { start: number; end: number }[] {
  const places = [];
  for (let at = folded.indexOf(name); at !== -1; at = folded.indexOf(name, at + name.length))
    places.push({ start: at, end: at + name.length });
  return places;
}

/** Whether the text tells of somebody's health or hardship, so that the issue is shown to its handlers only. */
export function tellsOfHardship(folded: string): boolean {
  return HARDSHIP.test(folded);
}

const COVER: Readonly<Record<PersonalKind, (typed: string) => string>> = {
  phone: (typed) => ends(typed, 3, 4),
  id_number: (typed) => ends(typed, 3, 2),
  bank_card: (typed) => ends(typed, 0, 4),
  plate: (typed) => ends(typed, 2, 1),
  door: () => '**',
  name: (typed) => `${typed.slice(0, 1)}${'某'.repeat(Math.max(1, typed.length - 1))}`,
};

function ends(typed: string, head: number, tail: number): string {
  const plain = typed.replace(/[\s\-.·•()（）－．]/g, '');
  return `${plain.slice(0, head)}****${plain.slice(plain.length - tail)}`;
}

/** Covers the names that are covered in another text, such as the report that this one goes on with: there the illness stood. */
export function maskNamesOf(other: string, text: string): string {
  const names = findPersonalData(other).filter(({ kind }) => kind === 'name');
  const folded = fold(text);
  const places = names.flatMap((name) => everywhere(folded, fold(name.text)));
  return places
    .sort((a, b) => b.start - a.start)
    .reduce(
      (told, { start, end }) => told.slice(0, start) + COVER.name(text.slice(start, end)) + told.slice(end),
      text,
    );
}

/** Covers all occurrences; what stays visible is enough to recognise a number one already knows. */
export function maskPersonalData(text: string): Masked {
  const found = findPersonalData(text);
  let masked = '';
  let at = 0;
  for (const one of found) {
    masked += text.slice(at, one.start) + COVER[one.kind](one.text);
    at = one.end;
  }
  return { masked: masked + text.slice(at), found };
}
