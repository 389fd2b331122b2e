import { fold } from '../language/fold.ts';
import { wordsAlone } from './words-alone.ts';

const WHICH =
  '(?:(?:我|咱)?(?:刚才|刚刚|刚|上面|前面)?(?:我|咱)?(?:说|讲|发|提)?的?[这那]?(?:[个条件句些])?(?:问题|情况|事儿?|话)?)';
const TAKES_UP = new RegExp(
  `^(?:请|麻烦|帮我|帮忙|给我|给|你|把){0,3}${WHICH}(?:也|都|先|给|帮我){0,2}(?:记录|记|登记|上报|收录|报|录)(?:一下|一笔|下来|下|上去|上|入)?(?:到?台账)?(?:里)?(?:吧|呗|哈|啊|了吧)?[\\s。!]*$`,
  'u',
);

/** 记一下, 帮我登记一下, 刚才说的报上去: what the sender has just said, and nothing new. */
export const takesUpOwnWords = (text: string): boolean => TAKES_UP.test(fold(wordsAlone(text)).trim());
