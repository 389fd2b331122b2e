/**
 * GB/T 9704—2012, the layout of official documents: A4, margins 37/35/28/26 mm, title in 小标宋 二号, text in 仿宋 三号 at
 * 28 磅 from line to line, headings in 黑体, 楷体 and bold 仿宋.
 */
export const MARGINS_MM = { top: 37, bottom: 35, left: 28, right: 26 } as const;

/** Half-points: 二号 is 22 points, 三号 16, 四号 14. */
export const SIZES = { title: 44, text: 32, page: 28, table: 24 } as const;

/** Twentieths of a point from line to line. */
export const LINES = { title: 660, text: 560, table: 400 } as const;

/** Two characters of 三号. */
export const INDENT_TWIPS = 640;

/** A font by its name, and under what names others have it: `w:altName` of the font table. */
interface Font {
  readonly name: string;
  readonly others: readonly string[];
  readonly family: 'roman' | 'modern' | 'script';
}

export const FONTS = {
  title: {
    name: '方正小标宋简体',
    others: [
      '方正小标宋_GBK',
      'FZXiaoBiaoSong-B05S',
      '华文中宋',
      'STZhongsong',
      '宋体',
      'SimSun',
      'Noto Serif CJK SC',
    ],
    family: 'roman',
  },
  text: {
    name: '仿宋_GB2312',
    others: ['仿宋', 'FangSong', 'FangSong_GB2312', '华文仿宋', 'STFangsong', 'Noto Serif CJK SC'],
    family: 'modern',
  },
  first: { name: '黑体', others: ['SimHei', '华文黑体', 'STHeiti', 'Noto Sans CJK SC'], family: 'modern' },
  second: {
    name: '楷体_GB2312',
    others: ['楷体', 'KaiTi', 'KaiTi_GB2312', '华文楷体', 'STKaiti', 'Noto Serif CJK SC'],
    family: 'script',
  },
  page: { name: '宋体', others: ['SimSun', '华文宋体', 'STSong', 'Noto Serif CJK SC'], family: 'roman' },
} as const satisfies Record<string, Font>;
export type FontUse = keyof typeof FONTS;

/** Digits and Latin letters stand in their own font, as is the custom. */
const LATIN = 'Times New Roman';

export function fontOf(use: FontUse): { ascii: string; hAnsi: string; eastAsia: string; cs: string } {
  return { ascii: LATIN, hAnsi: LATIN, eastAsia: FONTS[use].name, cs: LATIN };
}

/** The font table: where a font is missing, the reader's program takes the next name and not its own guess. */
export function fontTableXml(): string {
  const fonts = Object.values(FONTS).map(
    ({ name, others, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    ...fonts,
    '</w:fonts>',
  ].join('');
}
