import type { ChainEntryRead } from './chain-intent.ts';
import type { NoteIntent } from '../intent.ts';

/** So many needs of one posting are offered at once; a longer list goes to the ledger alone and is reported by hand. */
const MOST_NEEDS = 10;

/** What is new in a list of needs and says how much of what; a purchase or a sign-up is nobody's to coordinate. */
export function needsOf(intent: NoteIntent): readonly ChainEntryRead[] {
  if (intent.intent !== 'chain' || intent['chainKind'] !== 'need') return [];
  const entries: unknown = intent['entries'];
  if (!Array.isArray(entries)) return [];
  return entries.filter(isEntry).filter(tellsNeed).slice(0, MOST_NEEDS);
}

function isEntry(value: unknown): value is ChainEntryRead {
  return typeof value === 'object' && value !== null && 'quantities' in value && 'text' in value;
}

function tellsNeed({ quantities }: ChainEntryRead): boolean {
  return quantities.length > 0;
}

/** The same as somebody would type it: "报问题 1、高铁社区 需要口罩200个 2、…"; each item becomes an issue of its own object. */
export function reportOfNeeds(needs: readonly ChainEntryRead[]): string {
  const [only, ...others] = needs;
  if (only === undefined) return '';
  if (others.length === 0) return `报问题 ${wordsOf(only)}`;
  return `报问题 ${needs.map((need, i) => `${i + 1}、${wordsOf(need)}`).join(' ')}`;
}

function wordsOf({ subject = '', quantities }: ChainEntryRead): string {
  const amounts = quantities.map(({ item, value, unit }) => `${item}${value}${unit}`).join('、');
  return `${subject} 需要${amounts}`.trim();
}
