import { parse } from '../../commands/parse.ts';
import { lastPosting } from '../../store/supply/entries.ts';
import { asParsed, type Heard, type Reading } from './heard.ts';

/** A 接龙 is posted whole each time: read against its last posting, only what is new or changed counts. */
export async function continuedChain(heard: Heard): Promise<Reading | undefined> {
  const { db, organisationId, known, message, first, context } = heard;
  const chain = first.kind === 'intents' ? first.intents.find(({ intent }) => intent === 'chain') : undefined;
  if (chain === undefined || !('chainTitle' in chain) || typeof chain.chainTitle !== 'string')
    return undefined;
  const previousChain = await lastPosting(db, organisationId, message.chat, chain.chainTitle);
  return previousChain === undefined
    ? undefined
    : asParsed(parse(message.text, known.lexicon, { ...context, previousChain }));
}
