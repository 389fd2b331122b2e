import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileContent, OpenFile } from '../../../src/chat/file.ts';
import type { ChatId } from '../../../src/chat/message.ts';
import type { Notice } from '../../../src/chat/notice.ts';
import type { SendFailure } from '../../../src/chat/send-failure.ts';
import { UserError } from '../../../src/errors.ts';
import { no } from '../../support/feishu/answers.ts';
import { APP } from '../../support/feishu/fake.ts';
import { startTestBot, type TestBot } from '../../support/feishu/bot.ts';
import { REAL_LIMITS } from '../../support/feishu/limits.ts';
import { readable } from '../../support/feishu/readable.ts';

const NOTICE: Notice = {
  kind: 'request',
  title: '#12 新问题',
  tone: 'todo',
  lines: ['联系人 13900000001，路断了'],
  issueNumber: 12,
};
const FILES: Readonly<Record<string, FileContent>> = {
  'summary:3.xlsx': { name: '周通报.xlsx', mediaType: 'application/vnd.ms-excel', bytes: Buffer.from('PK') },
  'summary:3.png': { name: '周通报.png', mediaType: 'image/png', bytes: Buffer.from('PNG') },
};

let bot: TestBot;
let person: string;
let chat: ChatId;
let now: number;
let openFile: OpenFile;
const put = (notice: Notice = NOTICE, key = 'issue:12:dispatched') => bot.adapter.send(chat, notice, key);
const said = () => bot.fake.botMessages(chat.slice('feishu:'.length));
const saying = /im\/v1\/messages/;

beforeEach(async () => {
  now = new Date('2020-03-11T02:00:00Z').getTime();
  openFile = async (ref) => {
    const file = FILES[ref];
    if (file === undefined) throw new UserError('NOT_FOUND', ref);
    return file;
  };
  bot = await startTestBot({
    fake: { now: () => now, limits: REAL_LIMITS },
    bot: {
      callTimeoutMs: 1_500,
      openFile: (ref) => openFile(ref),
    },
  });
  person = bot.fake.world.addPerson('周立');
  chat = `feishu:${bot.fake.world.addChat('住建局联络群', [person]).id}`;
});
afterEach(() => bot.close());

describe('a notice on Feishu', () => {
  it('is a card, put under the message that it answers', async () => {
    const { message } = await bot.fake.say(chat.slice(7), person, '路断了', { unpushed: true });
    const { messageId } = await put({ ...NOTICE, replyTo: message.id });
    expect(said()).toMatchObject([{ id: messageId, type: 'interactive', parentId: message.id }]);
  });

  it('is put under the card whose button was pressed', async () => {
    const { messageId } = await put();
    await put({ ...NOTICE, replyTo: `${messageId}#ev_1` }, 'answer');
    expect(said()[1]?.parentId).toBe(messageId);
  });

  it('stands by itself where what it answers was taken back', async () => {
    const { message } = await bot.fake.say(chat.slice(7), person, '路断了', { unpushed: true });
    message.isRecalled = true;
    await put({ ...NOTICE, replyTo: message.id });
    expect(said()[0]?.parentId).toBeUndefined();
  });

  it('is changed in place when it is edited', async () => {
    const { messageId } = await put();
    await bot.adapter.edit(chat, messageId, { ...NOTICE, title: '#12 已签收', tone: 'good' });
    expect(said()).toHaveLength(1);
    expect(readable(said()[0]!)).toContain('#12 已签收');
    now += 15 * 24 * 3_600_000;
    await expect(bot.adapter.edit(chat, messageId, NOTICE)).rejects.toMatchObject({
      failure: { kind: 'rejected' },
    });
  });

  it('brings its files, each once under its own key', async () => {
    const files = Object.entries(FILES).map(([ref, { name }]) => ({
      name,
      url: '',
      ref: ref as 'summary:3.xlsx',
    }));
    await put({ ...NOTICE, files });
    now += 1_001;
    await put({ ...NOTICE, files });
    expect(said().map(({ type }) => type)).toEqual(['interactive', 'file', 'image']);
    expect([...bot.fake.world.files.values()].map(({ name }) => name)).toContain('周通报.xlsx');
  });

  it('says so where a file is not there any more', async () => {
    await put({ ...NOTICE, files: [{ name: '旧的.docx', url: '', ref: 'summary:9.docx' }] });
    expect(readable(said()[1]!)).toContain('旧的.docx');
  });

  it('too long for a card comes shorter, with all of it as a file', async () => {
    await put({ ...NOTICE, lines: Array.from({ length: 400 }, (_, n) => `第${n}行 ${'长'.repeat(60)}`) });
    expect(said().map(({ type }) => type)).toEqual(['interactive', 'file']);
    const [file] = [...bot.fake.world.files.values()];
    expect(file?.bytes.toString('utf8')).toContain('第399行');
  });
});

