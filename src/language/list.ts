import { allMatches } from './all-matches.ts';
/** One item of a list that somebody typed, without its marker. */
export interface ListItem {
  readonly start: number;
  readonly end: number;
}

export interface ListFound {
  /** What stands before the first marker. */
  readonly headEnd: number;
  readonly items: readonly ListItem[];
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const HAN = '一二三四五六七八九十';

interface Marker {
  readonly n: number;
  readonly start: number;
  readonly end: number;
}

/** The ways in which people number what they list; each is looked for on its own. */
const STYLES: readonly { readonly pattern: RegExp; readonly read: (sign: string) => number }[] = [
  { pattern: /(?<![\d.#])\(?(\d{1,2})(?:[、)]|\.(?!\d)|\.(?=\d{1,2}月\d)|:(?!\d))\s?/g, read: Number },
  { pattern: new RegExp(`([${CIRCLED}])\\s?[、.]?`, 'g'), read: (sign) => CIRCLED.indexOf(sign) + 1 },
  { pattern: new RegExp(`(?<=^|[\\s,。;:!])\\(?([${HAN}])(?:[、)]|[.:])\\s?`, 'g'), read: hanOrder },
  { pattern: new RegExp(`\\(([${HAN}])\\)\\s?`, 'g'), read: hanOrder },
  { pattern: /(\d)\ufe0f?\u20e3\s?/g, read: Number },
  { pattern: new RegExp(`(?<![第之万统])([${HAN}])(?:是|来|则)[,:]?`, 'g'), read: hanOrder },
  { pattern: new RegExp(`(?:第|其)([${HAN}])(?:个|点|条|件)?(?:是|[,、:])?`, 'g'), read: hanOrder },
  { pattern: /(?<=^|[\s,。;:!])([a-f])[.、)]\s?(?=[^\sa-z\d])/g, read: (sign) => 'abcdef'.indexOf(sign) + 1 },
  { pattern: /(?<=^|\n)\s{0,4}(\d{1,2})\s{1,3}(?=\p{Script=Han})/gu, read: Number },
];

function hanOrder(sign: string): number {
  return HAN.indexOf(sign) + 1;
}

/** Finds 1.…2.…, ①②, 一是…二是…, bullets or blank lines; a list has at least two items, numbered from one. */
export function findList(folded: string): ListFound | undefined {
  for (const { pattern, read } of STYLES) {
    const markers = run(
      allMatches(folded, pattern).map((match) => ({
        n: read(match[1] ?? ''),
        start: match.index,
        end: match.index + match[0].length,
      })),
    );
    if (markers.length >= 2) return fromMarkers(markers, folded);
  }
  return bulleted(folded) ?? paragraphs(folded);
}

/** 1, 2, 3 … in order: 3.16 or 84 inside an item is no marker. */
function run(markers: readonly Marker[]): Marker[] {
  const kept: Marker[] = [];
  for (const marker of markers) if (marker.n === kept.length + 1) kept.push(marker);
  return kept;
}

function fromMarkers(markers: readonly Marker[], folded: string): ListFound {
  const items = markers.map(({ end }, i) => ({ start: end, end: markers[i + 1]?.start ?? folded.length }));
  return {
    headEnd: markers[0]?.start ?? 0,
    items: items.filter(({ start, end }) => folded.slice(start, end).trim() !== ''),
  };
}

function bulleted(folded: string): ListFound | undefined {
  const markers = allMatches(folded, /(?<=^|\n)\s{0,4}[-•·*●○▪◆]\s?(?=\S)/g).map((match, i) => ({
    n: i + 1,
    start: match.index,
    end: match.index + match[0].length,
  }));
  return markers.length >= 2 ? fromMarkers(markers, folded) : undefined;
}

function paragraphs(folded: string): ListFound | undefined {
  const parts: ListItem[] = [];
  let from = 0;
  for (const gap of allMatches(folded, /\n[ ]{0,8}\n\s{0,80}/g)) {
    parts.push({ start: from, end: gap.index });
    from = gap.index + gap[0].length;
  }
  parts.push({ start: from, end: folded.length });
  const full = parts.filter(({ start, end }) => folded.slice(start, end).trim() !== '');
  return full.length >= 2 ? { headEnd: full[0]?.start ?? 0, items: full } : undefined;
}
