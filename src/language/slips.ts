/**
 * What one thumb and a handwriting pad make of our words: the wrong word and the meant one, of equal length, so that positions stay.
 * Only slips that mean nothing else in a work group stand here.
 */
const SLIPS = [
  ['嘅', '的'],
  ['唔', '不'],
  ['嗰', '那'],
  ['台帐', '台账'],
  ['咗', '了'],
  ['咗喇', '了哦'],
  ['唔该晒', '多谢了'],
  ['整返好', '修好了'],
  ['好返', '好了'],
  ['通返', '通了'],
  ['唔使', '不用'],
  ['唔系', '不是'],
  ['解决晒', '解决了'],
  ['解决啰', '解决了'],
  ['办结啰', '办结了'],
  ['搞掂啰', '搞掂了'],
  ['搞定啰', '搞定了'],
  ['好啰', '好了'],
  ['通啰', '通了'],
  ['妥啰', '妥了'],
  ['完啰', '完了'],
  ['而家', '现在'],
  ['几多', '多少'],
  ['边个', '哪个'],
  ['有冇', '有没'],
  ['点样', '怎样'],
  ['唔该', '麻烦'],
  ['咩事', '啥事'],
  ['报间题', '报问题'],
  ['报门题', '报问题'],
  ['报闻题', '报问题'],
  ['报向题', '报问题'],
  ['报问提', '报问题'],
  ['报问体', '报问题'],
  ['抱问题', '报问题'],
  ['抱间题', '报问题'],
  ['爆问题', '报问题'],
  ['爆间题', '报问题'],
  ['暴问题', '报问题'],
  ['保问题', '报问题'],
  ['宝问题', '报问题'],
  ['饱问题', '报问题'],
  ['报文题', '报问题'],
  ['鲍问题', '报问题'],
  ['服问题', '报问题'],
  ['抓问题', '报问题'],
  ['上报间题', '上报问题'],
  ['反应问题', '反映问题'],
  ['反应个问题', '反映个问题'],
  ['反应一个问题', '反映一个问题'],
  ['反应一下', '反映一下'],
  ['以解决', '已解决'],
  ['一解决', '已解决'],
  ['亿解决', '已解决'],
  ['已解绝', '已解决'],
  ['已结决', '已解决'],
  ['已接决', '已解决'],
  ['已姐决', '已解决'],
  ['已解快', '已解决'],
  ['以经', '已经'],
  ['以办结', '已办结'],
  ['一办结', '已办结'],
  ['办节', '办结'],
  ['办洁', '办结'],
  ['办接', '办结'],
  ['半结', '办结'],
  ['签受', '签收'],
  ['签售', '签收'],
  ['千收', '签收'],
  ['迁收', '签收'],
  ['鉴收', '签收'],
  ['崔办', '催办'],
  ['摧办', '催办'],
  ['吹办', '催办'],
  ['崔一下', '催一下'],
  ['摧一下', '催一下'],
  ['加极', '加急'],
  ['加及', '加急'],
  ['家急', '加急'],
  ['推回', '退回'],
  ['腿回', '退回'],
  ['退会', '退回'],
  ['补冲', '补充'],
  ['朴充', '补充'],
  ['答付', '答复'],
  ['答覆', '答复'],
  ['回覆', '回复'],
  ['周抱', '周报'],
  ['州报', '周报'],
  ['提集', '提级'],
  ['题级', '提级'],
  ['挂张', '挂账'],
  ['挂帐', '挂账'],
  ['台帐', '台账'],
  ['帐号', '账号'],
  ['转帐', '转账'],
  ['欠帐', '欠账'],
  ['到帐', '到账'],
  ['帐目', '账目'],
  ['延其', '延期'],
  ['研期', '延期'],
  ['言期', '延期'],
  ['转半', '转办'],
  ['督半', '督办'],
  ['催半', '催办'],
  ['交半', '交办'],
  ['协半', '协办'],
  ['缓半', '缓办'],
  ['改拍', '改派'],
  ['指拍', '指派'],
  ['拍给', '派给'],
  ['满一', '满意'],
  ['撤消', '撤销'],
  ['重付上报', '重复上报'],
  // How it is said where the groups work.
  ['木有', '没有'],
  ['冇', '没'],
  ['咧', '了'],
  ['喽', '了'],
] as const;

/** "问题一解决就通知" is a condition, not a slip. */
const NOT_A_SLIP = /^.{0,8}[就便]/;
/** "可以解决", "难以解决", "统一解决": there the sign belongs to the word before it. */
const STANDS_FREE = /(?:^|[^\p{Script=Han}]|[都全均也号了事件题])$/u;
const OF_OTHER_WORDS = /^[一以亿]/;

/** Signs that make another word of it: 转半天, 科研期间, 改拍电视. */
const ITSELF_BEFORE = /[科调教钻]$|[诺语方发]$/u;
const ITSELF_BEHIND = /^(?:[天个年月圈路成截夜价数点场小壁边]|[间待满刊]|[照摄片戏电视成]|[你我他她]看)/u;
const OF_SPOKEN_WORDS = /^(?:[研言]期|[转督催交协缓]半|[改指]拍|拍给)/u;

const MEANT: ReadonlyMap<string, string> = new Map(SLIPS);
const ANY_SLIP = new RegExp([...MEANT.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

/** 己办完, 巳签收: a thumb makes no difference between the three, and only 己 in 自己 stands before a verb. */
const NOT_YET_ALREADY =
  /(?<![自知利克律各])[己巳](?=经|解[决除]|办|签|处[理置]|修|完|联系|退|派|转|安排|收|发|送|到|通|清|整改|落实|撤|接|受理|核|答复|回复|反馈|上报|拨付|付|交|恢复|协调)/g;

/** Puts the meant word in place of a slip in folded text; the length stays. */
export function mend(folded: string): string {
  return folded
    .replace(NOT_YET_ALREADY, '已')
    .replace(ANY_SLIP, (slip, at: number) =>
      isItself(folded, slip, at) || (OF_OTHER_WORDS.test(slip) && !isSlip(folded, slip, at))
        ? slip
        : (MEANT.get(slip) ?? slip),
    );
}

function isItself(folded: string, slip: string, at: number): boolean {
  if (!OF_SPOKEN_WORDS.test(slip)) return false;
  const end = at + slip.length;
  return (
    ITSELF_BEFORE.test(folded.slice(Math.max(0, at - 1), at)) ||
    ITSELF_BEHIND.test(folded.slice(end, end + 2))
  );
}

function isSlip(folded: string, slip: string, at: number): boolean {
  const after = folded.slice(at + slip.length, at + slip.length + 10);
  return STANDS_FREE.test(folded.slice(Math.max(0, at - 2), at)) && !NOT_A_SLIP.test(after);
}
