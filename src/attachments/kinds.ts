interface Kind {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  /** What the bytes begin with, from `at` on; where nothing is named, the extension decides. */
  readonly begins?: readonly { readonly at: number; readonly with: string }[];
  /** Shown in a browser as it is; everything else is offered to be saved. */
  readonly isShown?: true;
}

const hex = (bytes: string, at = 0) => ({ at, with: Buffer.from(bytes, 'hex').toString('latin1') });
const word = (letters: string, at = 0) => ({ at, with: letters });
const ZIP = hex('504b0304');
const OLE = hex('d0cf11e0a1b11ae1');

/** What is kept. Nothing that a browser or a desk would run: no HTML, no SVG, no programs, no macros. */
const KINDS: readonly Kind[] = [
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], begins: [hex('ffd8ff')], isShown: true },
  { mediaType: 'image/png', extensions: ['png'], begins: [hex('89504e470d0a1a0a')], isShown: true },
  { mediaType: 'image/gif', extensions: ['gif'], begins: [word('GIF8')], isShown: true },
  { mediaType: 'image/webp', extensions: ['webp'], begins: [word('WEBP', 8)], isShown: true },
  {
    mediaType: 'image/heic',
    extensions: ['heic', 'heif'],
    begins: [word('ftyphei', 4), word('ftypmif1', 4)],
  },
  { mediaType: 'application/pdf', extensions: ['pdf'], begins: [word('%PDF-')] },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    begins: [ZIP],
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    begins: [ZIP],
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extensions: ['pptx'],
    begins: [ZIP],
  },
  { mediaType: 'application/msword', extensions: ['doc', 'wps'], begins: [OLE] },
  { mediaType: 'application/vnd.ms-excel', extensions: ['xls', 'et'], begins: [OLE] },
  { mediaType: 'application/vnd.ms-powerpoint', extensions: ['ppt', 'dps'], begins: [OLE] },
  { mediaType: 'application/zip', extensions: ['zip'], begins: [ZIP] },
  { mediaType: 'video/mp4', extensions: ['mp4', 'mov'], begins: [word('ftyp', 4)] },
  { mediaType: 'audio/amr', extensions: ['amr'], begins: [word('#!AMR')] },
  {
    mediaType: 'audio/silk',
    extensions: ['sil', 'silk', 'slk'],
    begins: [word('#!SILK', 1), word('#!SILK')],
  },
  { mediaType: 'audio/mpeg', extensions: ['mp3'], begins: [word('ID3'), hex('fffb'), hex('fff3')] },
  { mediaType: 'audio/ogg', extensions: ['ogg', 'opus'], begins: [word('OggS')] },
  { mediaType: 'audio/wav', extensions: ['wav'], begins: [word('WAVE', 8)] },
  { mediaType: 'text/plain', extensions: ['txt', 'csv', 'md'] },
];

export type Judged =
  | { readonly kind: 'kept'; readonly mediaType: string }
  | { readonly kind: 'refused'; readonly because: 'type' | 'size' | 'empty' };

/** What a file is, by what it holds; its name only tells apart what begins alike. What a platform says counts for nothing. */
export function judge(name: string, bytes: Uint8Array, most: number): Judged {
  if (bytes.length === 0) return { kind: 'refused', because: 'empty' };
  if (bytes.length > most) return { kind: 'refused', because: 'size' };
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const fitting = KINDS.filter((kind) => kind.begins?.some((sign) => beginsWith(bytes, sign)));
  const named = (kind: Kind) => kind.extensions.includes(extension);
  const isCertain = (kind: Kind) =>
    kind.isShown === true || kind.mediaType === 'application/pdf' || fitting.length === 1;
  const kind =
    fitting.find(named) ??
    fitting.find(isCertain) ??
    (fitting.length === 0 ? plainText(bytes, named) : undefined);
  return kind === undefined
    ? { kind: 'refused', because: 'type' }
    : { kind: 'kept', mediaType: kind.mediaType };
}

export function isShown(mediaType: string): boolean {
  return KINDS.some((kind) => kind.mediaType === mediaType && kind.isShown === true);
}

/** The usual ending for what was sent without a name of its own. */
export function extensionOf(mediaType: string): string {
  return KINDS.find((kind) => kind.mediaType === mediaType)?.extensions[0] ?? 'bin';
}

function beginsWith(bytes: Uint8Array, sign: { readonly at: number; readonly with: string }): boolean {
  return Buffer.from(bytes.subarray(sign.at, sign.at + sign.with.length)).toString('latin1') === sign.with;
}

/** Text has no sign; it has no NUL either, and its name says so. */
function plainText(bytes: Uint8Array, named: (kind: Kind) => boolean): Kind | undefined {
  return bytes.subarray(0, 4_096).includes(0)
    ? undefined
    : KINDS.filter(({ begins }) => begins === undefined).find(named);
}
