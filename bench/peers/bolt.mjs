import bolt from '@slack/bolt';
import { listen, reply } from './feishu.mjs';
import { record } from './row.mjs';

/** Bolt behind a receiver that gives it Feishu's messages as Slack's events. */
class FeishuReceiver {
  init(app) {
    this.app = app;
  }
  async start() {
    listen(({ id, chat, sender, text }, answer) =>
      this.app.processEvent({
        body: {
          type: 'event_callback',
          team_id: 'T1',
          event: {
            type: 'message',
            channel: chat,
            user: sender,
            text,
            ts: String(Date.now() / 1_000),
            client_msg_id: id,
          },
        },
        ack: async () => void answer(),
      }),
    );
  }
  async stop() {}
}

const app = new bolt.App({
  receiver: new FeishuReceiver(),
  authorize: async () => ({ botToken: 'xoxb-none', botId: 'B1', botUserId: 'U1' }),
  logLevel: bolt.LogLevel.ERROR,
});
app.message(/^报问题 (.+)/, async ({ message }) => {
  const number = await record({ id: message.client_msg_id, chat: message.channel, text: message.text });
  await reply(message.client_msg_id, `#${number} 已登记`);
});
await app.start();
