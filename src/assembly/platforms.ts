import type { Logger } from 'pino';
import type { ChatAdapter } from '../chat/adapter.ts';
import type { Clock } from '../chat/clock.ts';
import type { OpenFile } from '../chat/file.ts';
import type { Platform } from '../chat/message.ts';
import type { Config } from '../config.ts';
import type { FeishuSettings } from '../settings/platform-settings.ts';
import type { Db } from '../store/database/client.ts';
import type { KnownCache } from '../usecases/known.ts';
import { masked } from '../usecases/notice-words.ts';
import { PLATFORM_WORDS } from '../wording/platform.ts';

export interface PlatformParts {
  readonly log: Logger;
  readonly clock: Clock;
  readonly openFile: OpenFile;
  readonly db: Db;
  readonly known: KnownCache;
}

/** Which bots the settings ask for. */
export function platformsOf({ sandbox, feishu, wechat }: Config): Set<Platform> {
  const asked: readonly (readonly [Platform, boolean])[] = [
    ['sandbox', sandbox],
    ['feishu', feishu !== undefined],
    ['wechat', wechat !== undefined],
  ];
  return new Set(asked.filter(([, isAsked]) => isAsked).map(([platform]) => platform));
}

/** The bots of the real platforms that the settings ask for; an SDK is loaded only where its bot runs. */
export async function openPlatforms(
  { feishu, wechat, dataDir }: Config,
  parts: PlatformParts,
): Promise<ChatAdapter[]> {
  return [
    ...(feishu === undefined ? [] : [await openFeishu(feishu, parts)]),
    ...(wechat === undefined
      ? []
      : [await (await import('./open-wechat.ts')).openWechat(wechat, { ...parts, dataDir })]),
  ];
}

async function openFeishu(config: FeishuSettings, parts: PlatformParts): Promise<ChatAdapter> {
  const { createFeishuAdapter } = await import('../../bots/feishu/adapter.ts');
  return createFeishuAdapter({ config, ...parts, mask: masked, words: PLATFORM_WORDS });
}
