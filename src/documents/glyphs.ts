/**
 * Which characters an OpenType font can draw, read from its `cmap` table.
 * https://learn.microsoft.com/typography/opentype/spec/cmap — formats 4 (16 bits) and 12 (32 bits) are read.
 */
export function glyphsOf(font: Buffer): (codePoint: number) => boolean {
  const cmap = tableAt(font, 'cmap');
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => {
    const at = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    return READERS[font.readUInt16BE(at)]?.(font, at) ?? [];
  });
  const ranges = subtables.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return (codePoint) => isWithin(ranges, codePoint);
}

interface Range {
  readonly first: number;
  readonly last: number;
}

const READERS: Readonly<Record<number, (font: Buffer, at: number) => Range[]>> = { 4: segments, 12: groups };

function tableAt(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

function segments(font: Buffer, at: number): Range[] {
  const bytes = font.readUInt16BE(at + 6);
  return Array.from({ length: bytes / 2 }, (_, index) => ({
    first: font.readUInt16BE(at + 16 + bytes + index * 2),
    last: font.readUInt16BE(at + 14 + index * 2),
  }));
}

function groups(font: Buffer, at: number): Range[] {
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, index) => ({
    first: font.readUInt32BE(at + 16 + index * 12),
    last: font.readUInt32BE(at + 20 + index * 12),
  }));
}

/** The ranges stand in rising order. */
function isWithin(ranges: readonly Range[], codePoint: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined || codePoint < range.first) high = middle - 1;
    else if (codePoint > range.last) low = middle + 1;
    else return true;
  }
  return false;
}
