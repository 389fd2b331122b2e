import { allMatches } from './all-matches.ts';

const DIGITS: ReadonlyMap<string, number> = new Map(
  Array.from('零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖俩仨').map((sign, i) => [
    sign,
    [0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3][i] ?? 0,
  ]),
);
const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
  ['万', 10_000],
  ['亿', 100_000_000],
  ['k', 1000],
  ['w', 10_000],
]);

/** 27500 · 27,500 · 2.75万 · 11万2千 · 二万七千五百 · 两千多 · 四十几; with the signs that make it approximate. */
export const NUMBER =
  '(?:\\d{1,3}(?:,\\d{3})+|\\d{1,12}(?:\\.\\d{1,6})?)(?:[kw](?![a-z])|[十百千万亿]{1,3}(?:\\d{1,4}[十百千万]{1,2}){0,3})?[多余来几]?|(?:半|[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟几数俩仨]{1,16}(?:点[零〇一二三四五六七八九]{1,4}[千万亿]{0,2})?[多余来]?)';

const ABOUT_AFTER = /^(?:左右|上下|以上|来|多|余|往上)/;
const ABOUT_BEFORE =
  /(?:大约|大概|约|差不多|将近|接近|近|至少|起码|估计|最少)(?:还|就|也|得|要|差|缺|需|需要|有|来|个){0,4}$/;
/** 两三百: two numerals of one rank side by side. */
const ABOUT_WITHIN = /[一二两三四五六七八九]{2}[十百千万]?/;

/** 七八个, 三四十: the lower of two neighbours goes, the higher stays. */
const ONE_OR_THE_NEXT =
  /^(?:一(?=二)|二(?=三)|两(?=三)|三(?=四)|四(?=五)|五(?=六)|六(?=七)|七(?=八)|八(?=九))(?=.(?:[十百千万]|$))/;

/** The value of one written number, or undefined where the signs make none. */
export function readNumber(written: string): number | undefined {
  if (written === '') return undefined;
  const bare = written
    .replace(/,/g, '')
    .replace(/[多余来]$/, '')
    .replace(/(?<=[十百千万])几$/, '')
    .replace(ONE_OR_THE_NEXT, '');
  const arabic = /^(\d+(?:\.\d+)?)([十百千万亿kw]*)$/.exec(bare);
  if (arabic) return arabicValue(arabic[1] ?? '', arabic[2] ?? '');
  if (/^\d/.test(bare)) return steps(bare);
  return chineseValue(bare);
}

function arabicValue(digits: string, units: string): number {
  let value = Number(digits);
  for (const unit of units) value *= UNITS.get(unit) ?? 1;
  return Math.round(value * 1e6) / 1e6;
}

const STEP = /(\d+(?:\.\d+)?)([十百千]*)([万亿]*)/g;

/** 11万2千: each step with the units behind it; 万 and 亿 count all that was said since the last of them. */
function steps(written: string): number | undefined {
  let [total, section] = [0, 0];
  for (const { 1: digits = '', 2: small = '', 3: large = '' } of allMatches(written, STEP)) {
    section += arabicValue(digits, small);
    if (large === '') continue;
    total += arabicValue(String(section), large);
    section = 0;
  }
  return total + section;
}

/** 二万七千五百 by section; 几 and 数 count as the least they can mean; 一二三 digit by digit. */
function chineseValue(written: string): number | undefined {
  if (written === '半') return 0.5;
  const [whole = '', rest] = written.split('点');
  const [fraction, units = ''] =
    rest === undefined ? [] : [rest.replace(/[千万亿]/g, ''), rest.replace(/[^千万亿]/g, '')];
  const scale = Array.from(units).reduce((product, unit) => product * (UNITS.get(unit) ?? 1), 1);
  if (!/[十百千万亿拾佰仟]/.test(whole) && Array.from(whole).every((sign) => DIGITS.has(sign)))
    return (
      withFraction(
        Number(
          Array.from(whole)
            .map((sign) => DIGITS.get(sign))
            .join(''),
        ),
        fraction,
      ) * scale
    );
  const value = sections(whole);
  return value === undefined ? undefined : withFraction(value, fraction) * scale;
}

function sections(whole: string): number | undefined {
  let [total, section, digit, last] = [0, 0, 0, 1];
  for (const sign of whole) {
    const unit = UNITS.get(sign);
    if (unit === undefined) {
      digit = DIGITS.get(sign) ?? (sign === '几' || sign === '数' ? 1 : Number.NaN);
      if (sign === '零' || sign === '〇') last = 10;
    } else if (unit >= 10_000) {
      total = (total + section + digit || 1) * unit;
      [section, digit, last] = [0, 0, unit];
    } else {
      section += (digit === 0 ? 1 : digit) * unit;
      [digit, last] = [0, unit];
    }
  }
  // "两万七" is 27,000: a digit left over after a unit counts for the next lower one.
  const rest = digit > 0 && last >= 100 ? digit * (last / 10) : digit;
  const value = total + section + rest;
  return Number.isFinite(value) ? value : undefined;
}

function withFraction(value: number, fraction: string | undefined): number {
  if (fraction === undefined) return value;
  return Number(
    `${value}.${Array.from(fraction)
      .map((sign) => DIGITS.get(sign) ?? 0)
      .join('')}`,
  );
}

/** Whether the number at this place is meant roughly. */
export function isApproximate(folded: string, start: number, end: number): boolean {
  return (
    /[多余来几数]/.test(folded.slice(start, end)) ||
    ABOUT_WITHIN.test(folded.slice(start, end)) ||
    ABOUT_AFTER.test(folded.slice(end, end + 3)) ||
    ABOUT_BEFORE.test(folded.slice(Math.max(0, start - 9), start))
  );
}
