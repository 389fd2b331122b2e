import { readAsk } from './asks.ts';
import type { QueryIntent } from '../intent.ts';
import { part, type Reading } from '../reading.ts';

/** Behind the words that asked for a list, as the list itself says it. */
const PAGE = /\s第\s?(\d{1,2})\s?页[\s。!]*$/;

/** "我的问题 第2页": said to the bot, whatever the words before need to be so. */
export function nextPage(reading: Reading): QueryIntent | undefined {
  const match = PAGE.exec(reading.folded);
  if (match === null) return undefined;
  const asked = readAsk({ ...part(reading, 0, match.index), mentionsBot: true });
  if (asked?.intent !== 'query' || asked.issueNumbers.length > 0) return undefined;
  return { ...asked, page: Math.max(1, Number(match[1])) };
}

/** The words that asked for a list, without the page. */
export const withoutPage = (text: string): string => text.replace(/\s第\s?\d{1,2}\s?页[\s。!！]*$/, '');
