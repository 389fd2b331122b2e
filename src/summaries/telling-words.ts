import { gramsOf } from './grams.ts';

const WORDS = 2;
/** A word that names a theme stands in so many of its reports. */
const SHARE = 0.4;
/** A piece whose neighbour is nearly always the same is a piece of a longer word. */
const GROWS = 0.75;
const LONGEST = 6;

/** What is left of 办不下来 and 进不去. */
const IS_LEFT = /^[下上起出过进回][来去]$/;
/** 土地证办: the verb is no part of what it is about. */
const DEED = /办$/;

/** One or two words that stand in many of these texts and in few others; pieces are grown to whole words. */
export function tellingWords(own: readonly string[], all: readonly string[]): string[] {
  const within = countsOf(own);
  const ranked = [...within]
    .filter(([, count]) => count >= Math.max(2, SHARE * own.length))
    .map(([gram, count]) => ({ gram, score: count * Math.log((all.length + 1) / holding(all, gram)) }))
    .toSorted((a, b) => b.score - a.score || (a.gram < b.gram ? -1 : 1));
  const words: string[] = [];
  for (const { gram } of ranked) {
    const word = grown(gram, own).replace(DEED, '');
    if (word.length > 1 && !IS_LEFT.test(word) && !words.some((one) => overlap(one, word))) words.push(word);
    if (words.length === WORDS) break;
  }
  return words;
}

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const gram of gramsOf(text)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

const holding = (texts: readonly string[], gram: string) =>
  texts.filter((text) => text.includes(gram)).length;

function grown(gram: string, texts: readonly string[]): string {
  for (let word = gram; ;) {
    const longer = word.length < LONGEST ? neighbourly(word, texts) : undefined;
    if (longer === undefined) return word;
    word = longer;
  }
}

/** The word with the neighbour it nearly always has, where it has one. */
function neighbourly(word: string, texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  const holds = texts.filter((text) => text.includes(word));
  for (const text of holds) {
    const at = text.indexOf(word);
    const [left, right] = [text.charAt(at - 1), text.charAt(at + word.length)];
    for (const longer of [left + word, word + right])
      if (/^\p{Script=Han}+$/u.test(longer) && longer !== word)
        counts.set(longer, (counts.get(longer) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most !== undefined && most[1] >= Math.max(2, GROWS * holds.length) ? most[0] : undefined;
}

/** Two words with a character pair in common tell the same. */
function overlap(a: string, b: string): boolean {
  return [...gramsOf(a)].some((gram) => gram.length === 2 && b.includes(gram));
}
