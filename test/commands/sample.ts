import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNames } from '../../src/cli/parse.ts';
import type { Intent, Parsed, ParseContext } from '../../src/commands/intent.ts';
import { parse } from '../../src/commands/parse.ts';
import { buildLexicon } from '../../src/directory/lexicon.ts';

const names = readNames(readFileSync(join(import.meta.dirname, '../messages/directory.json'), 'utf8'));
const lexicon = buildLexicon(names);

const plain: ParseContext = {
  now: new Date('2020-03-11T10:00:00+08:00'),
  mentionsBot: false,
  platform: 'wechat',
};

export function read(text: string, context: Partial<ParseContext> = {}): Parsed {
  return parse(text, lexicon, { ...plain, ...context });
}

/** The intents of a text, none for anything else. */
export function intentsOf(text: string, context: Partial<ParseContext> = {}): readonly Intent[] {
  const parsed = read(text, context);
  return parsed.kind === 'intents' ? parsed.intents : [];
}