describe('a card that Feishu refuses', () => {
  it.each([230099, 11310, 200550])('with %i is said shorter, and then as text', async (code) => {
    bot.fake.refuse(saying, no(code, 'card'), 1);
    await put();
    expect(said()[0]?.type).toBe('interactive');
    bot.fake.refuse(saying, no(code, 'card'), 2);
    await put(NOTICE, 'another');
    expect(said().map(({ type }) => type)).toContain('text');
  });

  it('because the group takes no cards is said as text at once', async () => {
    bot.fake.refuse(saying, no(230054, 'no cards'), 1);
    await put({ ...NOTICE, mentions: [{ account: `feishu:${person}`, name: '周立' }] });
    expect(said()[0]?.type).toBe('text');
    expect(readable(said()[0]!)).toContain(`<at user_id="${person}">周立</at>`);
  });

  it('as text rings for nobody whom the notice does not call', async () => {
    bot.fake.refuse(saying, no(230054, 'no cards'), 1);
    await put({ ...NOTICE, lines: ['<at user_id="all">所有人</at> 快来'] });
    expect(readable(said()[0]!)).not.toContain('<at');
  });

  it('because of a phone in it is said masked', async () => {
    bot.fake.refuse(saying, no(230028, 'DLP'), 1);
    await put();
    expect(readable(said()[0]!)).toContain('***');
    expect(readable(said()[0]!)).not.toContain('13900000001');
  });
});

/** Every code of the platform and what the relay is told. */
const CODES: readonly (readonly [number, number, SendFailure])[] = [
  [230002, 400, { kind: 'rejected', because: 'chat_gone' }],
  [232009, 400, { kind: 'rejected', because: 'chat_gone' }],
  [230013, 400, { kind: 'rejected', because: 'not_allowed' }],
  [230017, 400, { kind: 'rejected', because: 'not_allowed' }],
  [230018, 400, { kind: 'rejected', because: 'not_allowed' }],
  [230027, 400, { kind: 'rejected', because: 'not_allowed' }],
  [230035, 400, { kind: 'rejected', because: 'not_allowed' }],
  [99991672, 400, { kind: 'rejected', because: 'not_allowed' }],
  [230022, 400, { kind: 'rejected', because: 'refused' }],
  [230034, 400, { kind: 'rejected', because: 'refused' }],
  [424242, 400, { kind: 'rejected', because: 'refused' }],
  [424242, 200, { kind: 'rejected', because: 'refused' }],
  [230020, 400, { kind: 'rate_limited', retryAfterMs: 1_000, holds: 'chat' }],
  [230049, 400, { kind: 'rate_limited', retryAfterMs: 1_000, holds: 'chat' }],
  [99991400, 400, { kind: 'rate_limited', retryAfterMs: 1_000, holds: 'platform' }],
  [11232, 400, { kind: 'rate_limited', retryAfterMs: 1_000, holds: 'platform' }],
  [99991403, 400, { kind: 'rate_limited', retryAfterMs: 600_000, holds: 'platform' }],
  [99991401, 400, { kind: 'unavailable' }],
  [99991543, 400, { kind: 'unavailable' }],
  [99991662, 400, { kind: 'unavailable' }],
  [99991673, 400, { kind: 'unavailable' }],
  [230006, 400, { kind: 'unavailable' }],
  [230101, 400, { kind: 'unavailable' }],
  [1500, 500, { kind: 'unavailable' }],
  [0, 502, { kind: 'unavailable' }],
  [0, 504, { kind: 'uncertain' }],
];

