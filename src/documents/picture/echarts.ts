import type { BarSeriesOption, EChartsOption, LineSeriesOption } from 'echarts';
import { KIND_COUNTS, type KindRow, TREND_COUNTS, type TrendPoint } from '../charts.ts';
import { FONT_FAMILY } from '../fonts.ts';
import { COLOURS, FAINT, INK, LINE } from '../palette.ts';

const TEXT = { fontFamily: FONT_FAMILY, fontSize: 26, color: INK } as const;
const STRIPES = {
  symbol: 'rect',
  dashArrayX: [1, 0],
  dashArrayY: [4, 6],
  rotation: Math.PI / 4,
  color: 'rgba(255,255,255,0.6)',
};
const COMMON = { animation: false, textStyle: TEXT, backgroundColor: 'transparent' } as const;
const legend = (data: readonly string[]) => ({
  data: [...data],
  top: 0,
  left: 0,
  itemWidth: 30,
  itemHeight: 22,
  itemGap: 36,
  textStyle: TEXT,
});

/** The weeks stand in columns of one width, from here to the right edge: the table below the chart has the same. */
export const TREND_LEFT = 132;

/** New and closed as bars beside each other, and what is open at the end as a line. The numbers stand in the table below. */
export function trendOption(weeks: readonly TrendPoint[]): EChartsOption {
  return {
    ...COMMON,
    grid: { left: TREND_LEFT, right: 0, top: 16, bottom: 44 },
    xAxis: {
      type: 'category',
      data: weeks.map(({ label }) => label),
      axisLabel: { ...TEXT, fontSize: 24, interval: 0 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: FAINT } },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { ...TEXT, fontSize: 22, color: FAINT },
      splitLine: { lineStyle: { color: LINE } },
      splitNumber: 4,
    },
    series: TREND_COUNTS.map(({ name, word }) => {
      const data = weeks.map(({ total }) => total[name]);
      return name === 'open' ? openLine(word, data) : newOrClosed(word, data, COLOURS[name]);
    }),
  };
}

function openLine(name: string, data: number[]): LineSeriesOption {
  const color = COLOURS.overdue;
  return {
    type: 'line',
    name,
    data,
    symbol: 'diamond',
    symbolSize: 18,
    lineStyle: { width: 5, type: 'dashed', color },
    itemStyle: { color },
  };
}

function newOrClosed(name: string, data: number[], color: string): BarSeriesOption {
  return { type: 'bar', name, data, barMaxWidth: 54, itemStyle: { color } };
}

/** Bars that lie, so that no number of four digits meets its neighbour. */
export function kindOption(kinds: readonly KindRow[]): EChartsOption {
  const rows = kinds.toReversed();
  return {
    ...COMMON,
    legend: legend(KIND_COUNTS.map(({ word }) => word)),
    grid: { left: 8, right: 96, top: 64, bottom: 8, containLabel: true },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      data: rows.map(({ word }) => word),
      axisLabel: { ...TEXT, fontSize: 30 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: FAINT } },
    },
    series: KIND_COUNTS.map(({ name, word }): BarSeriesOption => {
      const decal = name === 'overdue' ? { decal: STRIPES } : {};
      return {
        type: 'bar',
        name: word,
        data: rows.map(({ counts }) => counts[name]),
        barMaxWidth: 26,
        barGap: '15%',
        itemStyle: { color: COLOURS[name], ...decal },
        label: { show: true, position: 'right', ...TEXT },
      };
    }),
  };
}
