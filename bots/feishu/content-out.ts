import type { Notice } from '../../src/chat/notice.ts';
import type { Content } from './api.ts';
import { fit, fitText } from './cards/fit.ts';
import { renderCard } from './cards/render-card.ts';
import { shorten, STEPS } from './cards/shorten.ts';
import { CARD_REFUSED, FeishuError, LEAKS } from './failures.ts';

/** A way to say a notice, and the next one where the platform refuses it. */
export type Form = 'card' | 'short card' | 'text' | 'masked text';

/** What to try after a refusal; nothing where saying it otherwise would not help. */
export function nextForm(form: Form, error: unknown): Form | undefined {
  if (!(error instanceof FeishuError)) return undefined;
  if (error.code === LEAKS) return form === 'masked text' ? undefined : 'masked text';
  if (!CARD_REFUSED.has(error.code)) return undefined;
  if (form === 'card' && !NO_CARDS_HERE.has(error.code)) return 'short card';
  return form === 'card' || form === 'short card' ? 'text' : undefined;
}

/** A shorter card would be a card too. */
const NO_CARDS_HERE: ReadonlySet<number> = new Set([230054]);

export interface Drawn {
  readonly content: Content;
  /** The reader does not see everything. */
  readonly isShortened: boolean;
}

export function draw(notice: Notice, form: Form, mask: (notice: Notice) => Notice): Drawn {
  if (form === 'text') return { content: text(notice), isShortened: false };
  if (form === 'masked text') return { content: text(mask(notice)), isShortened: false };
  if (form === 'short card') {
    const { json } = renderCard(shorten(notice, STEPS.at(-1)!));
    return { content: { type: 'interactive', json }, isShortened: true };
  }
  const fitted = fit(notice);
  if ('text' in fitted) return { content: text(notice), isShortened: false };
  return { content: { type: 'interactive', json: fitted.card.json }, isShortened: fitted.shortened };
}

/** Whom the notice calls, as the platform's own tags, and the rest as it is: what somebody typed calls nobody. */
function text(notice: Notice): Content {
  const { mentions = [], ...rest } = notice;
  const calls = mentions.flatMap(({ account, name }) => {
    const openId = /^feishu:(ou_[A-Za-z0-9_-]+)$/.exec(account)?.[1];
    return openId === undefined ? [] : [`<at user_id="${openId}">${harmless(name)}</at>`];
  });
  const unknown = mentions.filter(({ account }) => !account.startsWith('feishu:'));
  const said = harmless(fitText(unknown.length === 0 ? rest : { ...rest, mentions: unknown }));
  return {
    type: 'text',
    json: JSON.stringify({ text: [...calls, said].join(calls.length === 0 ? '' : ' ') }),
  };
}

/** `<at user_id="all">` typed by somebody would ring for everybody. */
function harmless(said: string): string {
  return said.replaceAll(/<(?=\s*\/?\s*[a-z])/gi, '＜');
}
