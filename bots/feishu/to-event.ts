import type { ChatEvent } from '../../src/chat/event.ts';
import type { HappenedEvent } from './envelope.ts';

interface Happening {
  readonly id: string;
  readonly chat: ChatEvent['chat'];
  readonly at: Date;
}

type Translate = (what: Happening, event: HappenedEvent) => ChatEvent | undefined;

const by = ({ operator_id: operator }: HappenedEvent) =>
  operator === undefined ? {} : { by: `feishu:${operator.open_id}` as const };

const membersOf = ({ users }: HappenedEvent) =>
  users.flatMap(({ name, user_id: user }) =>
    user === undefined ? [] : [{ account: `feishu:${user.open_id}` as const, name }],
  );

const left: Translate = (what, event) => ({ ...what, kind: 'members_left', members: membersOf(event) });

/** What happens to a chat, by the platform's name for it. */
export const CHAT_EVENTS: Readonly<Record<string, Translate>> = {
  'im.chat.member.bot.added_v1': (what, event) => ({
    ...what,
    kind: 'bot_added',
    ...by(event),
    ...(event.name === undefined ? {} : { name: event.name }),
  }),
  'im.chat.member.bot.deleted_v1': (what, event) => ({ ...what, kind: 'bot_removed', ...by(event) }),
  'im.chat.disbanded_v1': (what) => ({ ...what, kind: 'dissolved' }),
  // Owner, picture and rights change under the same name: only another name is news.
  'im.chat.updated_v1': (what, { after_change: after }) =>
    after?.name === undefined ? undefined : { ...what, kind: 'renamed', name: after.name },
  'im.chat.member.user.added_v1': (what, event) => ({
    ...what,
    kind: 'members_joined',
    members: membersOf(event),
  }),
  'im.chat.member.user.deleted_v1': left,
  'im.chat.member.user.withdrawn_v1': left,
};
