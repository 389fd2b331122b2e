import { findDates } from '../../language/dates.ts';
import { tellsOfHardship } from '../../language/personal-data.ts';
import { count, counted, countOf, either } from './counts.ts';
import type { NoteIntent } from '../intent.ts';
import type { Reading } from '../reading.ts';

const VISITS: Readonly<Record<string, RegExp>> = {
  企业: either(count('企业|公司|工厂', '家|个|户'), countOf('家|个|户', '企业|公司|工厂')),
  项目: either(count('项目|工地', '个|家|处'), countOf('个|家|处', '项目|工地')),
  乡村: either(
    count('乡村|村庄|村居|行政村|村', '个|家|处'),
    countOf('个|家|处', '乡村|村庄|村居|行政村|村'),
  ),
  社区: either(count('社区|小区', '个|家|处'), countOf('个|家|处', '社区|小区')),
  户: either(
    count('入户|住户|居民|农户|群众|老人', '户|家'),
    countOf('户', '居民|住户|群众|农户|困难|村民|家'),
  ),
  问题: either(
    count(
      '(?:收集|发现|梳理|了解|征集|反映|排查|摸排)[^,。\\d]{0,6}(?:问题|困难|诉求|需求)|问题|困难|诉求',
      '个|条|件|项',
    ),
    countOf('个|条|件|项', '问题|困难|诉求'),
  ),
  解决: either(
    count('(?:当场|现场|已|协调|帮助)?解决(?:了|问题|困难)?|办结', '个|条|件|项'),
    countOf('个|条|件|项', '(?:已|当场|现场)?解决(?!\\s?[\\d一二两三四五六七八九十])'),
  ),
};

const VISITED =
  /走访|跑了|转了|走了|入户|下沉|调研|探访|慰问|家访|(?:去|到)了?[^,。;]{2,12}(?:看望|座谈|回访)|进企业|进项目|进社区|进村/;

const NEWS = /记者|近日|日前|据悉|本报|讯[\s,]|报道|圆满|转发/;

export const LATER =
  /明天|后天|下周|计划|准备|打算|拟|将要|安排(?:去|走访)|通知|请(?:大家|各组|各位)|要求|抽时间|去不去|一起去|别忘|提前/;

/** Nobody has been there yet. */
const PLANNED =
  /^[\s,]*(?:明天|后天|下周|下星期|下个?月|计划|准备|打算|拟|将)|(?:计划|准备|打算|拟|将要?|安排)(?:去|到)?(?:走访|入户|调研)/;

/** Somebody's own family. */
const PRIVATE =
  /(?:看望|探望|慰问)(?:了)?(?:我|俺|我们家|老丈人|岳父|岳母|丈母娘|姥姥|姥爷|奶奶|爷爷|亲戚|同学|战友|朋友|爸|妈)/;

/** Who was visited by name counts as well, where no number of that kind is said. */
const KINDS = { enterprise: '企业', project: '项目', village: '乡村', community: '社区' } as const;

function byKind(visited: Reading['names']): Record<string, number> {
  const told = new Map(visited.map(({ name, kind }) => [name, kind]));
  const counts: Record<string, number> = {};
  for (const kind of told.values())
    if (kind !== undefined) counts[KINDS[kind]] = (counts[KINDS[kind]] ?? 0) + 1;
  return counts;
}

export function visitLog(reading: Reading): NoteIntent | undefined {
  const { folded, typed, names, context } = reading;
  if (NEWS.test(folded) || !VISITED.test(folded) || /[?]|吗\s*$/.test(folded)) return undefined;
  const named = /^[\s,[]*(?:入户)?走访(?:日志|记录)?(?:[\s:\]]|[^,。;:\d]{2,16}:)/.test(folded);
  const visited = names.filter(({ what }) => what === 'object');
  const objects = visited.map(({ name }) => name);
  if (PLANNED.test(folded) || PRIVATE.test(folded)) return undefined;
  const said = counted(folded, VISITS);
  const past =
    /(?:走访|调研|慰问|入户|探访|家访)(?:了|过|完|:|日志|记录)|再次走访|走访[^。;]{2,20}(?:查看|察看|了解|座谈|督促|宣讲|送)|^[\s,]*(?:今天|今日|昨天|昨日|上午|下午|刚才|刚刚|本周|3月|\d{1,2}[月.]\d{1,2}[日号]?)/.test(
      folded,
    );
  const enough =
    named || Object.keys(said).length >= 2 || (past && (objects.length > 0 || Object.keys(said).length > 0));
  if (!enough || (LATER.test(folded) && !named && Object.keys(said).length < 2)) return undefined;
  const date = findDates(folded, context.now)[0]?.iso.slice(0, 10) ?? dayOf(context.now);
  return {
    intent: 'visit_log',
    counts: { ...byKind(visited), ...said },
    date,
    text: typed.trim(),
    ...(objects[0] === undefined ? {} : { subject: objects[0], subjects: [...new Set(objects)] }),
    ...(tellsOfHardship(folded) ? { sensitive: true } : {}),
  };
}

export function dayOf(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
