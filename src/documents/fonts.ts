import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { glyphsOf } from './glyphs.ts';

/** Noto Sans Hans, OFL: npm brings it, so that a picture looks the same on every machine and none draws boxes. */
const FOLDER = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts');

export const FONT_FAMILY = 'Noto Sans S Chinese';
export const FONT_FILES = ['Regular', 'Bold'].map((weight) => join(FOLDER, `NotoSansHans-${weight}.otf`));

/** What the font has no sign for is drawn as 〓, as printers do, and not as nothing. */
const MISSING = '〓';

let glyphs: ((codePoint: number) => boolean) | undefined;

export function hasGlyph(codePoint: number): boolean {
  glyphs ??= glyphsOf(readFileSync(FONT_FILES[0] ?? ''));
  return glyphs(codePoint);
}

/** The text with a sign for every character; emoji and what has no width go without one. */
export function drawable(text: string): string {
  return Array.from(text, (character) => {
    if (hasGlyph(character.codePointAt(0) ?? 0)) return character;
    return /[\p{L}\p{N}]/u.test(character) ? MISSING : '';
  }).join('');
}
