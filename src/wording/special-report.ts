import type { Notice, NoticeFile } from '../chat/notice.ts';

export const reportName = (numbers: readonly number[]): string => `专报${numbers.join('、')}号.docx`;

/** Phones are covered in the file as in the chat, and so is what restricted issues tell. */
export const reportSent = (numbers: readonly number[], file: NoticeFile): Notice => ({
  kind: 'ledger',
  tone: 'plain',
  title: `${numbers.map((number) => `#${number}`).join('、')} 的专报`,
  lines: ['见Word文件，内容取自台账；电话和敏感件的内容已遮盖。'],
  files: [file],
});

export const reportElsewhere = (): Notice => ({
  kind: 'refused',
  tone: 'plain',
  title: '专报只发给督导领导、协调员和管理员',
  lines: ['请他们在领导群、协调员群里要，或私聊我要'],
});
