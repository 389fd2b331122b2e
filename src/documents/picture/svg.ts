import { drawable, FONT_FAMILY } from '../fonts.ts';

export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly weight?: 400 | 700;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** Words at a place; `y` is the line they stand on. */
export function text(
  x: number,
  y: number,
  words: string,
  { size, fill, weight = 400, anchor = 'start' }: TextStyle,
) {
  return `<text x="${x}" y="${y}" font-family="${FONT_FAMILY}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escapeXml(drawable(words))}</text>`;
}

export function box(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  fill: string,
  radius = 0,
): string {
  return `<rect x="${x}" y="${y}" width="${Math.max(0, width)}" height="${height}" rx="${radius}" fill="${fill}"/>`;
}

/** Diagonal lines over a colour, so that the parts of a bar differ without it. */
export function stripes(id: string, fill: string): string {
  return `<pattern id="${id}" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="12" height="12" fill="${fill}"/><rect width="4" height="12" fill="#FFFFFF" fill-opacity="0.55"/></pattern>`;
}

export function escapeXml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/** How wide words are, near enough to break lines: a Chinese character is as wide as its size, others 0.6 of it. */
export function widthOf(words: string, size: number): number {
  return Array.from(words).reduce((sum, one) => sum + (one > '\u2E80' || one === '—' ? 1 : 0.6), 0) * size;
}

/** Lines no wider than that; a bracket that closes does not open a line. */
export function wrap(words: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const one of words) {
    if (line !== '' && widthOf(line + one, size) > width && !/[，。；、）》]/.test(one)) {
      lines.push(line);
      line = '';
    }
    line += one;
  }
  return line === '' ? lines : [...lines, line];
}
