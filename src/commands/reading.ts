import type { Lexicon, NameFound } from '../directory/lexicon.ts';
import { fold } from '../language/fold.ts';
import { issueIn, readQuote } from '../language/quote.ts';
import { mend } from '../language/slips.ts';
import type { ParseContext } from './intent.ts';
import { withSigns } from './spoken-numbers.ts';
import { allMatches } from '../language/all-matches.ts';

/** A message made ready: what was typed beside what it reads as, character by character. */
export interface Reading {
  /** As typed; the mention of the bot and the quote in front are blanked out. */
  readonly typed: string;
  /** The same text folded and mended, of the same length. */
  readonly folded: string;
  readonly mentionsBot: boolean;
  /** The issue of the message that is quoted or answered. */
  readonly quotedIssue: number | undefined;
  /** The bot's own notice is quoted, though perhaps one about no issue. */
  readonly quotesBot: boolean;
  /** The quoted notice asks for a decision: more time, or to be put on hold. */
  readonly quotedRequest: 'extend' | 'hold' | undefined;
  /** What a person said who is quoted, if that is about no issue. */
  readonly quotedWords: string | undefined;
  /** Who said it, as the platform writes the name. */
  readonly quotedName: string | undefined;
  readonly names: readonly NameFound[];
  readonly lexicon: Lexicon;
  readonly context: ParseContext;
}

/** Longer messages are cut here: nobody types more, and a pasted article is none of the bot's business. */
const LONGEST_TEXT = 20_000;

export function makeReading(text: string, lexicon: Lexicon, context: ParseContext): Reading {
  const cut = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  const quote = /^\s*[「“"]/.test(cut) ? readQuote(cut) : undefined;
  const typed = quote === undefined ? cut : cut.slice(quote.answerAt);
  const mended = mend(fold(typed));
  const folded = withSigns(mended);
  const spans = mentions(folded, lexicon.botNames, context);
  const botSpoken = spans.some(({ bot }) => bot);
  const ofBot = quote !== undefined && lexicon.names.botNames.includes(quote.name);
  const quotedIssue = context.quotedIssue ?? (quote === undefined ? undefined : issueIn(quote.text));
  const isPersons = !ofBot && quotedIssue === undefined;
  return {
    typed: blank(typed, spans),
    folded: blank(folded, spans),
    mentionsBot: context.mentionsBot || botSpoken,
    quotedIssue,
    quotesBot: context.quotedIssue !== undefined || ofBot,
    quotedRequest: ofBot ? requestIn(quote.text) : undefined,
    quotedWords: isPersons ? quote?.text : undefined,
    quotedName: isPersons ? quote?.name : undefined,
    names: lexicon.find(mended),
    lexicon,
    context,
  };
}

function requestIn(notice: string): Reading['quotedRequest'] {
  if (/延期申请|申请延期/.test(notice)) return 'extend';
  return /挂[账帐]申请|申请挂[账帐]/.test(notice) ? 'hold' : undefined;
}

/** Typed without picking from the list: "@协调 …", and never "@协调员". */
const SHORT_NAME = /^协调(?=\s|$)/;

interface Mention {
  readonly start: number;
  readonly end: number;
  readonly bot: boolean;
}

/** "@四进助手", Feishu's "@_user_1", and the nickname at the head of a message that the platform says mentions the bot. */
function mentions(folded: string, botNames: readonly string[], context: ParseContext): Mention[] {
  if (!folded.includes('@')) return [];
  const found: Mention[] = [];
  for (const match of allMatches(folded, /@/g)) {
    const after = folded.slice(match.index + 1, match.index + 33);
    const name = botNames.find((one) => after.startsWith(one)) ?? SHORT_NAME.exec(after)?.[0];
    const placeholder = /^_user_\d{1,3}/.exec(after)?.[0];
    const nickname =
      context.mentionsBot && folded.slice(0, match.index).trim() === ''
        ? /^[^\s@]{1,20}(?=\s|$)/.exec(after)?.[0]
        : undefined;
    const said = name ?? placeholder ?? nickname;
    if (said !== undefined)
      found.push({ start: match.index, end: match.index + 1 + said.length, bot: name !== undefined });
  }
  return found;
}

function blank(text: string, spans: readonly Mention[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    result += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return result + text.slice(at);
}

/** The same reading with an object found in it that was typed with a slip, so that titles and items leave its name out. */
export function withObject(
  reading: Reading,
  { name, start, end }: { name: string; start: number; end: number },
): Reading {
  const found: NameFound = { what: 'object', name, start, end, strength: 'name' };
  const others = reading.names.filter((one) => one.end <= start || one.start >= end);
  return { ...reading, names: [...others, found].sort((a, b) => a.start - b.start) };
}

/** A reading in which nothing stands from `start` to `end`; the positions of the rest stay. */
export function blanked(reading: Reading, start: number, end: number): Reading {
  const gap = (text: string) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  return {
    ...reading,
    typed: gap(reading.typed),
    folded: gap(reading.folded),
    names: reading.names.filter((name) => name.end <= start || name.start >= end),
  };
}

/** A reading without what stands from `start` to `end`; names behind it move up. */
export function cutOut(reading: Reading, { start, end }: { start: number; end: number }): Reading {
  const cut = (text: string) => text.slice(0, start) + text.slice(end);
  const names = reading.names.flatMap((name) => {
    if (name.end <= start) return [name];
    if (name.start < end) return [];
    return [{ ...name, start: name.start - (end - start), end: name.end - (end - start) }];
  });
  return { ...reading, typed: cut(reading.typed), folded: cut(reading.folded), names };
}

/** A part of a reading, with names and positions of its own. */
export function part(reading: Reading, start: number, end: number): Reading {
  return {
    ...reading,
    typed: reading.typed.slice(start, end),
    folded: reading.folded.slice(start, end),
    names: reading.names
      .filter((name) => name.start >= start && name.end <= end)
      .map((name) => ({ ...name, start: name.start - start, end: name.end - start })),
  };
}
