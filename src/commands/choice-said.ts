import { fold } from '../language/fold.ts';
import { readNumber } from '../language/numbers.ts';
import { readQuote } from '../language/quote.ts';

/** An answer to a choice: the place of what is meant, or its issue's number as it stands there. */
export type ChoiceSaid = ({ readonly place: number } | { readonly issueNumber: number }) & {
  /** What stands quoted above the answer. */
  readonly quoted: string | undefined;
};

const MENTION = /^\s*(?:@\S+\s+)+/;
const ONE = '([1-9一二三四五六七八九])';
/** "2", "２。", "选2", "第二个", "2吧"; "2个" may be what a colleague has asked for. */
const PLACES = [
  /^([1-9])[.。、]?$/,
  new RegExp(`^(?:我?选|就选?|回复)第?${ONE}(?:个|条|项)?[吧。]?$`),
  new RegExp(`^第${ONE}(?:个|条|项)[吧。]?$`),
  /^([1-9])吧$/,
];
/** "18": one digit is a place. */
const ISSUE = /^(\d{2,6})号?$/;
const LONGEST = 12;

export function choiceSaid(text: string): ChoiceSaid | undefined {
  const quote = /^\s*[「“"]/.test(text) ? readQuote(text) : undefined;
  const answer = (quote === undefined ? text : text.slice(quote.answerAt)).replace(MENTION, '').trim();
  if (answer.length > LONGEST) return undefined;
  const said = fold(answer).trim();
  const quoted = quote?.text;
  for (const shape of PLACES) {
    const place = readNumber(shape.exec(said)?.[1] ?? '');
    if (place !== undefined) return { place, quoted };
  }
  const issueNumber = ISSUE.exec(said)?.[1];
  return issueNumber === undefined ? undefined : { issueNumber: Number(issueNumber), quoted };
}
