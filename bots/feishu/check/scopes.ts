/** A permission of the app, as the console's page of permissions names it. */
export interface Scope {
  readonly name: string;
  /** The words under which the console lists it. */
  readonly called: string;
  /** What the bot does with it. */
  readonly why: string;
  /** What does not work without it. */
  readonly without: string;
  /** Wider ones that hold it. */
  readonly orAnyOf?: readonly string[];
  /** Everything works without it; with it some of it is better. */
  readonly isOptional?: true;
}

const ALL_MESSAGES = 'im:message';

/**
 * What the bot asks for and not one more: open.feishu.cn/document/server-docs/application-scope/scope-list,
 * and under 权限要求 of each call and event.
 */
export const SCOPES: readonly Scope[] = [
  {
    name: 'im:message:send_as_bot',
    called: '以应用的身份发消息',
    why: '发卡片、回复、更新卡片',
    without: '机器人说不了话',
    orAnyOf: [ALL_MESSAGES],
  },
  {
    name: 'im:message.group_at_msg:readonly',
    called: '获取群组中其他机器人和用户@当前机器人的消息',
    why: '收群里@机器人的话',
    without: '群里@机器人没有反应',
    orAnyOf: [ALL_MESSAGES, 'im:message.group_msg'],
  },
  {
    name: 'im:message.p2p_msg:readonly',
    called: '读取用户发给机器人的单聊消息',
    why: '收私聊：发码、电话、我的问题',
    without: '私聊机器人没有反应',
    orAnyOf: [ALL_MESSAGES],
  },
  {
    name: 'im:message:readonly',
    called: '获取单聊、群组消息',
    why: '读被引用的那条消息，知道在说哪一件',
    without: '引用回复时认不出是哪一件，要写编号',
    orAnyOf: [ALL_MESSAGES],
  },
  {
    name: 'im:resource',
    called: '获取与上传图片或文件资源',
    why: '收照片和附件，发周通报的图、表、文档',
    without: '收不到照片，周通报发不出文件',
  },
  {
    name: 'im:chat:readonly',
    called: '获取群组信息',
    why: '知道在哪些群、群叫什么，群改名、解散、机器人进出群的通知',
    without: '群改名、解散、被移出群都不知道',
    orAnyOf: ['im:chat'],
  },
  {
    name: 'im:chat.members:read',
    called: '查看群成员',
    why: '知道群里的人叫什么，有人退群就结束他在这个群的职责',
    without: '退群的人还留着职责',
    orAnyOf: ['im:chat'],
  },
  {
    name: 'contact:user.base:readonly',
    called: '获取用户基本信息',
    why: '知道说话的人叫什么',
    without: '台账里的人名显示成“群成员”',
  },
  {
    name: 'im:message.group_msg',
    called: '获取群组中所有消息（敏感权限）',
    why: '不@也能收到“报问题…”“#12 已解决”',
    without: '群里说话要@机器人或点按钮，别的一样能用',
    isOptional: true,
  },
  {
    name: 'application:application:self_manage',
    called: '应用自管理',
    why: '让本检查直接读出事件、回调和版本',
    without: '事件、回调、版本要自己对照后台看',
    isOptional: true,
  },
];
