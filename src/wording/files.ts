import type { Attachment } from '../chat/message.ts';
import type { Notice } from '../chat/notice.ts';
import type { IssueView } from './view.ts';

const KINDS: Readonly<Record<Attachment['kind'], string>> = { image: '图片', file: '文件', voice: '语音' };

/** `附图片2个、文件1个` */
export function filesWords(files: readonly Pick<Attachment, 'kind'>[]): string {
  const counted = (['image', 'file', 'voice'] as const)
    .map((kind) => ({ kind, count: files.filter((file) => file.kind === kind).length }))
    .filter(({ count }) => count > 0);
  return `附${counted.map(({ kind, count }) => `${KINDS[kind]}${count}个`).join('、')}`;
}

/** `here`: they come with the notice; `group`: where they were sent, not all of them could be had. */
export function filesNote({ number }: IssueView, words: string, where: 'here' | 'group' = 'group'): Notice {
  return {
    kind: 'supplement',
    tone: 'plain',
    title: `【协调请求 #${number}】补充材料`,
    lines: [where === 'here' ? `报告人${words}，随本条发来` : `报告人${words}，在工作组群里`],
    issueNumber: number,
  };
}
