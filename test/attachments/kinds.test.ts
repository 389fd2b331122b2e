import { describe, expect, it } from 'vitest';
import { extensionOf, isShown, judge } from '../../src/attachments/kinds.ts';

const MOST = 1_000;
const bytes = (hex: string) =>
  Buffer.concat([Buffer.from(hex.replaceAll(' ', ''), 'hex'), Buffer.alloc(32, 1)]);
const PNG = bytes('89504e470d0a1a0a');
const ZIP = bytes('504b0304');

describe('what is kept of what people send', () => {
  it.each([
    ['照片.jpg', bytes('ffd8ffe0'), 'image/jpeg'],
    ['照片.png', PNG, 'image/png'],
    ['a picture under the wrong name.jpg', PNG, 'image/png'],
    ['image-7', PNG, 'image/png'],
    ['通知.pdf', Buffer.from('%PDF-1.7 …'), 'application/pdf'],
    ['台账.xlsx', ZIP, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['说明.docx', ZIP, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['说明.doc', bytes('d0cf11e0a1b11ae1'), 'application/msword'],
    ['v.mp4', bytes('00000018 66747970 69736f6d'), 'video/mp4'],
    ['v.sil', Buffer.from('\u0002#!SILK_V3…', 'latin1'), 'audio/silk'],
    ['名单.txt', Buffer.from('王敏，刘洋'), 'text/plain'],
  ])('%s is what it holds', (name, content, mediaType) => {
    expect(judge(name, content, MOST)).toEqual({ kind: 'kept', mediaType });
  });

  it.each([
    ['a program', 'setup.exe', bytes('4d5a9000')],
    ['a program that calls itself a picture', '照片.jpg', bytes('4d5a9000')],
    ['a page', 'index.html', Buffer.from('<html><script>alert(1)</script>')],
    ['a page that calls itself a picture', '照片.png', Buffer.from('<html>')],
    ['a drawing that can hold a script', 'a.svg', Buffer.from('<svg onload="x"/>')],
    ['a workbook with macros', '台账.xlsm', ZIP],
    ['text full of zeros', '名单.txt', Buffer.alloc(10)],
    ['an archive without a name of one', 'x', ZIP],
  ])('%s is refused', (_, name, content) => {
    expect(judge(name, content, MOST)).toEqual({ kind: 'refused', because: 'type' });
  });

  it('nothing, and too much, are refused', () => {
    expect(judge('a.png', Buffer.alloc(0), MOST)).toEqual({ kind: 'refused', because: 'empty' });
    expect(judge('a.png', Buffer.concat([PNG, Buffer.alloc(MOST)]), MOST)).toEqual({
      kind: 'refused',
      because: 'size',
    });
  });

  it('only pictures are shown in a browser as they are', () => {
    expect([isShown('image/png'), isShown('application/pdf'), isShown('text/html')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(extensionOf('image/jpeg')).toBe('jpg');
  });
});
