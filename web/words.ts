import type { Card, Chat, ChatKind, Member } from './types.ts';

const ROLE_WORDS: Record<string, string> = {
  member: '组员',
  leader: '组长',
  coordinator: '协调员',
  liaison: '联络员',
  contact: '联系人',
  supervisor: '督导领导',
  admin: '管理员',
  stranger: '未绑定',
};

export const KIND_WORDS: Record<ChatKind, string> = {
  work_group: '工作组',
  department: '部门',
  leaders: '领导',
  coordinators: '协调',
};
export const KINDS: readonly ChatKind[] = ['work_group', 'department', 'leaders', 'coordinators'];

/** A sign and a word beside every colour, for eyes that do not tell colours apart. */
export const TONE_WORDS: Record<Card['tone'], string> = {
  plain: '',
  todo: '◆ 待办',
  good: '✓ 好',
  warning: '▲ 注意',
  urgent: '‼ 紧急',
};

export function memberWords({ name, role, of }: Member): string {
  return `${name}（${ROLE_WORDS[role] ?? role}${of === null ? '' : `·${of}`}）`;
}

/** What to try first in an empty chat; the first of them stands in the box at a touch. */
export function emptyWords(
  chat: Chat,
  chats: readonly Chat[],
): { readonly words: string; readonly example?: string } {
  const department = chats.find(({ kind }) => kind === 'department')?.boundTo ?? '住建局';
  const hints: Record<ChatKind, { words: string; example?: string }> = {
    work_group: {
      words: '试一试，报一个问题：',
      example: `报问题 厂门口修路，货车进不来，面临停产，请${department}协调`,
    },
    department: { words: '派给本部门的问题会出现在这里，点按钮或回话即可办理。' },
    leaders: { words: '早八晚七的简报、周五17:00的周通报会发到这里；把时间拨到那时看看。' },
    coordinators: { words: '拿不准派给谁、被退回的问题会到这里，由协调员定夺。' },
  };
  return hints[chat.kind];
}
