/** What a bulletin is handed out as, in the order in which the chat lists them: the picture is looked at first. */
export const SUMMARY_FORMATS = ['png', 'docx', 'xlsx'] as const;
export type SummaryFormat = (typeof SUMMARY_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<SummaryFormat, string>> = {
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function isSummaryFormat(word: string | undefined): word is SummaryFormat {
  return SUMMARY_FORMATS.some((format) => format === word);
}

/** What no file system takes, and what turns the direction of writing. */
// oxlint-disable-next-line no-control-regex -- these very characters are taken out
const UNFIT = /[\\/:*?"<>|\u0000-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2066-\u2069]/g;

/** 《四进工作组周通报》第3期·城关组（3月6日…）.png becomes 四进工作组周通报第3期·城关组.png. */
export function fileName(title: string, format: string): string {
  const words = title.replaceAll(/[《》]|（[^（）]*）$/gu, '').replaceAll(UNFIT, ' ');
  const short = Array.from(words.replaceAll(/\s+/g, ' ').trim()).slice(0, 80).join('');
  return `${short === '' ? '文件' : short}.${format}`;
}

/** 明湖度假区四进工作台账2020-03-13.xlsx */
export function ledgerFileName(
  { name, campaign }: { readonly name: string; readonly campaign: string },
  day: string,
): string {
  return fileName(`${name}${campaign}工作台账${day}`, 'xlsx');
}
