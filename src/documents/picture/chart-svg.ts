import type { EChartsOption } from 'echarts';

/** A chart as a piece of SVG of that size. echarts is loaded with the first one: 60 MB on disk, half a second. */
export async function chartSvg(
  name: string,
  option: EChartsOption,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<string> {
  const { init } = await import('echarts');
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    return withoutCounters(chart.renderToSVGString(), name);
  } finally {
    chart.dispose();
  }
}

/** Ids count the charts of this process, and hovering is for browsers: a picture of the same week stays the same, byte for byte. */
function withoutCounters(svg: string, name: string): string {
  return svg
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/ class="[^"]*"/g, '')
    .replaceAll(/\bzr\d+-/g, `${name}-`);
}

/** The same at a place inside another picture. */
export function placed(svg: string, x: number, y: number): string {
  return svg.replace(/^<svg /, `<svg x="${x}" y="${y}" `);
}
