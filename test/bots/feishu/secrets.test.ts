import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../../src/chat/notice.ts';
import { createRedactor, inOneLine } from '../../../bots/feishu/redact.ts';
import { no } from '../../support/feishu/answers.ts';
import { startTestBot, type TestBot } from '../../support/feishu/bot.ts';
import { APP } from '../../support/feishu/fake.ts';
import { until } from '../../support/until.ts';

const NOTICE: Notice = { kind: 'receipt', title: '已受理', tone: 'good', lines: ['凤凰粮食门口修路'] };
const TIMES = {
  pingEveryMs: 50,
  pingTimeoutMs: 100,
  handshakeTimeoutMs: 200,
  reconnectEveryMs: 20,
  restartAfterMs: 50,
  askAgainMs: 30,
};

let bot: TestBot | undefined;
afterEach(() => bot?.close());

/** All that was written to the log and to the terminal, as one text. */
function record() {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = pino({ level: 'trace' }, sink);
  const tap = (chunk: unknown) => lines.push(String(chunk)) > 0;
  const taps = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(tap),
  );
  return {
    log,
    write: (line: string): void => void lines.push(line),
    text: (): string => lines.join(''),
    release: (): void => {
      for (const one of taps) one.mockRestore();
    },
  };
}

describe('what opens a door', () => {
  it('stands in no log, whatever goes wrong on the network', async () => {
    const { log, text, write, release } = record();
    try {
      bot = await startTestBot({ way: 'both', bot: { log, callTimeoutMs: 100, times: TIMES } });
      const { fake, adapter } = bot;
      await adapter.start(async () => {
        throw new Error('the database is away');
      });
      const person = fake.world.addPerson('王敏');
      const { id } = fake.world.addChat('群', [person]);
      await fake.say(id, person, '报问题 路断了');
      // What a send failed with is kept beside the delivery, and how the bot stands is shown to whoever asks.
      const send = async (key: string) => {
        await adapter.send(`feishu:${id}`, NOTICE, key).catch((error: unknown) => write(String(error)));
        write(JSON.stringify(adapter.health()));
      };
      await send('warm');
      for (const weather of ['broken', 'silent', 'cut'] as const) {
        fake.turn(weather);
        await send(weather);
        fake.spoilTokens();
      }
      fake.turn('fine');
      fake.refuse(/tenant_access_token/, no(10014, `app secret ${APP.appSecret} invalid`, 200), 3);
      fake.refuse(/callback.ws.endpoint/, no(514, `secret ${APP.appSecret}`, 403), 3);
      for (const n of [1, 2, 3, 4]) await send(`again ${n}`);
      fake.socket.kick();
      await until('it is connected again', () => fake.socket.connections() > 0);
      await bot.close();
      await send('nobody there');
    } finally {
      release();
    }
    const said = text();
    expect(said).toContain('feishu');
    expect(said.split('\n').length).toBeGreaterThan(3);
    for (const secret of [
      APP.appSecret,
      APP.encryptKey,
      APP.verificationToken,
      'a-ticket-that-opens-the-socket',
    ])
      expect(said).not.toContain(secret);
    expect(said).not.toMatch(/\bt-[0-9a-f]{6}-\d{8}/);
    expect(said).not.toContain('凤凰粮食');
  }, 30_000);

  it('is taken out of a line, and the rest of it stays', () => {
    const redact = createRedactor(['s3cret', undefined, '']);
    expect(
      redact('secret s3cret, Bearer t-g1044abcdefgh, wss://x/ws?device_id=1&ticket=abc&service_id=7'),
    ).toBe('secret ***, Bearer ***, wss://x/ws?device_id=1&ticket=***&service_id=7');
    expect(redact('{"app_secret":"other"} at 10:30')).toBe('{"app_secret":"***"} at 10:30');
  });

  it('is not told by an error that holds the request it failed in', () => {
    const error = Object.assign(new Error('connect ECONNREFUSED'), { config: { data: 's3cret' } });
    expect(inOneLine([['[ws]', error], { code: 99991663, msg: 'bad', config: 's3cret' }])).toBe(
      '[ws] connect ECONNREFUSED 99991663 bad',
    );
  });
});