describe('a send that Feishu answers with a refusal', () => {
  it.each(CODES)('of code %i (HTTP %i) tells the relay what follows', async (code, status, failure) => {
    bot.fake.refuse(saying, no(code, 'no', status), 5);
    await expect(put()).rejects.toMatchObject({ failure });
    expect(said()).toEqual([]);
  });

  it.each<[number, SendFailure['kind']]>([
    [200, 'uncertain'],
    [403, 'unavailable'],
    [404, 'unavailable'],
    [407, 'unavailable'],
    [413, 'rejected'],
    [502, 'unavailable'],
  ])('in the words of somebody on the way (HTTP %i) is not taken for Feishu’s', async (status, kind) => {
    bot.fake.refuse(saying, { status, body: '<html>blocked</html>' }, 5);
    await expect(put()).rejects.toMatchObject({ failure: { kind } });
  });

  it('waits as long as the gateway says', async () => {
    bot.fake.refuse(saying, no(99991400, 'limit', 429, { 'x-ogw-ratelimit-reset': '52' }));
    await expect(put()).rejects.toMatchObject({
      failure: { kind: 'rate_limited', retryAfterMs: 52_000, holds: 'platform' },
    });
  });

  it('keeps to five a second in a chat as the platform counts them', async () => {
    const sends = Array.from({ length: 6 }, (_, n) => put(NOTICE, `k${n}`));
    const settled = await Promise.allSettled(sends);
    expect(settled.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { failure: { kind: 'rate_limited', holds: 'chat' } } },
    ]);
  });
});

describe('an answer to what cannot be answered', () => {
  it.each([230001, 230011, 230050, 230071])('(code %i) is said without an anchor', async (code) => {
    bot.fake.refuse(/\/reply$/, no(code, 'no'));
    await put({ ...NOTICE, replyTo: 'om_1' });
    expect(said()).toMatchObject([{ type: 'interactive', parentId: undefined }]);
  });

  it('is no other chat’s when the bot is not in this one', async () => {
    bot.fake.refuse(/\/reply$/, no(230002, 'no'));
    await expect(put({ ...NOTICE, replyTo: 'om_1' })).rejects.toMatchObject({
      failure: { because: 'chat_gone' },
    });
  });
});

