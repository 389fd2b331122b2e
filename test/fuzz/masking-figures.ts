import * as fc from 'fast-check';
import { maskPersonalData } from '../../src/language/personal-data.ts';

/** A number as somebody types it, and its bare signs. */
interface Spelling {
  readonly name: string;
  readonly spell: (bare: string) => string;
}
interface Family {
  readonly bare: fc.Arbitrary<string>;
  readonly spellings: readonly Spelling[];
}

const spelling = (name: string, spell: Spelling['spell']): Spelling => ({ name, spell });
const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''));
const wide = (text: string) =>
  text.replace(/[0-9A-Za-z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const han = (text: string, one = '一') =>
  text.replace(/\d/g, (digit) => (digit === '1' ? one : ('零一二三四五六七八九'[Number(digit)] ?? '')));
const grouped = (sizes: readonly number[], sign: string) => (text: string) => {
  let at = 0;
  const parts = sizes.map((size) => text.slice(at, (at += size)));
  return [...parts, text.slice(at)].filter((part) => part !== '').join(sign);
};

const PHONE: Family = {
  bare: fc
    .tuple(fc.constantFrom('3', '4', '5', '6', '7', '8', '9'), digits(9))
    .map(([two, rest]) => `1${two}${rest}`),
  spellings: [
    spelling('phone', (bare) => bare),
    spelling('phone in groups', grouped([3, 4], ' ')),
    spelling('phone with dashes', grouped([3, 4], '-')),
    spelling('phone with dots', grouped([3, 4], '.')),
    spelling('phone in wide signs', wide),
    spelling('phone in wide groups', (bare) => wide(grouped([3, 4], ' ')(bare))),
    spelling('phone with +86', (bare) => `+86${bare}`),
    spelling('phone with +86 and a space', (bare) => `+86 ${bare}`),
    spelling('phone with 0086', (bare) => `0086-${bare}`),
    spelling('phone in signs', (bare) => han(bare)),
    spelling('phone as it is read out', (bare) => han(bare, '幺')),
    spelling('phone in pairs', grouped([3, 2, 2, 2], ' ')),
    spelling('phone in brackets', (bare) => `（${bare}）`),
  ],
};
const LANDLINE: Family = {
  bare: fc
    .tuple(fc.constantFrom('010', '021', '0531', '0635', '0535'), fc.integer({ min: 2, max: 8 }), digits(7))
    .map(([area, first, rest]) => `${area}${first}${rest}`),
  spellings: [
    spelling('landline', (bare) => bare),
    spelling('landline with a dash', (bare) => grouped([bare.length - 8], '-')(bare)),
    spelling('landline with brackets', (bare) => `(${bare.slice(0, -8)})${bare.slice(-8)}`),
  ],
};
const IDENTITY: Family = {
  bare: fc
    .tuple(
      fc.constantFrom('370602', '110105', '440304', '140404'),
      fc.integer({ min: 1940, max: 2019 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      digits(3),
      fc.constantFrom('X', 'x', '0', '4', '9'),
    )
    .map(
      ([area, year, month, day, serial, check]) => `${area}${year}${two(month)}${two(day)}${serial}${check}`,
    ),
  spellings: [
    spelling('identity', (bare) => bare),
    spelling('identity in groups', grouped([6, 8], ' ')),
    spelling('identity with dashes', grouped([6, 8], '-')),
    spelling('identity in wide signs', wide),
  ],
};
const CARD: Family = {
  bare: fc
    .tuple(fc.constantFrom('622202', '621700', '622848', '601382'), digits(13))
    .map(([head, rest]) => head + rest),
  spellings: [
    spelling('card', (bare) => bare),
    spelling('card in fours', grouped([4, 4, 4, 4], ' ')),
    spelling('card with dashes', grouped([4, 4, 4, 4], '-')),
    spelling('card in wide signs', wide),
  ],
};
const PLATE: Family = {
  bare: fc
    .tuple(
      fc.constantFrom('鲁', '京', '晋', '粤', '沪'),
      fc.constantFrom('A', 'F', 'P', 'K'),
      fc.constantFrom('', 'D', 'F'),
      digits(5),
    )
    .map((parts) => parts.join('')),
  spellings: [
    spelling('plate', (bare) => bare),
    spelling('plate with a point', (bare) => `${bare.slice(0, 2)}·${bare.slice(2)}`),
    spelling('plate in small letters', (bare) => bare.toLowerCase()),
    spelling('plate in wide signs', wide),
    spelling('plate with a gap', (bare) => `${bare.slice(0, 2)} ${bare.slice(2)}`),
  ],
};
const DOOR: Family = {
  bare: fc
    .tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 101, max: 2904 }),
    )
    .map((parts) => parts.join('-')),
  spellings: [
    spelling('door', (bare) => bare),
    spelling('door in words', (bare) => doorWords(bare, '号楼')),
    spelling('door in words with 栋', (bare) => `${doorWords(bare, '栋')}室`),
    spelling('door in wide words', (bare) => wide(doorWords(bare, '号楼'))),
  ],
};

function doorWords(bare: string, house: string): string {
  const [number = '', entrance = '', room = ''] = bare.split('-');
  return `${number}${house}${entrance}单元${room}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

const FAMILIES = [PHONE, LANDLINE, IDENTITY, CARD, PLATE, DOOR];
export const SPELLINGS = FAMILIES.flatMap(({ spellings }) => spellings.map(({ name }) => name));

/** What stands around the number, with or without a pause. */
const AROUND = [
  ['报问题 凤凰粮食 联系人老王', '，请尽快'],
  ['电话', ''],
  ['', ''],
  ['#12 补充：', '找仓库主管'],
  ['业主', '反映漏水3天'],
  ['在', '门口等，货200件'],
] as const;

interface Sample {
  readonly name: string;
  readonly bare: string;
  readonly text: string;
}

const personal: fc.Arbitrary<Sample> = fc
  .constantFrom(...FAMILIES.flatMap(({ bare, spellings }) => spellings.map((one) => ({ bare, ...one }))))
  .chain(({ bare, name, spell }) =>
    fc.tuple(bare, fc.constantFrom(...AROUND)).map(([number, [before, after]]) => ({
      name,
      bare: number,
      text: `${before}${spell(number)}${after}`,
    })),
  );

const number = (max: number) => fc.integer({ min: 1, max });
/** What is nobody's: issue numbers, dates, amounts, hotlines, figures. */
const PUBLIC: readonly fc.Arbitrary<string>[] = [
  number(99_999).map((n) => `#${n} 已解决`),
  fc.tuple(number(999), number(999)).map(([a, b]) => `#${a}-#${b} 请签收`),
  fc
    .tuple(number(12), number(28), number(23))
    .map(([m, d, h]) => `2020-${two(m)}-${two(d)} ${two(h)}:30 开会`),
  fc.tuple(number(12), number(28)).map(([m, d]) => `${m}月${d}日前办结`),
  fc.tuple(number(12), number(28)).map(([m, d]) => `3.${d}说的，${m}.${d}前`),
  number(99_999_999).map((n) => `申请贷款${n}元`),
  number(9_999).map((n) => `贷款${n}.5万元，税款${n}万`),
  fc.tuple(number(9_999), number(99)).map(([n, b]) => `口罩${n}个、酒精${b}箱${n}瓶`),
  fc.constantFrom('12345热线', '12315转来的', '打110', '96198', '12333咨询').map((text) => `${text} 已回复`),
  fc.tuple(number(200), number(202)).map(([a, b]) => `开复工${a}/${b}，复工率${a % 100}.5%`),
  number(40).map((n) => `${n}号楼停水，${n}栋电梯坏了`),
  number(9_999_999).map((n) => `文号鲁政发〔2020〕${n % 100}号，年产${n}吨`),
  fc.tuple(number(31), number(31)).map(([a, b]) => `${a}-${b}日，共${a + b}天`),
];
const everyday = fc.oneof(...PUBLIC);

export interface MaskingFigures {
  readonly masked: number;
  readonly falsely: number;
  /** Some of what was missed, by spelling. */
  readonly missed: ReadonlyMap<string, string>;
  readonly wrong: readonly string[];
}

/** How many of so many generated numbers are covered, and how many of as many everyday figures are covered by mistake. */
export function measureMasking(count: number, seed: number): MaskingFigures {
  const missed = new Map<string, string>();
  const wrong: string[] = [];
  let covered = 0;
  for (const one of fc.sample(personal, { numRuns: count, seed })) {
    if (isCovered(one)) covered += 1;
    else missed.set(one.name, one.text);
  }
  for (const text of fc.sample(everyday, { numRuns: count, seed }))
    if (maskPersonalData(text).found.length > 0) wrong.push(text);
  return { masked: covered / count, falsely: wrong.length / count, missed, wrong: wrong.slice(0, 20) };
}

function isCovered({ bare, text }: Sample): boolean {
  const { masked, found } = maskPersonalData(text);
  if (found.length === 0) return false;
  const plain = masked
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-.·]/g, '');
  return !plain.includes(bare.toUpperCase().replaceAll('-', ''));
}
