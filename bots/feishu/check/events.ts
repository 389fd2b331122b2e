/** What the console's page of events and callbacks has to list: the name, and the words under which it is found. */
export interface Subscribed {
  readonly name: string;
  readonly called: string;
}

export const EVENTS: readonly Subscribed[] = [
  { name: 'im.message.receive_v1', called: '接收消息' },
  { name: 'im.message.recalled_v1', called: '撤回消息' },
  { name: 'im.chat.member.bot.added_v1', called: '机器人进群' },
  { name: 'im.chat.member.bot.deleted_v1', called: '机器人被移出群' },
  { name: 'im.chat.updated_v1', called: '群配置修改' },
  { name: 'im.chat.disbanded_v1', called: '群解散' },
  { name: 'im.chat.member.user.added_v1', called: '用户进群' },
  { name: 'im.chat.member.user.withdrawn_v1', called: '撤销拉用户进群' },
  { name: 'im.chat.member.user.deleted_v1', called: '用户出群' },
];

export const CALLBACK: Subscribed = { name: 'card.action.trigger', called: '卡片回传交互' };
