import { Converter } from 'opencc-js/cn2t';
import { simplify } from './fold.ts';

export type Script = 'simplified' | 'traditional';

/** So many characters of one script alone settle it; a single one may stand in a name. */
const SURE = 2;

const traditional = Converter({ from: 'cn', to: 't' });

/** As it is written where Traditional characters are: “报问题” → “報問題”. */
export function toTraditional(text: string): string {
  return traditional(text);
}

/** Which script somebody writes; undefined where the text does not tell. */
export function scriptOf(text: string): Script | undefined {
  const ofTraditional = differing(text, simplify(text));
  const ofSimplified = differing(text, traditional(text));
  if (ofTraditional >= SURE && ofTraditional > ofSimplified) return 'traditional';
  return ofSimplified >= SURE && ofSimplified > ofTraditional ? 'simplified' : undefined;
}

function differing(text: string, other: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text[i] !== other[i]) count += 1;
  return count;
}
