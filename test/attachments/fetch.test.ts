import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinks } from '../../src/attachments/links.ts';
import type { AttachmentStorage } from '../../src/attachments/storage.ts';
import type { ChatAdapter, FetchingAdapter } from '../../src/chat/adapter.ts';
import type { FileContent } from '../../src/chat/file.ts';
import type { ChatId, InboundMessage } from '../../src/chat/message.ts';
import { SendError } from '../../src/chat/send-failure.ts';
import type { Db } from '../../src/store/database/client.ts';
import { attachments, deliveries } from '../../src/store/schema/index.ts';
import type { Store } from '../../src/store/database/open.ts';
import { createAttachmentFetcher, openAttachment } from '../../src/usecases/reports/fetch-attachments.ts';
import { openWechatOffice, type WechatOffice } from '../support/wechat/office.ts';
import { quietLog } from '../support/wechat/bench.ts';
import { DATABASES, openTestStore } from '../support/store.ts';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a photo')]);

describe.each(DATABASES)('what is sent beside a report, on the %s database', (kind) => {
  let store: Store;
  let office: WechatOffice;
  let fetched: (id: string) => Promise<FileContent>;
  let fetcher: ReturnType<typeof createAttachmentFetcher>;
  const bytes = new Map<string, Uint8Array>();
  const storage: AttachmentStorage = {
    write: async (key, content) => void bytes.set(key, content),
    read: async (key) => bytes.get(key),
    remove: async (key) => void bytes.delete(key),
  };
  const adapter: FetchingAdapter = {
    platform: 'wechat',
    start: async () => undefined,
    stop: async () => undefined,
    send: async () => ({ messageId: 'x' }),
    fetch: (_chat, _messageId, { id }) => fetched(id),
  };

  beforeAll(async () => {
    store = await openTestStore(kind);
    office = await openWechatOffice(store.db);
    const adapters = new Map<'wechat', ChatAdapter>([['wechat', adapter]]);
    const parts = {
      db: store.db,
      organisationId: office.organisationId,
      known: office.known,
      adapters,
      log: quietLog(),
    };
    const links = createLinks('secret');
    const now = () => office.clock.now();
    fetcher = createAttachmentFetcher({ ...parts, now, storage, links, mostBytes: 1_000 });
  });
  afterAll(() => store.close());

  const report = (text: string, files: InboundMessage['attachments'] = []) =>
    office.say({ text, ...(files.length === 0 ? {} : { attachments: files }) });
  const told = async (chat: ChatId) =>
    (await notices(store.db))
      .filter((one) => one.chat === chat && one.kind === 'supplement')
      .map(({ notice }) => notice);
  const rows = () => store.db.select().from(attachments).orderBy(attachments.id);

  it('is fetched after the report is written, kept with its checksum, and sent on to the department', async () => {
    fetched = async () => ({ name: '现场.png', mediaType: 'text/html', bytes: PNG });
    await report('报问题 凤凰粮食制品有限公司门口修路，货车进不了厂，请住建局协调', [
      { id: 'photo-1', kind: 'image', name: '' },
    ]);
    expect(await told(office.department)).toEqual([]);
    expect(await fetcher.step()).toBe(1);
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'stored', issueNumber: 1, mediaType: 'image/png', bytes: PNG.length });
    expect(await told(office.department)).toMatchObject([
      {
        title: '【协调请求 #1】补充材料',
        lines: ['报告人附图片1个，随本条发来'],
        files: [{ name: '现场.png', ref: `attachment:${row!.id}` }],
      },
    ]);
    const parts = { db: store.db, organisationId: office.organisationId, storage };
    expect(await openAttachment(parts, row!.id)).toEqual({
      name: '现场.png',
      mediaType: 'image/png',
      bytes: PNG,
    });
    expect(await openAttachment(parts, 999)).toBeUndefined();
  });

  it('is told once for all of a message, when the last of it is settled', async () => {
    fetched = async (id) => {
      if (id === 'exe') return { name: '安装.exe', mediaType: 'image/png', bytes: Buffer.from('MZ program') };
      return { name: '', mediaType: '', bytes: PNG };
    };
    await report('', [
      { id: 'photo-2', kind: 'image', name: '' },
      { id: 'exe', kind: 'file', name: '安装.exe' },
    ]);
    await fetcher.step();
    expect((await told(office.department)).slice(1)).toMatchObject([
      {
        lines: ['报告人附图片1个、文件1个，在工作组群里'],
        files: [{ name: 'image-2.png' }],
      },
    ]);
    expect((await rows()).map(({ state, error }) => [state, error])).toEqual([
      ['stored', null],
      ['stored', null],
      ['failed', 'type'],
    ]);
  });

  it('is tried again with growing pauses while the platform is away, and no report waits for it', async () => {
    let tries = 0;
    fetched = async () => {
      tries += 1;
      if (tries < 3) throw new SendError('gateway gone', { kind: 'unavailable' });
      return { name: 'a.png', mediaType: '', bytes: PNG };
    };
    await report('', [{ id: 'photo-3', kind: 'image', name: '' }]);
    expect(await fetcher.step()).toBe(1);
    expect(await fetcher.step()).toBe(0);
    office.pass(10_000);
    expect(await fetcher.step()).toBe(1);
    office.pass(40_000);
    expect(await fetcher.step()).toBe(1);
    expect((await rows()).at(-1)).toMatchObject({ state: 'stored', attempt: 3 });
  });

  it('is given up where the platform no longer has it, and the department is told where to look', async () => {
    fetched = () => Promise.reject(new SendError('expired', { kind: 'rejected' }));
    await report('', [{ id: 'photo-4', kind: 'image', name: '' }]);
    await fetcher.step();
    expect((await rows()).at(-1)).toMatchObject({ state: 'failed', error: 'expired' });
    expect((await told(office.department)).at(-1)).toMatchObject({
      lines: ['报告人附图片1个，在工作组群里'],
    });
  });

  it('is not shown where its bytes are no longer those that were stored', async () => {
    const [row] = await rows();
    bytes.set(`${office.organisationId}/${row!.id}`, Buffer.from('something else'));
    const parts = { db: store.db, organisationId: office.organisationId, storage };
    await expect(openAttachment(parts, row!.id)).rejects.toThrow('its checksum differs');
  });
});

async function notices(db: Db) {
  return db.select().from(deliveries).orderBy(deliveries.id);
}
