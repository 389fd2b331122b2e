import traditionalCharacters from 'opencc-js/dict/TSCharacters';
import { pairsOf } from './characters.ts';

const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

/** Signs that phones and input methods put in place of one another. */
const LOOKALIKES = [
  ['﹟', '#'],
  ['♯', '#'],
  ['﹐', ','],
  ['﹑', '、'],
  ['﹕', ':'],
  ['﹔', ';'],
  ['﹗', '!'],
  ['﹖', '?'],
  ['｡', '。'],
  ['［', '['],
  ['【', '['],
  ['】', ']'],
  ['〔', '['],
  ['〕', ']'],
  ['–', '-'],
  ['—', '-'],
  ['－', '-'],
  ['〜', '~'],
  ['‘', "'"],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
  ['\r', '\n'],
  ['\u2028', '\n'],
  ['\u2029', '\n'],
] as const;

/**
 * One code unit for one code unit, so that a position in the folded text is the same position in what was typed:
 * width (＃１２ → #12), script (報問題 → 报问题), case, and every kind of space.
 */
const FOLDED = foldTable();

function foldTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0;
  for (let code = 0x41; code <= 0x5a; code++) table[code] = table[code + 0xfee0] = code + 0x20;
  for (const space of '\0\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u3000\ufeff\v\f')
    table[space.charCodeAt(0)] = 0x20;
  for (const [from, to] of LOOKALIKES) table[from.charCodeAt(0)] = to.charCodeAt(0);
  for (const [from, to] of pairsOf(traditionalCharacters)) table[from.charCodeAt(0)] = to.charCodeAt(0);
  return table;
}

const CHUNK = 4096;

/** The text as the parsers read it; it has the length of what was typed. */
export function fold(text: string): string {
  let folded = '';
  for (let start = 0; start < text.length; start += CHUNK) {
    const end = Math.min(start + CHUNK, text.length);
    const codes: number[] = [];
    for (let i = start; i < end; i++) codes.push(FOLDED[text.charCodeAt(i)] ?? 0x20);
    folded += String.fromCharCode(...codes);
  }
  return folded;
}

/** Only the script: what is shown in a title keeps the width and the case in which it was typed. */
export function simplify(text: string): string {
  let simple = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    simple += code >= FIRST_HAN && code <= LAST_HAN ? String.fromCharCode(FOLDED[code] ?? code) : text[i];
  }
  return simple;
}
