import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNames } from '../../src/cli/parse.ts';
import { isAction, type Intent, type Quantity, type ReportIntent } from '../../src/commands/intent.ts';
import { parse } from '../../src/commands/parse.ts';
import { buildLexicon } from '../../src/directory/lexicon.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/zh/使用手册-组员.md'), 'utf8');
const rows = guide
  .split('\n')
  .filter((line) => /^\| (?!你发的话|---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, typed = '', meant = '']) => [typed, meant] as const);

/** The objects and offices that the guide speaks of. */
const lexicon = buildLexicon(
  readNames(
    JSON.stringify({
      botNames: ['协调助手'],
      departments: [
        { name: '住建局', aliases: ['住建'] },
        { name: '交通局', aliases: ['交通'] },
        { name: '交警大队', aliases: ['交警'] },
      ],
      serviceObjects: [
        { name: '凤凰粮食制品有限公司', kind: 'enterprise', aliases: ['凤凰粮食'] },
        { name: '凯丽特种纸股份有限公司', kind: 'enterprise', aliases: ['凯丽特种纸'] },
        { name: '锦绣新都荟项目', kind: 'project', aliases: ['锦绣新都荟'] },
        { name: '高铁社区', kind: 'community', aliases: [] },
        { name: '丰泽领秀城项目', kind: 'project', aliases: ['丰泽领秀城'] },
        { name: '辛十李村', kind: 'village', aliases: [] },
      ],
      categories: ['交通运输', '税费政策', '物资保障', '农业技术', '用工人才', '原材料供应'],
    }),
  ),
);

const context = {
  now: new Date('2020-03-11T10:00:00+08:00'),
  mentionsBot: false,
  platform: 'wechat',
} as const;

describe('the guide for members', () => {
  it('shows twenty lines', () => {
    expect(rows).toHaveLength(20);
  });

  it.each(rows)('%s → %s', (typed, meant) => {
    const parsed = parse(typed, lexicon, context);
    const told = parsed.kind === 'intents' ? tell(parsed.intents) : '不作声，什么也不改';
    for (const word of told.split(/[：；，、]/)) expect(meant).toContain(word);
  });
});

/** What was understood, in the words of the guide. */
function tell(intents: readonly Intent[]): string {
  const reports = intents.filter((intent) => intent.intent === 'report');
  if (reports.length > 1) return `登记${' 一两三四五'[reports.length]}个问题，${reports[0]?.subject}`;
  const [first] = intents;
  if (first === undefined) return '';
  if (first.intent === 'report') return report(first);
  if (first.intent === 'denied') return '不执行';
  if (first.intent === 'visit_log')
    return `记一次走访：${Object.entries(Object(first['counts']))
      .map(([kind, n]) => `${kind}${String(n)}`)
      .join('、')}`;
  if (first.intent === 'query') return `查看${first.issueNumbers[0]}号`;
  if (!isAction(first)) return first.intent;
  const numbers = first.issueNumbers.map((number) => `${number}号`).join('、');
  const extra = [first.satisfaction, first.intent === 'cancel' ? first.reason : undefined].filter(
    (word) => word !== undefined,
  );
  return [numbers, ACTIONS[first.intent] ?? first.intent, ...extra].join('，');
}

const ACTIONS: Readonly<Record<string, string>> = {
  resolve: '已解决',
  progress: '有进展',
  urge: '催办',
  reopen: '重办',
  confirm: '确认',
  supplement: '补充情况',
  cancel: '撤销',
};

function report({
  subject,
  category,
  priority,
  department,
  assisting,
  quantities,
  amountCny,
}: ReportIntent): string {
  return [
    '登记问题',
    subject,
    category,
    priority === 'urgent' ? '紧急' : undefined,
    department,
    ...(assisting ?? []),
    ...(quantities ?? []).map(amount),
    amountCny === undefined ? undefined : `${amountCny}元`,
  ]
    .filter((word) => word !== undefined)
    .join('，');
}

function amount({ item, value, unit, packages, packageUnit }: Quantity): string {
  return `${item}${value}${unit}${packages === undefined ? '' : `（${packages}${packageUnit}）`}`;
}
