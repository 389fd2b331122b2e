import { findDates } from '../../language/dates.ts';
import { count, counted, countOf, either } from './counts.ts';
import type { NoteIntent } from '../intent.ts';
import type { Reading } from '../reading.ts';
import { dayOf, LATER } from './visit-log.ts';

const INSPECTS: Readonly<Record<string, RegExp>> = {
  检查: either(
    count('(?:监督检查|专项检查|督导检查|检查|督查|督导|巡查|抽查|暗访)', '家|个|次|处|户|场|项'),
    countOf('家|个|次|处|户', '(?:单位|企业|场所|工地|门店|商户|点位|卡口)'),
    // 夜查工地5个
    count(
      '(?:夜查|联查|核查|走查|突击检查|检查|督查|督导|巡查|抽查|暗访|执法)(?:了)?(?:工地|企业|单位|商户|门店|场所|卡口|点位|小区|社区|村|车间|项目|餐馆|饭店|超市|商超|药店|学校|厂)',
      '家|个|处|户',
    ),
    // 商超、药店22家
    count(
      '(?:检查|督查|督导|巡查|抽查|暗访)(?:了)?[\\p{Script=Han}]{2,4}(?:、[\\p{Script=Han}]{2,4}){1,4}',
      '家|个|处|户',
    ),
  ),
  发现问题: either(
    count('(?:发现|查出|查找|排查)[^,。\\d]{0,4}(?:问题|隐患)?|(?:共)?(?:问题|隐患)', '个|处|条|项|件'),
    countOf('个|处|条|项', '(?:问题|隐患)'),
  ),
  现场整改: either(
    count('(?:现场|当场|立即|立行|即时|立查立)?(?:整改|立改|完成整改)(?:了|到位|问题)?', '个|处|条|项|件'),
    countOf('个|处|条|项', '(?:现场|当场)整改'),
  ),
  限期整改: count('(?:限期|责令)(?:整改|改正)', '个|处|条|项|件|家'),
  通报: either(
    count('(?:公开|点名|全区|全市)?(?:通报)(?!表扬)(?:批评)?', '家|次|个|起|例|人'),
    countOf('家|次|起|例', '(?:公开)?通报'),
  ),
  专报: count('(?:专报|书面报告|报送专报|专题报告)[^,。\\d]{0,6}', '次|份|期|篇'),
  建议: count('(?:提出)?(?:意见建议|意见|建议)', '条|项|个'),
  约谈: count('约谈', '人|家|次'),
};

const INSPECTED = /督查|督导|检查|巡查|抽查|暗访|查处|夜查|联查|走查|执法/;

export function inspection({ folded, typed, names, context }: Reading): NoteIntent | undefined {
  if (!INSPECTED.test(folded) || /[?]|吗\s*$/.test(folded) || LATER.test(folded)) return undefined;
  const counts = counted(folded, INSPECTS);
  const foundNothing = /(?:未|没有?)(?:发现|查出)[^,。;]{0,6}(?:问题|隐患|异常)/.test(folded);
  if (counts['检查'] === undefined || (Object.keys(counts).length < 2 && !foundNothing)) return undefined;
  const subject = names.find(({ what }) => what === 'object')?.name;
  return {
    intent: 'inspection',
    counts,
    date: findDates(folded, context.now)[0]?.iso.slice(0, 10) ?? dayOf(context.now),
    text: typed.trim(),
    ...(subject === undefined ? {} : { subject }),
  };
}
