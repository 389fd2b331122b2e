import type { Log } from '../../../src/log.ts';
import { createRedactor } from '../redact.ts';
import { createConnection, createHttp } from '../sdk.ts';
import type { AppSettings } from './credentials.ts';
import { missing, ok, PAGES, type Finding } from './finding.ts';

const WAIT_MS = 10_000;
const TIMES = {
  pingEveryMs: 30_000,
  pingTimeoutMs: 10_000,
  handshakeTimeoutMs: WAIT_MS,
  reconnectEveryMs: 60_000,
};
const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Opens a long connection as the bot would, and closes it again. */
export async function checkLongConnection(settings: AppSettings, waitMs = WAIT_MS): Promise<Finding> {
  const failed = await whyNot(settings, waitMs);
  const step = '长连接';
  return failed === undefined
    ? ok(step, '能建立')
    : missing(
        step,
        `建立不了（${failed}），请选“使用长连接接收事件”，并让服务器能访问 wss 443端口`,
        PAGES.events,
      );
}

async function whyNot(
  { appId, appSecret, domain }: AppSettings,
  waitMs: number,
): Promise<string | undefined> {
  const redact = createRedactor([appSecret]);
  const sdk = { appId, appSecret, domain, http: createHttp(waitMs), log: SILENT, redact };
  let timer: NodeJS.Timeout | undefined;
  let close = (): void => undefined;
  try {
    return await new Promise<string | undefined>((resolve) => {
      timer = setTimeout(() => resolve(`等了${waitMs / 1000}秒`), waitMs);
      const connection = createConnection(sdk, TIMES, {
        // An event that comes to this connection is refused, so that the platform pushes it to the bot again.
        pushed: async () => {
          throw new Error('only checking');
        },
        connected: () => resolve(undefined),
        lost: () => undefined,
        failed: (why) => resolve(why),
        heard: () => undefined,
      });
      close = () => connection.stop();
      connection.start();
    });
  } finally {
    clearTimeout(timer);
    close();
  }
}
