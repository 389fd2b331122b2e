import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawable, hasGlyph } from '../../src/documents/fonts.ts';
import { pictureOf } from '../../src/documents/picture/model.ts';
import { pageSvg, PAGE_WIDTH } from '../../src/documents/picture/page.ts';
import { pngOf } from '../../src/documents/picture/png.ts';
import { text } from '../../src/documents/picture/svg.ts';
import { COLOURS } from '../../src/documents/palette.ts';
import { WEEKS } from './weeks.ts';

const svgOf = (words: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80">${text(10, 50, words, { size: 36, fill: '#000' })}</svg>`;
const digest = (png: Uint8Array) => createHash('sha256').update(png).digest('hex');

describe('the font', () => {
  it('draws Chinese: words leave another picture than none', async () => {
    const [none, one, other] = await Promise.all(
      ['', '按期办结率', '责任部门'].map((words) => pngOf(svgOf(words))),
    );
    expect(new Set([none, one, other].map((png) => digest(png ?? new Uint8Array()))).size).toBe(3);
    expect(one?.length).toBeGreaterThan((none?.length ?? 0) + 1_000);
  });

  it('draws no two characters as the same box', async () => {
    const drawn = await Promise.all(Array.from('办结逾期组镇村庄').map((word) => pngOf(svgOf(word))));
    expect(new Set(drawn.map(digest)).size).toBe(8);
  });

  it('has a sign for every character that the bot says', () => {
    const said = ['src/wording', 'src/summaries', 'src/documents', 'demo/directory.json'].flatMap(
      charactersIn,
    );
    expect(said.length).toBeGreaterThan(500);
    expect(said.filter((one) => !hasGlyph(one.codePointAt(0) ?? 0))).toEqual([]);
  });

  it('has one for every character of GB 2312, its first level and its second', () => {
    const decoder = new TextDecoder('gb18030');
    const all: string[] = [];
    for (let row = 0xb0; row <= 0xf7; row += 1)
      for (let cell = 0xa1; cell <= 0xfe; cell += 1) all.push(decoder.decode(new Uint8Array([row, cell])));
    const han = all.filter((one) => /^\p{Script=Han}$/u.test(one));
    expect(han.length).toBe(6_763);
    expect(han.filter((one) => !hasGlyph(one.codePointAt(0) ?? 0))).toEqual([]);
  });

  it('shows 〓 for a name’s rare character, and nothing for an emoji', () => {
    expect(drawable('王\u{30EDD}村👍\u200B')).toBe('王〓村');
  });
});

describe.each(Object.entries(WEEKS))('the picture of the %s week', (name, week) => {
  let svg: string;
  beforeAll(async () => {
    svg = await pageSvg(pictureOf(week));
  });

  it('is as wide as a phone, and as high as the one in docs/images', async () => {
    const [width, height] = sizeOf(Buffer.from(await pngOf(svg)));
    expect(width).toBe(PAGE_WIDTH);
    const kept = readFileSync(new URL(`../../docs/images/week-${name}.png`, import.meta.url));
    expect(sizeOf(kept)).toEqual([width, height]);
  }, 30_000);

  it('has no words that reach beyond the page or below a readable size', () => {
    const sizes = [...svg.matchAll(/font-size[=:]"?(\d+)/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20);
  });
});

describe('the colours', () => {
  it('are those of Okabe and Ito', () => {
    const palette = ['#000000', '#E69F00', '#56B4E9', '#009E73', '#F0E442', '#0072B2', '#D55E00', '#CC79A7'];
    expect(Object.values(COLOURS).filter((colour) => !palette.includes(colour))).toEqual([]);
  });
});

function charactersIn(path: string): string[] {
  const texts = path.endsWith('.json') ? [readFileSync(path, 'utf8')] : textsIn(path);
  return [...new Set(texts.join('').match(/[\p{Script=Han}，。、；：“”（）《》—·①-⑩％]/gu))];
}

function textsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}

/** Width and height of a PNG, from its header. */
function sizeOf(png: Buffer): [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
