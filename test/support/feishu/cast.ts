import { until } from '../until.ts';
import type { FeishuApp } from './app.ts';

/** Somebody of the directory, as a Feishu user with a private chat with the bot. */
export interface Player {
  readonly name: string;
  readonly openId: string;
  readonly privateChat: string;
}

export interface Cast {
  /** The first admin, come in by the code that the terminal printed. */
  readonly admin: Player;
  addPlayer(name: string): Player;
  /** Says something and waits until the bot has done what follows from it; @ the bot in a group, as one must. */
  say(chatId: string, who: Player, text: string): Promise<void>;
  /** The newest thing that the bot said there. */
  last(chatId: string): string;
  /** A group of Feishu, bound to its place by the words that an admin types. */
  bindChat(place: string, members: readonly Player[]): Promise<string>;
  /** A person of the directory on Feishu, bound by a code; whom the file does not name is given the post first. */
  bindPerson(name: string, post: string): Promise<Player>;
}

/** Everything that makes a Feishu tenant ours, by typed commands alone. */
export async function openCast(app: FeishuApp): Promise<Cast> {
  const { fake } = app;
  const last = (chatId: string) => fake.botSaid(chatId).at(-1) ?? '';
  const addPlayer = (name: string): Player => {
    const openId = fake.world.addPerson(name);
    return { name, openId, privateChat: fake.world.addChat(name, [openId], 'p2p').id };
  };
  async function say(chatId: string, who: Player, text: string): Promise<void> {
    const isGroup = fake.world.chats.get(chatId)?.mode === 'group';
    const { ack } = await fake.say(chatId, who.openId, isGroup ? `@${fake.world.botName} ${text}` : text);
    if (ack?.code !== 200) throw new Error(`not acknowledged: ${ack?.code ?? 'at all'}`);
    await app.idle();
    // On a busy machine the platform may have asked for a second's patience: what comes then is the answer all the same.
    await until(`what was said to ${chatId} is answered`, async () => {
      const { items } = await app.api<{ items: unknown[] }>('/api/deliveries?state=retryable');
      return items.length === 0;
    });
    await app.idle();
  }
  const admin = addPlayer('系统管理员');
  await say(admin.privateChat, admin, `认领管理员 ${app.adminCode}`);

  async function codeFor(name: string): Promise<string | undefined> {
    await say(admin.privateChat, admin, `发码 ${name}`);
    return /代码：([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(last(admin.privateChat))?.[1];
  }
  return {
    admin,
    addPlayer,
    say,
    last,
    async bindChat(place, members) {
      const chat = fake.world.addChat(
        `${place}飞书群`,
        [...members, admin].map(({ openId }) => openId),
      );
      const code = await codeFor(place);
      await say(chat.id, members[0] ?? admin, `绑定 ${place} ${code}`);
      if (!last(chat.id).includes('已绑定')) throw new Error(`${place}: ${last(chat.id)}`);
      return chat.id;
    },
    async bindPerson(name, post) {
      const player = addPlayer(name);
      let code = await codeFor(name);
      if (code === undefined) {
        await say(admin.privateChat, admin, `设 ${name} 为 ${post}`);
        code = await codeFor(name);
      }
      await say(player.privateChat, player, `绑定 ${code}`);
      if (!last(player.privateChat).includes('已绑定'))
        throw new Error(`${name}: ${last(player.privateChat)}`);
      return player;
    },
  };
}
