import { fold } from '../language/fold.ts';
import { readQuote } from '../language/quote.ts';
import { numbersAtHead } from './order-numbers.ts';

const MENTION = /^\s*(?:@\S+\s+)+/;
const EDGES = /^[\s,，。:：;；、]+|[\s,，;；、]+$/g;

/** What was said, as typed, without the quote above it, the mention and the numbers at its head. */
export function wordsAlone(text: string): string {
  const quote = /^\s*[「“"]/.test(text) ? readQuote(text) : undefined;
  const answer = (quote === undefined ? text : text.slice(quote.answerAt)).replace(MENTION, '').trim();
  const head = numbersAtHead(fold(answer), { bare: false });
  return answer.slice(head?.end ?? 0).replaceAll(EDGES, '');
}
