import type { Notice } from '../../src/chat/notice.ts';
import { plainText } from '../../src/chat/plain-text.ts';
import { storable } from '../../src/chat/storable.ts';
import { bareId } from './ids.ts';
import { splitText } from './split.ts';

/** The few words that this platform adds by itself; they stand in src/wording. */
export interface WechatWords {
  /** No buttons exist here: what to type instead, for the commands named. */
  readonly typeInstead: (
    buttons: readonly { readonly command: string; readonly asksFor?: string }[],
  ) => string;
  readonly moreElsewhere: string;
  readonly fileMissing: (name: string) => string;
}

export interface Rendered {
  /** In the order in which they are sent. */
  readonly texts: readonly string[];
  readonly mentionIds: readonly string[];
}

/** Short plain text whose last line shows the words to type. */
export function render(
  notice: Notice,
  words: WechatWords,
  nameOf: (account: string, name: string) => string,
): Rendered {
  const { mentions = [], buttons = [], hint = '' } = notice;
  const here = mentions.filter(({ account }) => account.startsWith('wechat:'));
  const elsewhere = mentions.filter((mention) => !here.includes(mention)).map(({ name }) => name);
  const called = here.map(({ account, name }) => `@${nameOf(account, name)}\u2005`).join('');
  const last = hint !== '' || buttons.length === 0 ? hint : words.typeInstead(buttons);
  const { mentions: _mentions, hint: _hint, ...rest } = notice;
  const body = plainText(rest);
  const named = elsewhere.length === 0 ? body : `${elsewhere.join('、')}：${body}`;
  const text = storable(`${called}${named}`);
  return {
    texts: splitText(text, storable(last), words.moreElsewhere),
    mentionIds: here.map(({ account }) => bareId(account)),
  };
}
