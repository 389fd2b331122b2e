import type { Head } from '../numbers/heads.ts';
import type { Said } from '../said.ts';

/** What somebody agreed to is a result, where the word of command says so and nothing is still to come. */
const AGREED = /答应|承诺|约好|约定|下了?单|责任人/g;
const STILL_TO_COME =
  /明[天早晚日年]|后天|下(?:周|个?月|星期)|月底|过[几两]天|稍后|回头|等会|待会|马上|尽快|预计|计划|争取|将|会(?:尽|在|来|去|派|安排)|再(?:去|来|办|说)|还(?:没|未|要|得|需|在|差)|尚|没|未|等/;

/**
 * "#2 办结 农商行答应放款300万": the word behind its number and set apart from what follows is as plain as 办结 #2, so that
 * a promise in the result is no doubt about the deed. What is still to come is, and the words are left as they stand.
 */
export function withResultAsTold(said: Said, head: Head): Said {
  const body = said.folded.slice(head.end);
  const isBehind = said.refs.some(({ end }) => end <= head.at) && head.at <= CLOSE;
  if (head.intent !== 'resolve' || !isBehind || !SET_APART.test(body) || STILL_TO_COME.test(body))
    return said;
  const told = body.replace(AGREED, (words) => ' '.repeat(words.length));
  return { ...said, folded: said.folded.slice(0, head.end) + told };
}

const CLOSE = 40;
const SET_APART = /^[\s:,]\s*(?:\p{Script=Han}{2}|\d)/u;
