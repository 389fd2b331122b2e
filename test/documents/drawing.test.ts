import { describe, expect, it } from 'vitest';
import { createDrawer } from '../../src/documents/drawing/draw-in-thread.ts';
import { pictureOf } from '../../src/documents/picture/model.ts';
import { bulletinDocument } from '../../src/documents/word/bulletin.ts';
import { WEEKS } from './weeks.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const startOf = (bytes: Uint8Array) => [...bytes.subarray(0, 4)];

describe('the thread that draws', () => {
  it('answers several orders, each with its own file', async () => {
    const drawer = createDrawer();
    const [png, docx] = await Promise.all([
      drawer.draw({ format: 'png', picture: pictureOf(WEEKS.full) }),
      drawer.draw({ format: 'docx', document: bulletinDocument(WEEKS.empty) }),
    ]);
    expect(startOf(png)).toEqual(PNG);
    expect(startOf(docx)).toEqual(ZIP);
  }, 60_000);

  it('tells what it could not draw, and draws on', async () => {
    const drawer = createDrawer();
    const document = bulletinDocument(WEEKS.empty);
    const broken = {
      ...document,
      paragraphs: [{ level: 'text', words: null as unknown as string }],
    } as const;
    await expect(drawer.draw({ format: 'docx', document: broken })).rejects.toThrow(/null/);
    expect(startOf(await drawer.draw({ format: 'docx', document }))).toEqual(ZIP);
  }, 60_000);

  it('begins again after it has rested', async () => {
    const drawer = createDrawer(0);
    const document = bulletinDocument(WEEKS.empty);
    const first = await drawer.draw({ format: 'docx', document });
    const second = await drawer.draw({ format: 'docx', document });
    expect([startOf(first), startOf(second)]).toEqual([ZIP, ZIP]);
  }, 60_000);
});
