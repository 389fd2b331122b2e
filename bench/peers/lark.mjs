import { createServer } from 'node:http';
import * as lark from '@larksuiteoapi/node-sdk';
import { record } from './row.mjs';

/** Feishu's own package, as its README uses it. */
const {
  PORT,
  FEISHU_DOMAIN,
  FEISHU_APP_ID,
  FEISHU_APP_SECRET,
  FEISHU_ENCRYPT_KEY,
  FEISHU_VERIFICATION_TOKEN,
} = process.env;
const quiet = { loggerLevel: lark.LoggerLevel.fatal };
const client = new lark.Client({
  appId: FEISHU_APP_ID,
  appSecret: FEISHU_APP_SECRET,
  domain: FEISHU_DOMAIN,
  ...quiet,
});
const dispatcher = new lark.EventDispatcher({
  encryptKey: FEISHU_ENCRYPT_KEY,
  verificationToken: FEISHU_VERIFICATION_TOKEN,
  ...quiet,
}).register({
  'im.message.receive_v1': async ({ message }) => {
    const { text } = JSON.parse(message.content);
    const number = await record({ id: message.message_id, chat: message.chat_id, text });
    await client.im.message.reply({
      path: { message_id: message.message_id },
      data: { msg_type: 'text', content: JSON.stringify({ text: `#${number} 已登记` }) },
    });
  },
});
const server = createServer();
server.on('request', lark.adaptDefault('/feishu/events', dispatcher));
server.listen(Number(PORT), '127.0.0.1');
