import type { Notice, NoticeFile } from '../chat/notice.ts';

/** 3月1日至3月31日, or one day. */
export const daySpan = (from: string, to: string): string => (from === to ? from : `${from}至${to}`);

interface Sent {
  /** Whose, in words; null for the whole organisation. */
  readonly about: string | null;
  /** Reported when, in words; null for all there is. */
  readonly days: string | null;
  readonly count: number;
}

const title = ({ about, days }: Omit<Sent, 'count'>) =>
  ['台账', ...(about === null ? [] : [about]), ...(days === null ? [] : [`${days}登记`])].join(' · ');

/** Phones and restricted issues are covered in the file as in the chat. */
export function ledgerSent(sent: Sent, file: NoticeFile): Notice {
  return {
    kind: 'ledger',
    tone: 'plain',
    title: title(sent),
    lines: [`共${sent.count}件，见Excel文件；电话和敏感件的内容已遮盖。`],
    files: [file],
  };
}

export const ledgerEmpty = (sent: Omit<Sent, 'count'>): Notice => ({
  kind: 'ledger',
  tone: 'plain',
  title: `${title(sent)}：没有登记的问题，没有可发的台账`,
  lines: [],
});

/** What everybody in a chat reads is what belongs to that chat. */
export const notInThisChat = (own: string | null): Notice => ({
  kind: 'refused',
  tone: 'plain',
  title:
    own === null
      ? '台账只发给工作组、部门、协调员和领导，您的问题请发：我的'
      : `这里只发${own}的台账；别的请协调员私聊我要`,
  lines: [],
});
