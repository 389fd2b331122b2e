import { Adapter, Robot, TextMessage, User } from 'hubot';
import { listen, reply } from './feishu.mjs';
import { record } from './row.mjs';

/** Hubot has no living adapter for Feishu: this is the least that one needs. */
class Feishu extends Adapter {
  async send({ message }, ...strings) {
    for (const text of strings) await reply(message.id, text);
  }
  async reply(envelope, ...strings) {
    await this.send(envelope, ...strings);
  }
  async run() {
    this.emit('connected');
    listen(({ id, chat, sender, text }) =>
      this.receive(new TextMessage(new User(sender, { room: chat }), text, id)),
    );
  }
}

process.env.HUBOT_LOG_LEVEL = 'fatal';
const robot = new Robot({ use: (owner) => new Feishu(owner) }, false, 'xietiao');
await robot.loadAdapter();
robot.hear(/^报问题 (.+)/, async (response) => {
  const { id, room, text } = response.message;
  const number = await record({ id, chat: room, text });
  await response.send(`#${number} 已登记`);
});
await robot.run();
