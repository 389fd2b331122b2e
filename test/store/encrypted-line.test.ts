import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heardSocket } from '../../src/store/database/heard-socket.ts';
import { newDatabase } from '../support/store.ts';
import { until } from '../support/until.ts';
import { CERTIFICATE, startTlsFront } from '../support/tls/front.ts';

const SILENCE_MS = 1_500;

describe('an encrypted line to Postgres', () => {
  let front: Awaited<ReturnType<typeof startTlsFront>>;
  let url: URL;
  beforeEach(async () => {
    url = new URL(await newDatabase());
    front = await startTlsFront(url.hostname, Number(url.port));
    url.port = String(front.port);
  });
  afterEach(() => front.close());

  const open = (ssl: unknown, host = 'localhost') => {
    url.hostname = host;
    const heard = {
      socket: (address: Parameters<typeof heardSocket>[0]) => heardSocket(address, SILENCE_MS),
    };
    return postgres(url.toString(), {
      max: 1,
      backoff: () => 0.1,
      ssl: ssl as never,
      ...(heard as object),
      onnotice: () => undefined,
    });
  };

  it.each([['require'], [{ ca: CERTIFICATE }]])(
    'asks and is answered, with the certificate looked at where one is given',
    async (ssl) => {
      const sql = open(ssl);
      const long = 'x'.repeat(300_000);
      expect(
        await sql`select 1 + 1 as two, length(${long}::text) as long, repeat('y', 300000) as back`,
      ).toMatchObject([{ two: 2, long: 300_000, back: 'y'.repeat(300_000) }]);
      await sql.end();
    },
  );

  it('is not opened to a server whose certificate bears another name', async () => {
    const sql = open({ ca: CERTIFICATE, servername: 'elsewhere.example' });
    await expect(sql`select 1`).rejects.toThrow(/altnames|certificate/);
    await sql.end({ timeout: 0 });
  });

  it('fails what was asked when the other end falls silent, and the next question opens a new line', async () => {
    const sql = open('require');
    await sql`select 1`;
    front.silence();
    const failed = await sql`select 2`.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code: expect.stringMatching(/ETIMEDOUT|CONNECTION_CLOSED/) });
    front.speak();
    // Until the driver has seen the line close it may send one more question down it.
    await until('a new line is open', () =>
      sql`select 3`.then(
        () => true,
        () => false,
      ),
    );
    await sql.end({ timeout: 0 });
  });
});
