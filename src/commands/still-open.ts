import { anyOf, pattern, words } from '../language/pattern.ts';

const STILL_HAPPENS = anyOf(
  // Not "还没通知", "还没发现".
  /还没(?:有)?(?:到|来|通(?!知)|修|弄|发(?!现)|送|收到|恢复)/,
  /仲(?:未|系|有|喺|漏|塞|冇)/,
  /还(?:在|会)(?:漏|堵|断|停[电水气工产]|冒|塌|渗|积水|响|吵|臭|晃|黑|缺|淹|泡|掉|滴|闹|塞车)/,
  /还是(?:没|不|老|那样|进不|出不|堵|断|缺|一样|过不|走不|坏|差|漏|停)/,
  /(?:依然|仍然|依旧|仍|照样|照旧)(?!感谢|希望)/,
);
/** "怕又断了" fears it only. */
const HAPPENS_AGAIN =
  /(?<!别|怕|担心|免得|省得|会不会|免|防止)又(?:断|堵|坏|停|不|没|漏|挖|封|出现|塌|反弹|犯|涨|缺|发生|复发)/;

const NO_GOOD_YET = anyOf(
  /没好(?=$|[,。!\s])/,
  /没(?:有)?(?:通(?![知过报电话车])|到货|恢复|来[人电水]|(?:一个)?人管|解决|办好|修好|弄好|搞定|处理|用|效果|改善|变化|动静|人来|到位|真正|彻底)/,
  /(?:未|尚未|没能|并未)(?:解决|办结|修好|处理|落实|到位|得到)/,
  /解决不了/,
  // "不行的话", "不行我们就…" weighs what to do then.
  /(?<!没有?|没说|不是|并非|实在)不行(?!的话|我?们?就)/,
  /(?<!没有?|并?无|并非|不会)不满意/,
);

const DOES_NOT_HAPPEN = /没有?|未|无|不|不会|不再|防止?|避免|杜绝|怕|担心|别|以免|免得|预防|是否|会不会/;
/** "防止再次反弹", "没有出现反复" tell of none. */
const RELAPSES = pattern`(?<!${DOES_NOT_HAPPEN}(?:再|再次|又|出现|发生|发现|见|有|过|任何){0,3})(?:反弹|复发|反复)`;

const AS_BEFORE = anyOf(
  /[进出过]不(?:去|来)/,
  /白(?:跑|修)/,
  words`假的 根本没`,
  /一点(?:儿|都|也)?没(?:变|动|好|改|修|见)/,
  words`黑灯瞎火 原封不动 纹丝不动`,
  /(?:还是)?没变(?=$|[,。!\s])/,
  words`压根 糊弄 敷衍 老样子 原样`,
);
const STILL_OPEN = anyOf(STILL_HAPPENS, HAPPENS_AGAIN, NO_GOOD_YET, RELAPSES, AS_BEFORE);

/** 还是进不去, 又断了: the trouble goes on. */
export function stillOpen(folded: string): boolean {
  return STILL_OPEN.test(folded) && !/没有?问题|不错|没事|不客气|不用谢|不少/.test(folded);
}
