import type { Stage } from '../seed-week.ts';
import type { WechatApp } from './app.ts';
import { BOT_NAME } from './world.ts';

/** What somebody types who answers a notice by quoting it: the first words of its last line, or what the label says. */
const TYPED: Readonly<Record<string, string>> = { '满意，办结': '满意' };

/** WeChat has no buttons: whoever would press one quotes the notice and types the word. */
export function wechatStage(app: WechatApp): Stage {
  return {
    say: (place, role, text) => app.say(place, role, text),
    async press(place, role, label, words = '') {
      const newest = () => app.botSaid(place).findLast(({ text }) => /[#＃]\d+/.test(text));
      await app.passUntil(() => newest() !== undefined);
      const said = newest();
      if (said === undefined) throw new Error(`the bot said nothing of an issue at ${place}`);
      const typed = `${TYPED[label] ?? label} ${words}`.trim();
      const quote = `「${BOT_NAME}：${said.text.slice(0, 120)}」\n- - - - - - - - - - - - - - -\n${typed}`;
      await app.say(place, role, quote);
    },
    moveTo: (now) => app.moveTo(now),
  };
}
