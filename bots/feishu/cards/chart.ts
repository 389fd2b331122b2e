import type { NoticeChart } from '../../../src/chat/notice.ts';
import type { Element } from './elements.ts';
import { printable } from './escape.ts';

/** A chart as a VChart spec, which is pure data: www.visactor.io/vchart/option/barChart */
export function chartElement(chart: NoticeChart): Element {
  return {
    tag: 'chart',
    aspect_ratio: '16:9',
    color_theme: 'brand',
    preview: true,
    chart_spec: {
      title: { text: printable(chart.title) },
      data: { values: valuesOf(chart) },
      ...SPECS[chart.kind],
      ...(isCrowded(chart) ? { xField: 'label', stack: true } : {}),
      legends: { visible: chart.kind === 'pie' || chart.series.length > 1, orient: 'bottom' },
      label: { visible: true },
    },
  };
}

/** More bars than that side by side are hairs on a phone. */
const MOST_BARS = 16;

const isCrowded = ({ kind, labels, series }: NoticeChart) =>
  kind === 'bar' && series.length > 1 && labels.length * series.length > MOST_BARS;

const SPECS: Record<NoticeChart['kind'], object> = {
  bar: { type: 'bar', xField: ['label', 'series'], yField: 'value', seriesField: 'series' },
  line: { type: 'line', xField: 'label', yField: 'value', seriesField: 'series' },
  pie: { type: 'pie', categoryField: 'label', valueField: 'value', outerRadius: 0.8, innerRadius: 0.5 },
};

/** One row a point; a value that is no number is left out rather than drawn as nought. */
function valuesOf({ labels, series }: NoticeChart) {
  return series.flatMap(({ name, values }) =>
    labels.flatMap((label, i) => {
      const value = values[i];
      return value === undefined || !Number.isFinite(value)
        ? []
        : [{ label: printable(label), series: printable(name), value }];
    }),
  );
}
