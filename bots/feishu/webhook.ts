import { z } from 'zod';
import type { Webhook, WebhookAnswer, WebhookRequest } from '../../src/chat/webhook.ts';
import type { Log } from '../../src/log.ts';
import type { Intake } from './intake.ts';
import { hasSignature, isSigned, opener, recogniser } from './signature.ts';

export interface WebhookParts {
  readonly appId: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
  /** Undefined while the bot is not started. */
  readonly intake: () => Intake | undefined;
  readonly log: Log;
  readonly now: () => number;
  readonly heard: () => void;
}

/** Events and presses may be told to one address or to two; both take both. */
const PATHS = ['/feishu/events', '/feishu/cards'] as const;

export function createWebhooks(parts: WebhookParts): readonly Webhook[] {
  const secrets: Secrets = {
    open: opener(parts.encryptKey),
    isToken: recogniser(parts.verificationToken),
  };
  return PATHS.map((path) => ({
    path,
    answer: (request: WebhookRequest) => answer(parts, secrets, request),
  }));
}

interface Secrets {
  readonly open: ReturnType<typeof opener>;
  readonly isToken: ReturnType<typeof recogniser>;
}

const encrypted = z.strictObject({ encrypt: z.string().min(1) });
const verification = z.object({
  type: z.literal('url_verification'),
  challenge: z.string(),
  token: z.string(),
});
const pushed = z.object({ header: z.object({ token: z.string(), app_id: z.string() }) });

/** One answer for every refusal: a forger learns nothing about where he went wrong. */
const FORGED: WebhookAnswer = {
  status: 401,
  body: { error: { code: 'unauthorised', message: 'not from Feishu' } },
};
const STORED: WebhookAnswer = { status: 200, body: {} };
const AGAIN: WebhookAnswer = {
  status: 503,
  body: { error: { code: 'busy', message: 'could not be stored; push it again' } },
};

/**
 * Takes nothing in that is not encrypted with the app's key, signed over its very bytes, fresh, and for this app.
 * The signature comes first, so that a stranger's text is not even decrypted; the platform's question whether this
 * address is ours is the only push that bears none.
 */
async function answer(
  parts: WebhookParts,
  { open, isToken }: Secrets,
  request: WebhookRequest,
): Promise<WebhookAnswer> {
  const signed = isSigned(request, parts.encryptKey, parts.now());
  if (hasSignature(request) && !signed) return FORGED;
  const body = encrypted.safeParse(json(Buffer.from(request.body).toString('utf8')));
  const opened = body.success ? open(body.data.encrypt) : undefined;
  if (opened === undefined) return FORGED;
  const event = json(opened);
  const push = pushed.safeParse(event);
  if (!push.success) return challenged(event, isToken);
  const { token, app_id } = push.data.header;
  if (!signed || !isToken(token) || app_id !== parts.appId) return FORGED;
  parts.heard();
  return take(parts, event);
}

/** The platform asks whether this address is ours. */
function challenged(event: unknown, isToken: Secrets['isToken']): WebhookAnswer {
  const question = verification.safeParse(event);
  if (!question.success || !isToken(question.data.token)) return FORGED;
  return { status: 200, body: { challenge: question.data.challenge } };
}

async function take({ intake, log }: WebhookParts, event: unknown): Promise<WebhookAnswer> {
  const takeIn = intake();
  if (takeIn === undefined) return AGAIN;
  try {
    const said = await takeIn(event);
    return said === undefined ? STORED : { status: 200, body: said };
  } catch (error) {
    log.error({ err: error }, 'event could not be stored');
    return AGAIN;
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
