/** "别老催嘛", "刚打电话催过", "收到催办": spoken of, and no new pressing. */
const TOLD =
  /(?:别|不用|不要|不必|甭|莫|勿)(?:老是?|再|总是?|一直|这么|天天|给我|使劲)*催(?:办|了|促)?|(?:收到|接到|被|在|正|谁|老有人|天天有人)[^,。;]{0,6}(?:催|督)办?单?|(?:催|督办?)办?(?:过|的(?!是)|得|着呢|也没|单)|已经?催(?!办?$)|(?:刚刚?|刚才|已经?|昨天|上午|下午|早上|今天|电话)[^,。;]{0,4}催(?:办|促)?(?:了|过)/g;

/** The words with every pressing blanked that is merely told of; positions stay. */
export const withoutToldUrging = (folded: string): string =>
  folded.replace(TOLD, (told) => ' '.repeat(told.length));

const THREAT =
  /^(?!.*(?:要是|如果|假如|万一))[^。!?\n]{0,12}再不[^,。;!?]{1,10}[,\s]{0,2}(?:我们?|咱们?|可|那|只能|只好|真的?)*(?:就|要|得)[^,。;!?]{0,8}(?:提级|上报|督办|重[办开]|投诉|约谈|问责|通报|[报找][省市区县]|挂牌|曝光)/;

/** "#12再不动我就提级了啊": it is to move now, and nothing else is done yet. */
export const threatens = (folded: string): boolean => THREAT.test(folded);
