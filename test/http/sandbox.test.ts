import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboundMessage } from '../../src/chat/message.ts';
import type { App } from '../../src/http/app.ts';
import { buildServer } from '../../src/http/server.ts';
import { REQUEST_NOTICE } from '../support/chat-adapter-contract.ts';
import { memoryDeps, memoryDoor, NOW } from '../support/http-deps.ts';

let app: App;
let bench: Awaited<ReturnType<typeof memoryDoor>>;
let heard: InboundMessage[];
beforeEach(async () => {
  heard = [];
  bench = await memoryDoor(async (message) => void heard.push(message));
  app = await buildServer(memoryDeps({ sandbox: bench.door }));
});
afterEach(() => app.close());

const POST = { messageId: 'm1', chatId: 'group-1', senderId: 'p1', text: '报问题 路断了' };
const post = (payload: object) => app.inject({ method: 'POST', url: '/sandbox/messages', payload });
const press = (payload: object) => app.inject({ method: 'POST', url: '/sandbox/presses', payload });
const putClock = (now: string) => app.inject({ method: 'PUT', url: '/sandbox/clock', payload: { now } });
const lines = async (query: string) =>
  (await app.inject(`/sandbox/messages?${query}`)).json<{ messageId: string; text: string }[]>();

describe('the sandbox over HTTP', () => {
  it('names its chats and who sits in them', async () => {
    const chats = (await app.inject('/sandbox/chats')).json<{ kind: string; boundTo: string | null }[]>();
    expect(chats).toMatchObject([
      {
        id: 'group-1',
        kind: 'work_group',
        boundTo: '度假区工作组',
        members: [{ role: 'member' }, { role: 'leader' }, {}, {}],
      },
      { kind: 'department', boundTo: '住建局', members: [{ id: 'p4', name: '周立', role: 'liaison' }] },
      { boundTo: '交通局' },
      { boundTo: '交警大队' },
      { kind: 'leaders', boundTo: null },
      { kind: 'coordinators', boundTo: null },
    ]);
  });

  it('answers 202 when a message is stored, and shows it', async () => {
    const answer = await post(POST);
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toEqual({ messageId: 'm1' });
    expect(await lines('chatId=group-1')).toMatchObject([
      {
        messageId: 'm1',
        chatId: 'group-1',
        senderId: 'p1',
        fromBot: false,
        text: POST.text,
        buttons: [],
        files: [],
      },
    ]);
  });

  it('takes the same message id three times at once for one message', async () => {
    const answers = await Promise.all([post(POST), post(POST), post(POST)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202]);
    expect(await lines('chatId=group-1')).toHaveLength(1);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
  });

  it('gives a message without an id one of its own', async () => {
    const { messageId: _, ...nameless } = POST;
    const ids = [(await post(nameless)).json(), (await post(nameless)).json()];
    expect(new Set(ids.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it('shows what came after a message, oldest first', async () => {
    for (const messageId of ['m1', 'm2', 'm3']) await post({ ...POST, messageId });
    expect((await lines('chatId=group-1&after=m1')).map(({ messageId }) => messageId)).toEqual(['m2', 'm3']);
    expect(await lines('chatId=group-1&after=m3')).toEqual([]);
  });

  it('presses a button as a person', async () => {
    const { messageId } = await bench.adapter.send('sandbox:zhujian', REQUEST_NOTICE, 'k');
    expect((await press({ messageId, buttonId: 'accept', senderId: 'p4' })).statusCode).toBe(202);
    expect(heard).toMatchObject([{ text: '签收 #12', replyTo: messageId }]);
  });

  it.each([
    [{ ...POST, chatId: 'nowhere' }, 404, 'unknown_chat'],
    [{ ...POST, text: 3 }, 400, 'invalid'],
    [{ ...POST, messageId: 'a\nb' }, 400, 'invalid'],
    [{}, 400, 'invalid'],
  ])('refuses %j with one line', async (payload, status, code) => {
    const answer = await post(payload);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toEqual({ error: { code, message: expect.stringMatching(/^.+$/) } });
    expect(heard).toEqual([]);
  });

  it.each(['', '{', 'null', '[]'])('refuses the body %j with one line', async (payload) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/sandbox/messages', payload, headers });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ error: { code: 'invalid', message: expect.stringMatching(/^.+$/) } });
  });

  it('takes a message of 100,000 characters, even each written as an escape', async () => {
    const escaped = `{"chatId":"group-1","senderId":"p1","text":"${'\\u8def'.repeat(100_000)}"}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/sandbox/messages', payload: escaped, headers });
    expect(answer.statusCode).toBe(202);
    expect(heard[0]?.text).toHaveLength(100_000);
  });

  it('refuses a body beyond 1 MiB with 413', async () => {
    const answer = await post({ ...POST, text: '路'.repeat(400_000) });
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toEqual({ error: { code: 'too_large', message: 'the body is larger than 1 MiB' } });
  });

  it('takes NUL and half surrogate pairs', async () => {
    const payload = '{"chatId":"group-1","senderId":"p1","text":"路\\u0000断\\ud800了"}';
    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/sandbox/messages', payload, headers });
    expect(answer.statusCode).toBe(202);
    expect(heard[0]?.text).toBe('路\u{FFFD}断\u{FFFD}了');
  });

  it('refuses nobody for asking often', async () => {
    const answers = await Promise.all(Array.from({ length: 500 }, () => app.inject('/sandbox/clock')));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  });

  it.each([
    [{ host: 'evil.example' }],
    [{ host: 'localhost.evil.example' }],
    [{ host: 'localhost:3000', origin: 'https://evil.example' }],
    [{ host: 'localhost:3000', origin: 'http://localhost:4000' }],
    [{ host: 'localhost:3000', origin: 'null' }],
  ])('answers no stranger with %j', async (headers) => {
    for (const url of ['/sandbox/chats', '/sandbox/messages', '/']) {
      expect((await app.inject({ url, headers })).statusCode).toBe(403);
    }
    const answer = await app.inject({ method: 'POST', url: '/sandbox/messages', payload: POST, headers });
    expect(answer.statusCode).toBe(403);
    expect(heard).toEqual([]);
  });

  it.each([
    [{ host: 'localhost:3000', origin: 'http://localhost:3000' }],
    [{ host: '127.0.0.1:3000' }],
    [{ host: '[::1]:3000', origin: 'http://[::1]:3000' }],
  ])('answers its own machine with %j', async (headers) => {
    const answer = await app.inject({ method: 'POST', url: '/sandbox/messages', payload: POST, headers });
    expect(answer.statusCode).toBe(202);
  });

  it('takes no form, which another page could send', async () => {
    const headers = { 'content-type': 'text/plain' };
    const payload = JSON.stringify(POST);
    const answer = await app.inject({ method: 'POST', url: '/sandbox/messages', payload, headers });
    expect(answer.statusCode).toBe(415);
  });
});

describe("the sandbox's clock", () => {
  it('moves forward', async () => {
    const answer = await putClock('2020-03-13T17:00:00+08:00');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ now: '2020-03-13T09:00:00.000Z' });
    expect((await app.inject('/sandbox/clock')).json()).toEqual({ now: '2020-03-13T09:00:00.000Z' });
  });

  it.each([
    ['2020-03-11T09:59:59+08:00', 'backward'],
    ['2030-01-01T00:00:00Z', 'too_far'],
    ['2020-03-13T17:00:00', 'invalid'],
    ['tomorrow', 'invalid'],
  ])('does not move to %s', async (now, code) => {
    const answer = await putClock(now);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ error: { code, message: expect.stringMatching(/^.+$/) } });
    expect((await app.inject('/sandbox/clock')).json()).toEqual({ now: NOW.toISOString() });
  });

  it('answers idle with 200, and with 503 on a time-out', async () => {
    expect((await app.inject('/sandbox/idle?timeoutMs=1')).statusCode).toBe(200);
    expect((await app.inject('/sandbox/idle?timeoutMs=0')).statusCode).toBe(503);
    expect((await app.inject('/sandbox/idle')).statusCode).toBe(200);
    expect((await app.inject('/sandbox/idle?timeoutMs=-1')).statusCode).toBe(400);
  });
});

describe("the sandbox's stream", () => {
  it('tells each new message as it comes, and ends when the server closes', async () => {
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const answer = await fetch(`${address}/sandbox/stream`);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const text = new Response(answer.body).text();
    await post(POST);
    await app.close();
    expect(await text).toContain(`event: message\ndata: {"messageId":"m1"`);
  });
});
