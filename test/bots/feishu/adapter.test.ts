import { afterEach } from 'vitest';
import { chatAdapterContract, REQUEST_NOTICE } from '../../support/chat-adapter-contract.ts';
import { startTestBot, type TestBot } from '../../support/feishu/bot.ts';

const open: TestBot[] = [];
afterEach(async () => {
  for (const bot of open.splice(0)) await bot.close();
});

for (const way of ['socket', 'webhook'] as const)
  chatAdapterContract('feishu', async () => {
    const bot = await startTestBot({ way });
    open.push(bot);
    const { fake, adapter } = bot;
    const liaison = fake.world.addPerson('周立');
    const chat = fake.world.addChat('住建局联络群', [liaison]);
    const said = await fake.say(chat.id, liaison, '@协调助手 报问题 路断了', { unpushed: true });
    const own = { ...said.event, event: { ...said.event.event, sender: { sender_type: 'app' } } };
    /** The platform is told 200 or another code; where nobody listens, it is told nothing. */
    const acknowledged = async (push: Promise<{ code: number } | undefined>) => {
      const ack = await push;
      if (ack !== undefined && ack.code !== 200) throw new Error(`not acknowledged: ${ack.code}`);
    };
    const events = {
      'from a person': () => acknowledged(fake.push(said.event)),
      'from a person again': () => acknowledged(fake.push(said.event)),
      'from the bot itself': () => acknowledged(fake.push(own)),
      'a pressed button': async () => {
        await adapter.send(`feishu:${chat.id}`, REQUEST_NOTICE, 'k');
        await acknowledged(fake.press(chat.id, liaison, '签收').then(({ ack }) => ack));
      },
    };
    return {
      adapter,
      chat: `feishu:${chat.id}`,
      shown: async () => fake.botMessages(chat.id).length,
      hear: (event) => events[event](),
    };
  });
