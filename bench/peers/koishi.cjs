const koishi = require('koishi');
const { default: http } = require('@koishijs/plugin-http');
const { default: server } = require('@koishijs/plugin-server');
const { default: sqlite } = require('@minatojs/driver-sqlite');
const { default: lark } = require('@satorijs/adapter-lark');

/** Koishi (whose modules load as CommonJS alone) with its own server, its own default database and its own adapter for Feishu. */
const {
  PORT,
  FEISHU_DOMAIN,
  FEISHU_APP_ID,
  FEISHU_APP_SECRET,
  FEISHU_ENCRYPT_KEY,
  FEISHU_VERIFICATION_TOKEN,
  STORE,
} = process.env;
koishi.Logger.levels.base = 0;
const app = new koishi.Context({});
app.plugin(http, {});
app.plugin(server, { host: '127.0.0.1', port: Number(PORT) });
app.plugin(sqlite, { path: STORE });
app.plugin(lark, {
  platform: 'feishu',
  protocol: 'http',
  path: '/feishu/events',
  endpoint: `${FEISHU_DOMAIN}/open-apis`,
  appId: FEISHU_APP_ID,
  appSecret: FEISHU_APP_SECRET,
  encryptKey: FEISHU_ENCRYPT_KEY,
  verificationToken: FEISHU_VERIFICATION_TOKEN,
  verifyToken: true,
  verifySignature: true,
});
app.inject(['database'], (ctx) => {
  ctx.model.extend(
    'commands',
    { id: 'unsigned', message: 'string', chat: 'string', said: 'text' },
    { autoInc: true },
  );
  ctx.command('报问题 <said:text>').action(async ({ session }, said) => {
    const { id } = await ctx.database.create('commands', {
      message: session.messageId,
      chat: session.channelId,
      said,
    });
    return `#${id} 已登记`;
  });
});
app.start();
