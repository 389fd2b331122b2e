import { DUE_PARTS, type DepartmentRow, TREND_COUNTS } from '../charts.ts';
import { BANNER, COLOURS, FAINT, INK, LINE, PANEL, PAPER } from '../palette.ts';
import { chartSvg, placed } from './chart-svg.ts';
import { kindOption, TREND_LEFT, trendOption } from './echarts.ts';
import type { RateTile, WeekPicture } from './model.ts';
import { box, stripes, text, widthOf, wrap } from './svg.ts';

/** A phone is 1080 dots wide; words of 26 are read there without zooming. */
export const PAGE_WIDTH = 1080;
const MARGIN = 48;
const INNER = PAGE_WIDTH - 2 * MARGIN;
const GAP = 24;

/** A piece of the page and how high it is. */
interface Block {
  readonly height: number;
  readonly draw: (y: number) => string;
}

/** The page as SVG: header, numbers, rates, trend, kinds, departments; what has nothing to show is left out. */
export async function pageSvg(picture: WeekPicture): Promise<string> {
  const blocks = [
    header(picture),
    tiles(picture),
    rates(picture),
    ...(picture.isEmpty ? [quiet()] : []),
    ...(await trend(picture)),
    ...(await kinds(picture)),
    ...departments(picture),
    footer(picture),
  ];
  let y = 0;
  const drawn = blocks.map(({ height, draw }) => {
    const piece = draw(y);
    y += height;
    return piece;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE_WIDTH}" height="${y}" viewBox="0 0 ${PAGE_WIDTH} ${y}">`,
    `<defs>${stripes('late', COLOURS.late)}${stripes('unfinished', COLOURS.overdue)}</defs>`,
    box({ x: 0, y: 0, width: PAGE_WIDTH, height: y }, PAPER),
    ...drawn,
    '</svg>',
  ].join('\n');
}

const TITLE_SIZE = 46;

function header({ title, period }: WeekPicture): Block {
  const lines = titleLines(title);
  const height = 66 + lines.length * 62 + 66;
  return {
    height: height + GAP,
    draw: (y) =>
      [
        box({ x: 0, y, width: PAGE_WIDTH, height }, BANNER),
        ...lines.map((line, index) =>
          // The bracket has half its width of nothing before it.
          text(MARGIN - (line.startsWith('《') ? TITLE_SIZE / 2 : 0), y + 88 + index * 62, line, {
            size: TITLE_SIZE,
            weight: 700,
            fill: PAPER,
          }),
        ),
        text(MARGIN, y + height - 32, period, { size: 32, fill: '#D6E4F0' }),
      ].join(''),
  };
}

/** On one line, or the number and whose it is on a line of their own. */
function titleLines(title: string): string[] {
  if (widthOf(title, TITLE_SIZE) <= INNER) return [title];
  const [, name = title, rest = ''] = /^(《.*》)(.*)$/su.exec(title) ?? [];
  return [name, rest].flatMap((words) => wrap(words, TITLE_SIZE, INNER));
}

const TILE_COLOURS = [COLOURS.new, '#00704F', INK, '#B34700'];

function tiles(picture: WeekPicture): Block {
  const width = (INNER - 3 * GAP) / 4;
  const height = 232;
  return {
    height: height + GAP,
    draw: (y) =>
      picture.tiles
        .map(({ word, value, note }, index) => {
          const x = MARGIN + index * (width + GAP);
          const middle = x + width / 2;
          const fill = TILE_COLOURS[index] ?? INK;
          const size = Math.min(92, Math.floor((width - 24) / (String(value).length * 0.6)));
          return [
            box({ x, y, width, height }, PANEL, 16),
            box({ x, y: y + 16, width: 8, height: height - 32 }, fill, 4),
            text(middle, y + 56, word, { size: 34, fill: INK, anchor: 'middle' }),
            text(middle, y + 152, String(value), { size, weight: 700, fill, anchor: 'middle' }),
            text(middle, y + 206, note, { size: 28, fill: FAINT, anchor: 'middle' }),
          ].join('');
        })
        .join(''),
  };
}

function rates(picture: WeekPicture): Block {
  const width = (INNER - 2 * GAP) / 3;
  const height = 212;
  return {
    height: height + GAP,
    draw: (y) =>
      picture.rates
        .map((tile, index) => rateTile(tile, MARGIN + index * (width + GAP), y, width, height))
        .join(''),
  };
}

function rateTile(
  { word, value, share, note }: RateTile,
  x: number,
  y: number,
  width: number,
  height: number,
) {
  const inner = width - 48;
  return [
    box({ x, y, width, height }, PANEL, 16),
    text(x + 24, y + 54, word, { size: 32, fill: INK }),
    text(x + width - 24, y + 126, value, { size: 60, weight: 700, fill: INK, anchor: 'end' }),
    box({ x: x + 24, y: y + 146, width: inner, height: 14 }, LINE, 7),
    ...(share === null || share === 0
      ? []
      : [box({ x: x + 24, y: y + 146, width: inner * share, height: 14 }, COLOURS.closed, 7)]),
    text(x + 24, y + 194, note, { size: fitted(note, 28, inner), fill: FAINT }),
  ].join('');
}

