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
const ISSUE_IN_NOTICE =
  /(?:[【[][^】\]\n]{0,16}|工单|问题|请求|编号)?\s*[#＃]\s*([0-9０-９]{1,9})(?![0-9０-９])/;

/** Reads the quote in front of an answer; nested quotes stay inside the text of the outer one. */
export function readQuote(text: string): Quote | undefined {
  const head = HEAD.exec(text.slice(0, 120));
  const line = head === null ? null : lastDashes(text);
  if (head === null || line === null) return undefined;
  const body = text.slice(head[0].length, line.at).replace(/[」”"]\s*$/, '');
  return { name: (head[1] ?? '').trim(), text: body, answerAt: line.end };
}

/** Quotes of quotes carry several lines of dashes; the answer stands after the last. */
function lastDashes(text: string): { readonly at: number; readonly end: number } | null {
  let found: { at: number; end: number } | null = null;
  for (const match of allMatches(text, DASHES))
    found = { at: match.index, end: match.index + match[0].length };
  return found;
}

/** The number of the issue that a text stands for: 【问题 #12】, 【协调请求 #12】, else the first #12 in it. */
export function issueIn(text: string): number | undefined {
  const digits = ISSUE_IN_NOTICE.exec(text)?.[1]?.normalize('NFKC');
  const number = digits === undefined ? Number.NaN : Number(digits);
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
