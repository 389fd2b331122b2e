import { allMatches } from '../../../language/all-matches.ts';
import { bareNumbersAt, type NumbersFound } from '../../../language/issue-numbers.ts';
import { rowBehindWord } from './bare-numbers.ts';
import type { Intent, ParseContext } from '../../intent.ts';
import type { Reading } from '../../reading.ts';
import { AFTER_LOOK, ASKS_OF_WORK, LOOK, ROOM_VERBS, TELLS_OF_WORK, type Side } from './room-verbs.ts';

/** What may stand between the numbers and the verb. */
const FILLER =
  '(?:号(?:件|单子?|问题)?|[这那此该](?:[俩仨]|[两三四几]?[个件条单])|[俩仨]|[两三四几][个件]|[都全也均]|全部|统统|一起|一块儿?|一道|一并|统一|我们?(?:这边|局|委|办)?|咱们?|先|就|要|想|得|已经?|刚刚?|现在|目前|[再往]后?|申请|请|建议|麻烦|帮忙|给我们?|[\\s,:])*';
/** A clause begins; where several deeds stand in a row, a space is enough. */
const CLAUSE = '(?:^|[,。;!?\\n]|(?<=[签收退了办催])\\s)\\s{0,40}';
const LEAD = '(?:请|麻烦|帮忙|另外?|还有|其中|那|对了|问题|工单)?[,:\\s]{0,2}(?:[把将]\\s{0,2})?';
const OPENS = new RegExp(`${CLAUSE}${LEAD}(?=[\\d第一二三四五六七八九十])`, 'g');
/** "51并到20": where the first is one, so is the other. */
const INTO = /(?:(?:归|合)?并|合|归)[到入进至]\s{0,2}(?=\d)/g;
const AT_HEAD = /^\s*(?=\d)/g;

const compiled = (side: Side) => {
  const { firm, loose, front } = ROOM_VERBS[side];
  return {
    firm: new RegExp(`^\\s{0,3}${FILLER}\\s?(?:${firm})`, 'u'),
    loose: new RegExp(`^\\s{0,3}${FILLER}\\s?(?:${loose})`, 'u'),
    front: new RegExp(
      `${CLAUSE}(?:请|麻烦|帮忙|再|先)?(?:(?:${front})|(?<look>${LOOK}))(?:一下|下|紧|着)?\\s{0,3}(?:第|编号|工单|问题)?(?=\\d)`,
      'g',
    ),
  };
};
const COMPILED = { office: compiled('office'), ruler: compiled('ruler') };

const sideOf = ({ senderRole, channel }: ParseContext): Side | undefined => {
  if (senderRole === 'liaison') return 'office';
  if (senderRole === 'coordinator' || senderRole === 'leader' || senderRole === 'supervisor') return 'ruler';
  if (senderRole !== undefined) return undefined;
  return channel === 'department' ? 'office' : channel === 'coordinators' ? 'ruler' : undefined;
};

/** "1，派住建局去看 2，催交通局": points of a list, and no issues. */
const COUNTS_POINTS = /(?:^|[\s,。;:])1\s?[、.,):\s]\s?[^\d\s][^]*?[\s,。;]2\s?[、.,):\s]\s?[^\d\s]/;

/** Numbers that officials type without any sign, where their own verb stands beside: "23 24 27 都收了", "51 52派农业农村局". */
export function roomNumbers(reading: Reading): NumbersFound[] {
  const side = sideOf(reading.context);
  if (side === undefined || !/\d|[一二三四五六七八九十]号/.test(reading.folded)) return [];
  if (COUNTS_POINTS.test(reading.folded)) return [];
  const text = withOfficesAsSigns(reading);
  const { firm, loose, front } = COMPILED[side];
  return [
    ...numbersAt(text, OPENS, ({ isDay, after }) => firm.test(after) || (!isDay && loose.test(after))),
    ...numbersAt(
      text,
      front,
      ({ match, after }) => match.groups?.['look'] === undefined || AFTER_LOOK.test(after),
    ),
    ...(side === 'ruler'
      ? numbersAt(text, INTO, ({ after }) => /^号?[\s,。!里去吧了]{0,3}(?:$|[,。])/.test(after))
      : []),
    ...(side === 'office' && reading.context.channel === 'department'
      ? numbersAt(
          text,
          AT_HEAD,
          ({ isDay, after }) => !isDay && (TELLS_OF_WORK.test(after) || ASKS_OF_WORK.test(after)),
        )
      : []),
  ];
}

