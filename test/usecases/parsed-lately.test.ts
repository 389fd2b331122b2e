import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboundMessage } from '../../src/chat/message.ts';
import type { Known } from '../../src/usecases/known.ts';
import { keepParsed, takeParsed } from '../../src/usecases/messages/parsed-lately.ts';
import { openOffice, type Office } from '../support/office.ts';

describe('what was read of a message as it came in', () => {
  let office: Office;
  let known: Known;
  beforeAll(async () => {
    office = await openOffice('embedded', '2020-03-09T01:00:00Z');
    known = await office.worker.known();
  });
  afterAll(() => office.close());

  const message = (id: string, text = '报问题 凤凰粮食停水'): InboundMessage => ({
    id,
    chat: 'sandbox:one',
    sender: { account: 'sandbox:wang', name: '王敏' },
    text,
    type: 'text',
    mentionsBot: false,
    isPrivate: false,
    sentAt: new Date('2020-03-09T01:00:00Z'),
    raw: null,
  });
  const parsed = { kind: 'chatter' } as const;

  it('is there when it is worked off, once', () => {
    keepParsed(known, message('a'), parsed);
    expect(takeParsed(known, message('a'))).toBe(parsed);
    expect(takeParsed(known, message('a'))).toBeUndefined();
  });

  it('is not taken for another message, nor for other words under its id', () => {
    keepParsed(known, message('b'), parsed);
    expect(takeParsed(known, message('c'))).toBeUndefined();
    expect(takeParsed(known, message('b', '报问题 凤凰粮食停电'))).toBeUndefined();
  });

  it('does not outlive what it was read with', () => {
    keepParsed(known, message('d'), parsed);
    expect(takeParsed({ ...known }, message('d'))).toBeUndefined();
  });

  it('is forgotten where others work the messages off', () => {
    keepParsed(known, message('e'), parsed);
    for (let i = 0; i < 4_000; i += 1) keepParsed(known, message(`other ${i}`), parsed);
    expect(takeParsed(known, message('e'))).toBeUndefined();
  });

  it('outlasts a rush that comes in faster than it is worked off', () => {
    const ids = Array.from({ length: 2_500 }, (_, i) => `rush ${i}`);
    for (const id of ids) keepParsed(known, message(id), parsed);
    expect(ids.filter((id) => takeParsed(known, message(id)) === parsed)).toHaveLength(2_500);
  });
});
