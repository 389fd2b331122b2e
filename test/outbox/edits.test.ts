import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/chat/send-failure.ts';
import type { Store } from '../../src/store/database/open.ts';
import { memoryChats } from '../support/memory-chats.ts';
import { MINUTE_MS, openOutbox, scripted, type Outbox } from '../support/outbox.ts';
import { openTestStore } from '../support/store.ts';

const CHAT = 'sandbox:a';

describe('a new face of what was said', () => {
  let store: Store;
  let outbox: Outbox;
  let chats: ReturnType<typeof memoryChats>;
  beforeAll(async () => {
    store = await openTestStore('postgres');
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    outbox = await openOutbox(store);
    chats = memoryChats();
  });
  const drain = async (relay = outbox.relay(chats.adapter)) => {
    while ((await relay.step()) > 0);
  };
  const faces = () => chats.shown.map((one) => one.faces.map(({ title }) => title));

  it('replaces it and is no new message', async () => {
    const edits = await outbox.queue(CHAT, 'request', '请签收');
    await drain();
    await outbox.queue(CHAT, 'request', '已签收', { edits });
    await drain();
    expect(faces()).toEqual([['请签收', '已签收']]);
    expect((await outbox.row('已签收')).kind).toBe('edit');
  });

  it('waits until it was said, also where that was put off to the morning', async () => {
    const notBefore = new Date(outbox.now().getTime() + 60 * MINUTE_MS);
    const edits = await outbox.queue(CHAT, 'request', '请签收', { notBefore });
    await outbox.queue(CHAT, 'request', '已签收', { edits, notBefore });
    await drain();
    expect(faces()).toEqual([]);
    outbox.pass(60 * MINUTE_MS);
    await drain();
    expect(faces()).toEqual([['请签收', '已签收']]);
  });

  it('gives way to a newer one that is queued before it went out', async () => {
    const edits = await outbox.queue(CHAT, 'request', '请签收');
    await drain();
    for (const title of ['已签收', '办理中', '待确认']) await outbox.queue(CHAT, 'request', title, { edits });
    await drain();
    expect(faces()).toEqual([['请签收', '待确认']]);
    expect(await outbox.states()).toEqual({
      请签收: 'sent',
      已签收: 'cancelled',
      办理中: 'cancelled',
      待确认: 'sent',
    });
  });

  it('never comes before an older one whose try failed', async () => {
    const edits = await outbox.queue(CHAT, 'request', '请签收');
    await drain();
    let isAway = true;
    const away = {
      ...chats.adapter,
      edit: async (...face: Parameters<typeof chats.adapter.edit>) => {
        if (isAway) throw new SendError('away', { kind: 'unavailable' });
        return chats.adapter.edit(...face);
      },
    };
    await outbox.queue(CHAT, 'request', '已签收', { edits });
    await drain(outbox.relay(away));
    isAway = false;
    await outbox.queue(CHAT, 'request', '办理中', { edits });
    outbox.pass(MINUTE_MS);
    await drain(outbox.relay(away));
    expect(faces()).toEqual([['请签收', '办理中']]);
  });

  it('is pointless where nothing was said, where it is too old, and where the platform replaces nothing', async () => {
    const never = await outbox.queue(CHAT, 'request', '没有发出');
    await drain(
      outbox.relay(
        scripted('sandbox', () => {
          throw new SendError('no', { kind: 'rejected' });
        }).adapter,
      ),
    );
    await outbox.queue(CHAT, 'request', '改没有发出的', { edits: never });
    const old = await outbox.queue(CHAT, 'request', '旧的');
    await drain();
    await outbox.queue('sandbox:b', 'request', '不能改');
    await drain(outbox.relay(scripted('sandbox', () => undefined).adapter));
    await outbox.queue('sandbox:b', 'request', '改不能改的', { edits: (await outbox.row('不能改')).id });
    await drain(outbox.relay(scripted('sandbox', () => undefined).adapter));
    outbox.pass(15 * 24 * 60 * MINUTE_MS);
    await outbox.queue(CHAT, 'request', '改旧的', { edits: old });
    await drain();
    expect(await outbox.states()).toMatchObject({
      改没有发出的: 'cancelled',
      改旧的: 'cancelled',
      改不能改的: 'cancelled',
    });
  });

  it('that is refused is told to nobody', async () => {
    const edits = await outbox.queue(CHAT, 'request', '请签收');
    await drain();
    await outbox.queue(CHAT, 'request', '已签收', { edits });
    const refusing = {
      ...chats.adapter,
      edit: async () => {
        throw new SendError('withdrawn', { kind: 'rejected' });
      },
    };
    await drain(outbox.relay(refusing));
    expect((await outbox.row('已签收')).state).toBe('failed');
    expect(outbox.told).toEqual([]);
  });
});
