import { fold } from '../../language/fold.ts';

/** The names that a short one may mean: 二组, 2组 and 度假区二组 are 度假区工作二组. */
export function namesMeant(names: readonly string[], said: string): readonly string[] {
  const typed = spelt(said);
  for (const means of [same, endsWith, shortens]) {
    const found = names.filter((name) => means(spelt(name), typed));
    if (found.length > 0) return found;
  }
  return [];
}

const same = (name: string, typed: string) => name === typed;
const endsWith = (name: string, typed: string) => name.endsWith(typed);
/** Its characters stand in the name in this order, the last two side by side at its end. */
function shortens(name: string, typed: string): boolean {
  if (!name.endsWith(typed.slice(-2))) return false;
  let at = 0;
  for (const character of name) if (character === typed[at]) at += 1;
  return at === typed.length;
}

const NUMERALS = '零一二三四五六七八九';

/** 第2组 and ２组 read as 二组. */
function spelt(name: string): string {
  return fold(name)
    .replace(/第(?=[\d一二三四五六七八九十])/g, '')
    .replace(/(?<!\d)\d(?!\d)/g, (digit) => NUMERALS[Number(digit)] ?? digit);
}
