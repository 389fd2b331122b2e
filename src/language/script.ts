import { Converter } from 'opencc-js/cn2t';
import simplifiedCharacters from 'opencc-js/dict/STCharacters';
import { pairsOf } from './characters.ts';
import { simplify } from './fold.ts';

export type Script = 'simplified' | 'traditional';

/** So many characters of one script alone settle it; a single one may stand in a name. */
const SURE = 2;

/** The characters that are written otherwise where Traditional ones are. */
const SIMPLIFIED: ReadonlySet<string> = new Set(
  Array.from(pairsOf(simplifiedCharacters), ([simplified]) => simplified),
);

let converter: ((text: string) => string) | undefined;

/**
 * As it is written where Traditional characters are: “报问题” → “報問題”. Its dictionary of phrases (皇后, but 后天 → 後天)
 * takes 40 MB and a fifth of a second, and is opened when the first such chat is answered.
 */
export function toTraditional(text: string): string {
  const convert = (converter ??= Converter({ from: 'cn', to: 't' }));
  return convert(text);
}

/** Which script somebody writes; undefined where the text does not tell. */
export function scriptOf(text: string): Script | undefined {
  const ofTraditional = differing(text, simplify(text));
  const ofSimplified = Array.from(text).filter((character) => SIMPLIFIED.has(character)).length;
  if (ofTraditional >= SURE && ofTraditional > ofSimplified) return 'traditional';
  return ofSimplified >= SURE && ofSimplified > ofTraditional ? 'simplified' : undefined;
}

function differing(text: string, other: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text[i] !== other[i]) count += 1;
  return count;
}
