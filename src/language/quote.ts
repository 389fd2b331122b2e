import { allMatches } from './all-matches.ts';
/** A WeChat quote as it arrives: 「name：text」, a line of 15 or 16 dashes, then the answer. */
export interface Quote {
  readonly name: string;
  readonly text: string;
  /** Where the answer begins in what was typed. */
  readonly answerAt: number;
}

const DASHES = /\n[ \u00a0]*(?:[-—–－][ \u00a0]*){10,40}(?=\n|$)/g;
const HEAD = /^\s*[「“"]([^：:\n]{1,64})[：:]/;
const NUMBERS = /[#＃]\s*([0-9０-９]{1,9})(?![0-9０-９])/g;
/** A notice about one issue says so in its heading: 【问题 #12】, #12 已办结. Others may stand below. */
const HEADING =
  /^\s*(?:[【[][^】\]\n#＃]{0,16}|工单|问题|请求|编号)?\s*[#＃]\s*([0-9０-９]{1,9})(?![0-9０-９])/;

/** Reads the quote in front of an answer; nested quotes stay inside the text of the outer one. */
export function readQuote(text: string): Quote | undefined {
  const head = HEAD.exec(text.slice(0, 120));
  const line = head === null ? null : lastDashes(text);
  if (head === null || line === null) return undefined;
  const body = text.slice(head[0].length, line.at).replace(/[」”"]\s*$/, '');
  return { name: (head[1] ?? '').trim(), text: body, answerAt: line.end };
}

/** The same as WeChat would have written it. */
export const asQuote = ({ name, text }: Pick<Quote, 'name' | 'text'>, answer: string): string =>
  `「${name.replaceAll(/[：:\n]/g, ' ')}：${text}」\n${'- '.repeat(15).trim()}\n${answer}`;

/** Quotes of quotes carry several lines of dashes; the answer stands after the last. */
function lastDashes(text: string): { readonly at: number; readonly end: number } | null {
  let found: { at: number; end: number } | null = null;
  for (const match of allMatches(text, DASHES))
    found = { at: match.index, end: match.index + match[0].length };
  return found;
}

/** The number of the issue that a text stands for: in its heading, else the only one in it. A brief stands for none. */
export function issueIn(text: string): number | undefined {
  const headed = numberOf(HEADING.exec(text)?.[1]);
  if (headed !== undefined) return headed;
  const [only, ...others] = new Set(allMatches(text, NUMBERS).map(([, digits]) => numberOf(digits)));
  return others.length === 0 && !MANY.test(text) ? only : undefined;
}

/** Briefs, bulletins and lists of ours name issues, be it one. */
const MANY = /^\s*(?:早报|晚报|《[^》\n]{1,40}》|[^\n]{1,24}[:：]\s?\d{1,4}\s?条)/;

function numberOf(digits: string | undefined): number | undefined {
  const number = digits === undefined ? Number.NaN : Number(digits.normalize('NFKC'));
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

export interface QuotedIssue {
  readonly issueNumber: number;
  /** The bot's own notice was quoted, not somebody's message. */
  readonly fromBot: boolean;
}

/** The issue that the quoted message is about, whether the bot or a person wrote it. */
export function quotedIssueOf(text: string, botNames: readonly string[]): QuotedIssue | undefined {
  const quote = readQuote(text);
  const issueNumber = quote === undefined ? undefined : issueIn(quote.text);
  if (quote === undefined || issueNumber === undefined) return undefined;
  return { issueNumber, fromBot: botNames.includes(quote.name) };
}

/** What somebody says themselves: the text without the quote in front. */
export const answerIn = (text: string): string => text.slice(readQuote(text)?.answerAt ?? 0);
