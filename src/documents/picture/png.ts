import { FONT_FAMILY, FONT_FILES } from '../fonts.ts';

/** Draws SVG in the thread pool. Only our own font is known, so that no machine draws it otherwise. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: [...FONT_FILES], defaultFontFamily: FONT_FAMILY },
  });
  return image.asPng();
}
