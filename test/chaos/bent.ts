import { userIds, type FakeEvent } from '../support/feishu/events.ts';
import type { FakeFeishu } from '../support/feishu/fake.ts';
import type { Lane } from './region.ts';

export interface Site {
  readonly fake: FakeFeishu;
  /** Where those speak who mean harm. */
  readonly lane: Lane;
}

/** What may be bent: types of messages, and what else happens on the platform. */
const MESSAGES: Readonly<Record<string, object>> = {
  text: { text: '@协调助手 报问题 路灯不亮，请住建局协调' },
  file: { file_key: 'file_v3_1', file_name: '台账.xlsx' },
  image: { image_key: 'img_v3_1' },
  post: {
    title: '报问题',
    content: [
      [
        { tag: 'text', text: '路灯不亮' },
        { tag: 'at', user_id: '@_user_1' },
        { tag: 'img', image_key: 'img_v3_1' },
      ],
    ],
  },
  merge_forward: {},
};
const HAPPENINGS: Readonly<Record<string, (site: Site) => object>> = {
  'im.message.recalled_v1': ({ lane }) => ({
    message_id: 'om_1',
    chat_id: lane.chatId,
    recall_time: String(Date.now()),
    recall_type: 'message_owner',
  }),
  'im.chat.updated_v1': ({ lane }) => ({ chat_id: lane.chatId, after_change: { name: `${lane.group}群` } }),
  'im.chat.member.user.added_v1': ({ lane }) => ({
    chat_id: lane.chatId,
    operator_id: userIds(lane.reporter),
    users: [{ name: '来人', user_id: userIds('ou_1') }],
  }),
  'im.chat.member.bot.added_v1': ({ lane }) => ({
    chat_id: lane.chatId,
    operator_id: userIds(lane.reporter),
    name: `${lane.group}群`,
  }),
  'card.action.trigger': ({ lane }) => ({
    operator: userIds(lane.reporter),
    action: {
      tag: 'button',
      value: { command: '#1 已解决', notice: 'receipt', issue: 1 },
      form_value: { words: '好' },
    },
    context: { open_message_id: 'om_1', open_chat_id: lane.chatId },
  }),
};
export const KINDS = [...Object.keys(MESSAGES), ...Object.keys(HAPPENINGS)];

/** A true event of that kind, but that its nth field, be it deep in the content, holds the value. */
export async function bentEvent(site: Site, kind: string, nth: number, value: unknown): Promise<object> {
  const happening = HAPPENINGS[kind]?.(site);
  return bend(
    happening === undefined
      ? await said(site, kind, MESSAGES[kind] ?? {})
      : site.fake.events.of(kind, happening, Date.now()),
    nth,
    value,
  );
}

/** What the one who means harm says there, unbent and not pushed. */
export async function said({ fake, lane }: Site, type: string, content: object): Promise<FakeEvent> {
  const manner = { type, content, unpushed: true } as const;
  return (await fake.say(lane.chatId, lane.reporter, '', manner)).event;
}

/** The content of a message is JSON inside JSON. */
function bend(event: FakeEvent, nth: number, value: unknown): object {
  const whole: unknown = JSON.parse(JSON.stringify(event));
  const { message } = (whole as { event: { message?: Record<string, unknown> } }).event;
  if (message !== undefined) message['content'] = JSON.parse(String(message['content']));
  const fields = fieldsOf(whole);
  fields[nth % fields.length]?.(value);
  const content = message?.['content'];
  if (message !== undefined && typeof content === 'object') message['content'] = JSON.stringify(content);
  return whole as object;
}

/** What sets each field, however deep it stands. */
function fieldsOf(part: unknown): ((value: unknown) => void)[] {
  if (typeof part !== 'object' || part === null) return [];
  const record = part as Record<string, unknown>;
  return Object.keys(record).flatMap((name) => [
    (value: unknown) => void (record[name] = value),
    ...fieldsOf(record[name]),
  ]);
}