function quiet(): Block {
  return {
    height: 120,
    draw: (y) =>
      text(PAGE_WIDTH / 2, y + 68, '本期没有新增问题，也没有在办问题。', {
        size: 36,
        fill: INK,
        anchor: 'middle',
      }),
  };
}

function heading(words: string): Block {
  return {
    height: 84,
    draw: (y) =>
      [
        box({ x: MARGIN, y: y + 26, width: 10, height: 40 }, BANNER, 4),
        text(MARGIN + 26, y + 60, words, { size: 38, weight: 700, fill: INK }),
      ].join(''),
  };
}

async function trend({ trend: weeks }: WeekPicture): Promise<Block[]> {
  if (weeks.length < 2) return [];
  const height = 340;
  const svg = await chartSvg('trend', trendOption(weeks), { width: INNER, height });
  return [
    heading(`近 ${weeks.length} 期走势`),
    { height, draw: (y) => placed(svg, MARGIN, y) },
    ...TREND_COUNTS.map((count) => trendRow(count, weeks)),
    { height: GAP, draw: () => '' },
  ];
}

const TREND_MARKS = { new: COLOURS.new, closed: COLOURS.closed, open: COLOURS.overdue } as const;

/** One row of the table below the chart, its colour in front. */
function trendRow({ name, word }: (typeof TREND_COUNTS)[number], weeks: WeekPicture['trend']): Block {
  const column = (INNER - TREND_LEFT) / weeks.length;
  return {
    height: 44,
    draw: (y) =>
      [
        box({ x: MARGIN, y: y + 6, width: INNER, height: 1 }, LINE),
        box({ x: MARGIN, y: y + 20, width: 18, height: 18 }, TREND_MARKS[name], name === 'open' ? 9 : 2),
        text(MARGIN + 28, y + 38, word, { size: 26, fill: INK }),
        ...weeks.map(({ total }, index) =>
          text(MARGIN + TREND_LEFT + (index + 0.5) * column, y + 38, String(total[name]), {
            size: 26,
            fill: INK,
            anchor: 'middle',
          }),
        ),
      ].join(''),
  };
}

async function kinds({ kinds: rows }: WeekPicture): Promise<Block[]> {
  if (rows.length === 0) return [];
  const height = 72 + rows.length * 136;
  const svg = await chartSvg('kinds', kindOption(rows), { width: INNER, height });
  return [heading('四类对象'), { height: height + GAP, draw: (y) => placed(svg, MARGIN, y) }];
}

const PART_FILLS = { onTime: COLOURS.closed, late: 'url(#late)', unfinished: 'url(#unfinished)' } as const;

function departments({ departments: rows, left }: WeekPicture): Block[] {
  if (rows.length === 0) return [];
  const most = Math.max(...rows.map(({ due }) => due));
  return [
    heading('责任部门应办结情况'),
    legend(),
    ...rows.map((row) => departmentBar(row, most)),
    ...(left.departments === 0
      ? []
      : [note(`另有 ${left.departments} 个部门，应办结合计 ${left.due} 件，见台账`)]),
  ];
}

function legend(): Block {
  return {
    height: 60,
    draw: (y) =>
      DUE_PARTS.map(({ name, word }, index) => {
        const x = MARGIN + index * 230;
        return [
          box({ x, y: y + 12, width: 34, height: 26 }, PART_FILLS[name], 4),
          text(x + 48, y + 36, word, { size: 28, fill: INK }),
        ].join('');
      }).join(''),
  };
}

/** A part that is there is seen, however small. */
const LEAST_WIDTH = 4;

function departmentBar(row: DepartmentRow, most: number): Block {
  const parts = DUE_PARTS.filter(({ name }) => row[name] > 0);
  const words = `应办结 ${row.due}：${parts.map(({ name, short }) => `${short} ${row[name]}`).join('、')}`;
  const room = INNER - widthOf(row.word, 30) - GAP;
  return {
    height: 100,
    draw: (y) => {
      let x = MARGIN;
      const bars = parts.map(({ name }) => {
        const width = Math.max(LEAST_WIDTH, (row[name] / most) * (INNER - 2 * LEAST_WIDTH));
        const bar = box({ x, y: y + 50, width, height: 30 }, PART_FILLS[name]);
        x += width;
        return bar;
      });
      return [
        text(MARGIN, y + 38, row.word, { size: 30, weight: 700, fill: INK }),
        text(MARGIN + INNER, y + 38, words, { size: fitted(words, 27, room), fill: INK, anchor: 'end' }),
        ...bars,
      ].join('');
    },
  };
}

/** The size at which words fit, at most the one wished for. */
function fitted(words: string, size: number, room: number): number {
  return Math.min(size, Math.floor((size * room) / widthOf(words, size)));
}

function note(words: string): Block {
  return { height: 56, draw: (y) => text(MARGIN, y + 36, words, { size: 28, fill: FAINT }) };
}

function footer({ asOf, organisation }: WeekPicture): Block {
  return {
    height: 132,
    draw: (y) =>
      [
        box({ x: MARGIN, y: y + 20, width: INNER, height: 2 }, LINE),
        text(MARGIN, y + 66, `${organisation} · 数据截至 ${asOf}`, { size: 26, fill: FAINT }),
        text(MARGIN, y + 104, '办结率、按期办结率的分母是本期应办结件', { size: 26, fill: FAINT }),
      ].join(''),
  };
}
