import type {
  ChatAdapter,
  EditingAdapter,
  FetchingAdapter,
  PushedAdapter,
  WatchedAdapter,
} from '../../src/chat/adapter.ts';
import { createBegun } from '../../src/chat/begun.ts';
import type { Clock } from '../../src/chat/clock.ts';
import type { FileContent, OpenFile } from '../../src/chat/file.ts';
import type { Attachment, ChatId } from '../../src/chat/message.ts';
import type { Notice } from '../../src/chat/notice.ts';
import { systemTimers } from '../../src/chat/timers.ts';
import type { Log } from '../../src/log.ts';
import { createApi, type Content } from './api.ts';
import { isNeverSent } from './attach.ts';
import { createBotIdentity } from './bot-identity.ts';
import { createCaller } from './caller.ts';
import { createHealth } from './health.ts';
import { createIntake, type Intake } from './intake.ts';
import { openLine, type LineTimes } from './line.ts';
import { createPeople } from './people.ts';
import { say, sayAnew } from './say.ts';
import { createWebhooks } from './webhook.ts';

export interface FeishuConfig {
  readonly appId: string;
  readonly appSecret: string;
  readonly mode: 'long-connection' | 'webhook' | 'both';
  readonly encryptKey: string | undefined;
  readonly verificationToken: string | undefined;
  /** e.g. `https://open.feishu.cn` */
  readonly domain: string;
}

export interface FeishuTimes extends LineTimes {
  /** While calls fail, the platform is asked so often whether it answers again. */
  readonly askAgainMs: number;
}

export interface FeishuOptions {
  readonly config: FeishuConfig;
  readonly log: Log;
  readonly clock: Clock;
  readonly openFile: OpenFile;
  readonly mask: (notice: Notice) => Notice;
  readonly words: {
    readonly pressed: string;
    readonly fileMissing: (name: string) => string;
  };
  /** Shorter than the relay waits for a send. */
  readonly callTimeoutMs?: number;
  readonly fileTimeoutMs?: number;
  readonly times?: FeishuTimes;
}

export interface FeishuAdapter
  extends ChatAdapter, EditingAdapter, FetchingAdapter, WatchedAdapter, PushedAdapter {
  readonly platform: 'feishu';
}

const CALL_TIMEOUT_MS = 8_000;
/** 30 MB on a slow line; nobody waits for it, see `createBegun` and the loop that fetches. */
const FILE_TIMEOUT_MS = 60_000;
/** A dead socket is seen after 25 s at the latest. */
const TIMES: FeishuTimes = {
  pingEveryMs: 15_000,
  pingTimeoutMs: 10_000,
  handshakeTimeoutMs: 10_000,
  reconnectEveryMs: 10_000,
  restartAfterMs: 60_000,
  askAgainMs: 10_000,
};

/** One app of Feishu: by long connection, by webhook or by both, what it hears goes the same way. */
export function createFeishuAdapter(options: FeishuOptions): FeishuAdapter {
  const { config, log, clock } = options;
  const now = () => clock.now().getTime();
  const times = options.times ?? TIMES;
  const hasLine = config.mode !== 'webhook';
  const health = createHealth(hasLine, () => clock.now());
  const caller = createCaller(
    {
      ...config,
      log,
      now,
      secrets: [config.encryptKey, config.verificationToken],
      timeoutMs: options.callTimeoutMs ?? CALL_TIMEOUT_MS,
      fileTimeoutMs: options.fileTimeoutMs ?? FILE_TIMEOUT_MS,
    },
    {
      answered: health.answered,
      failed(why) {
        health.unanswered(why);
        bot.askAgain();
      },
    },
  );
  const api = createApi(caller);
  const bot = createBotIdentity(api, log, times.askAgainMs);
  const people = createPeople(api, now);
  const parts = {
    api,
    log,
    openFile: options.openFile,
    mask: options.mask,
    fileMissing: options.words.fileMissing,
    begun: createBegun<Content>({ timers: systemTimers, holds: 'chat', isFinal: isNeverSent }),
  };
  let intake: Intake | undefined;
  const takeIn = async (event: unknown) => {
    if (intake === undefined) throw new Error('the bot is stopped; push the event again');
    return intake(event);
  };
  const line = hasLine ? openLine(caller.sdk, times, health, takeIn) : undefined;

  return {
    platform: 'feishu',
    webhooks: webhooksOf(config, { intake: () => intake, log, now, heard: health.heard }),

    async start(receive, happened) {
      const { openId: botOpenId } = bot;
      const pressedToast = options.words.pressed;
      intake = createIntake({ api, people, botOpenId, receive, happened, log, now, pressedToast });
      bot.start();
      line?.start();
    },
    async stop() {
      intake = undefined;
      bot.stop();
      line?.stop();
    },
    async send(chat: ChatId, notice: Notice, key: string) {
      return { messageId: await say(parts, chat, notice, key) };
    },
    async edit(_chat: ChatId, messageId: string, notice: Notice) {
      await sayAnew(parts, messageId, notice);
    },
    async fetch(_chat: ChatId, messageId: string, attachment: Attachment): Promise<FileContent> {
      const { id, name, kind } = attachment;
      const [owner, key] = id.includes('/') ? (id.split('/') as [string, string]) : [messageId, id];
      return { name, ...(await api.resource(owner, key, kind === 'image' ? 'image' : 'file')) };
    },
    health: () => health.now(),
  };
}

type Pushes = Pick<Parameters<typeof createWebhooks>[0], 'intake' | 'log' | 'now' | 'heard'>;

function webhooksOf({ mode, appId, encryptKey, verificationToken }: FeishuConfig, pushes: Pushes) {
  if (mode === 'long-connection') return [];
  if (encryptKey === undefined || verificationToken === undefined)
    throw new Error('events by webhook need the encrypt key and the verification token');
  return createWebhooks({ appId, encryptKey, verificationToken, ...pushes });
}
