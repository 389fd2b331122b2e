import { fold } from '../language/fold.ts';
import { readQuote } from '../language/quote.ts';
import { ACTION_PATTERN } from './grammar.ts';
import { numbersAtHead } from './statements/numbers/order-numbers.ts';

const MENTION = /^\s*(?:@\S+\s+)+/;
const EDGES = /^[\s,，。:：;；、]+|[\s,，;；、]+$/g;

/** What was said, as typed, without the quote above it, the mention and the numbers at its head. */
export function wordsAlone(text: string): string {
  const quote = /^\s*[「“"]/.test(text) ? readQuote(text) : undefined;
  const answer = (quote === undefined ? text : text.slice(quote.answerAt)).replace(MENTION, '').trim();
  const head = numbersAtHead(fold(answer), { bare: false });
  return answer.slice(head?.end ?? 0).replaceAll(EDGES, '');
}

/** "1、2请住建局抓紧": these numbers are known to be issues, and stood there without a sign. */
export function withoutNumbers(words: string, numbers: readonly number[]): string {
  const one = `(?:${numbers.join('|')})(?!\\d)号?(?:件|问题)?`;
  return words.replace(new RegExp(`^(?:${one}[\\s、,，和与]*)+[:：]?\\s*`), '');
}

const WORD_OF_COMMAND = new RegExp(`^(?:请|麻烦)?(?:${ACTION_PATTERN})`);

/** A word of command stands where the words begin: whoever types it means just that. */
export const opensWithWord = (text: string): boolean => WORD_OF_COMMAND.test(fold(wordsAlone(text)));

/** The grammar's own word for pressing. */
export const urges = (text: string): boolean => fold(text).includes('催');
