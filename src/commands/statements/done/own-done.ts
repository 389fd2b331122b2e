import { fold } from '../../../language/fold.ts';
import { isQuestion } from '../../guards.ts';
import { readCompletion } from './completion.ts';
import { readsAsDone } from './reads-as-done.ts';

/** "我那个修路的事儿解决啦": the matter as its reporter calls it, empty where it is no more than 那个事. */
const OWN =
  /^\s*(?:我们?|咱们?|俺们?)的?[那这](?:个|件|条)?(?<matter>[\p{Script=Han}a-z]{0,8}?)的?(?:事儿?(?!情)|事情|问题|困难|单子?)(?:现在|已经?|今天|刚刚?|终于|总算|可算|也|都|全|给){0,3}(?=解决|办|处理|搞|弄|落实)/u;
const LONGEST = 30;

/** What somebody says is over and calls their own; whether they ever reported such a thing, the ledger knows. */
export function ownDoneTold(text: string): { readonly matter: string } | undefined {
  const folded = fold(text).trim();
  const own = folded.length > LONGEST ? null : OWN.exec(folded);
  if (own === null || /\d/.test(folded) || isQuestion(folded)) return undefined;
  if (readCompletion(folded).kind !== 'done' || !readsAsDone(folded)) return undefined;
  return { matter: own.groups?.['matter'] ?? '' };
}