const NOTES: ReadonlySet<Intent['intent']> = new Set(['progress', 'supplement', 'request_info']);

/** A number alone and no deed beside it after all: only what tells or asks of the work is kept. */
export function withoutTalk(intents: Intent[], segment: string): Intent[] {
  const said = segment.replace(/^[\s,。;!?]*(?:[把将])?[\d、,\s和与号]+/, '');
  const isOfWork = TELLS_OF_WORK.test(said) || ASKS_OF_WORK.test(said);
  return isOfWork ? intents : intents.filter(({ intent }) => !NOTES.has(intent));
}

interface Place {
  readonly match: RegExpExecArray;
  /** "18号" may be a day of the month. */
  readonly isDay: boolean;
  readonly after: string;
}

/** "51到53都派住建局": with 都 it is a row, else as likely two hours of the day. */
const LAST_OF_ROW =
  /^\s?(?:[-~]|到|至)\s?(\d{1,6})(?!\d)号?(?=\s?(?:都|全|均|一起|一并|统统|(?:已|已经)?(?:签收|收到|收了|接了|受理)(?=\s*(?:$|[,。;!]))))/;
const LONGEST_ROW = 50;

function upTo(ref: NumbersFound, text: string): NumbersFound {
  const match = LAST_OF_ROW.exec(text.slice(ref.end, ref.end + 16));
  const [from, to] = [ref.numbers.at(-1) ?? 0, Number(match?.[1])];
  if (match === null || to <= from || to - from >= LONGEST_ROW) return ref;
  const row = Array.from({ length: to - from }, (_, i) => from + 1 + i);
  return { ...ref, numbers: [...ref.numbers, ...row], end: ref.end + match[0].length };
}

const UNIT =
  /^\s?(?:[个家户件条台人名天日月年点时分秒万千百元块箱瓶套吨把辆次处项位米亩斤间起批份张支楼层栋幢组路届度级寸页章岁周倍场遍趟轮车桥桶袋盒顶床片只双斗方升克班站后来余多%~-]|小时|工作日|公里|公斤|平方|期(?!限)|里[路地外]|号[楼线院门店厂库机床仓])/;
const LOOKS_AHEAD = 48;
const LAST_DAY = 31;

function numbersAt(text: string, pattern: RegExp, holds: (place: Place) => boolean): NumbersFound[] {
  return allMatches(text, pattern).flatMap((match) => {
    const mayBeHotline = match.groups?.['look'] !== undefined;
    const read = pattern === OPENS || pattern === AT_HEAD ? bareNumbersAt : rowBehindWord;
    const first = read(text, match.index + match[0].length, mayBeHotline);
    const ref = first && upTo(first, text);
    if (ref === undefined || UNIT.test(text.slice(ref.end, ref.end + 4))) return [];
    const after = text.slice(ref.end, ref.end + LOOKS_AHEAD);
    return holds({
      match,
      isDay: text[ref.end - 1] === '号' && ref.numbers.some((one) => one <= LAST_DAY),
      after,
    })
      ? [{ ...ref, byVerb: true as const }]
      : [];
  });
}

/** A department's name in any of its forms, so that the verbs before it need not know it. */
function withOfficesAsSigns({ folded, names }: Reading): string {
  return names
    .filter(({ what }) => what === 'department')
    .reduce(
      (text, { start, end }) => text.slice(0, start) + '§'.repeat(end - start) + text.slice(end),
      folded,
    );
}