describe('a file that takes its time', () => {
  const withFile: Notice = { ...NOTICE, files: [{ name: '周通报.xlsx', url: '/x', ref: 'summary:3.xlsx' }] };
  const uploads = () => bot.fake.calls.filter(({ line }) => line.endsWith('/im/v1/files'));

  it('lets nothing be said half: the notice comes again, and the file goes up once', async () => {
    let ready: (file: FileContent) => void = () => undefined;
    let opened = 0;
    openFile = () => {
      opened += 1;
      return new Promise((resolve) => {
        ready = resolve;
      });
    };
    await expect(put(withFile)).rejects.toMatchObject({ failure: { kind: 'rate_limited', holds: 'chat' } });
    expect(said()).toEqual([]);
    ready(FILES['summary:3.xlsx']!);
    await put(withFile);
    expect(said().map(({ type }) => type)).toEqual(['interactive', 'file']);
    expect([opened, uploads().length]).toEqual([1, 1]);
  });

  it('is not doubled by a notice that waits beyond the hour for the upload to be taken', async () => {
    bot.fake.refuse(/im\/v1\/files/, no(1500, 'internal error', 500), 1);
    await expect(put(withFile)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    now += 2 * 3_600_000;
    await put(withFile);
    expect(said().map(({ type }) => type)).toEqual(['interactive', 'file']);
  });

  it('is asked for again where it could not be had, and named as missing after three times', async () => {
    openFile = () => Promise.reject(new Error('the attachment store answered 503 to a read'));
    await expect(put(withFile)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    await expect(put(withFile)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    await put(withFile);
    expect(said().map(({ type }) => type)).toEqual(['interactive', 'text']);
  });

  it('may need longer to come down than a call may last, and half of it is no answer', async () => {
    const slow = createServer((request, response) => {
      if (request.url?.includes('tenant_access_token') === true)
        return void response.end('{"code":0,"tenant_access_token":"t-1","expire":7200}');
      response.writeHead(200, { 'content-type': 'image/jpeg' }).write('JP');
      if (request.url?.includes('img_slow') === true) setTimeout(() => response.end('EG'), 300);
    });
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    const domain = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
    const other = await startTestBot({
      bot: {
        config: { ...APP, mode: 'long-connection', domain },
        callTimeoutMs: 100,
        fileTimeoutMs: 1_000,
      },
    });
    const image = (id: string) => other.adapter.fetch(chat, 'om_1', { id, name: 'a.jpg', kind: 'image' });
    expect(Buffer.from((await image('om_1/img_slow')).bytes).toString()).toBe('JPEG');
    await expect(image('om_1/img_stalled')).rejects.toMatchObject({ failure: { kind: 'uncertain' } });
    await other.close();
    slow.closeAllConnections();
    slow.close();
  });
});

describe('a token of Feishu', () => {
  it('is asked for once, however many wait for it', async () => {
    await Promise.all([1, 2, 3, 4].map((n) => put(NOTICE, `k${n}`)));
    expect(bot.fake.tokensGiven()).toBe(1);
  });

  it('that is no longer taken is replaced, and the notice said all the same', async () => {
    await put(NOTICE, 'first');
    bot.fake.spoilTokens();
    await put(NOTICE, 'second');
    expect(said()).toHaveLength(2);
    expect(bot.fake.tokensGiven()).toBe(2);
  });

  it('is renewed before it ends', async () => {
    await put(NOTICE, 'first');
    now += 7_100_000;
    await put(NOTICE, 'second');
    expect(bot.fake.tokensGiven()).toBe(2);
  });

  it('that cannot be had lets everything wait', async () => {
    bot.fake.refuse(/tenant_access_token/, no(10014, 'app secret invalid', 200), 5);
    await expect(put()).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
  });
});

describe('Feishu out of reach', () => {
  it('without an answer leaves it open whether it was said', async () => {
    await put(NOTICE, 'warm');
    bot.fake.turn('silent');
    await expect(put()).rejects.toMatchObject({ failure: { kind: 'uncertain' } });
  });

  it('with the connection torn leaves it open too', async () => {
    await put(NOTICE, 'warm');
    bot.fake.turn('cut');
    await expect(put()).rejects.toMatchObject({ failure: { kind: 'uncertain' } });
  });

  it('with nobody at the address is known to have said nothing', async () => {
    const lonely = await startTestBot();
    await lonely.fake.close();
    await expect(lonely.adapter.send(chat, NOTICE, 'k')).rejects.toMatchObject({
      failure: { kind: 'unavailable' },
    });
    expect(lonely.adapter.health().state).toBe('disconnected');
    await lonely.adapter.stop();
  });
});

describe('a file that somebody sent on Feishu', () => {
  it('is fetched by the message that brought it, whichever message is asked about', async () => {
    const key = bot.fake.world.newId('img_v3');
    bot.fake.world.files.set(key, { key, name: 'x', mediaType: 'image/jpeg', bytes: Buffer.from('JPEG') });
    const attachment = { id: `om_1/${key}`, name: 'image.jpg', kind: 'image' } as const;
    const file = await bot.adapter.fetch(chat, 'om_2', attachment);
    expect(file).toMatchObject({ name: 'image.jpg', mediaType: 'image/jpeg' });
    expect(Buffer.from(file.bytes).toString()).toBe('JPEG');
    expect(bot.fake.calls.at(-1)?.line).toContain(`/om_1/resources/${key}`);
  });

  it('that is gone is refused for good', async () => {
    const attachment = { id: 'om_1/img_none', name: 'image.jpg', kind: 'image' } as const;
    await expect(bot.adapter.fetch(chat, 'om_1', attachment)).rejects.toMatchObject({
      failure: { kind: 'rejected' },
    });
  });
});
