/** Exports a ledger of 100,000 lines (or as many as are named) and prints time, memory and size: `npm run bench:ledger [-- LINES]`. */
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createZone } from '../src/calendar/zone.ts';
import { columnsOf } from '../src/documents/ledger/columns.ts';
import type { LedgerLine } from '../src/documents/ledger/line.ts';
import { writeLedgerFile } from '../src/documents/sheet/ledger-file.ts';

const LINES = Number(process.argv[2] ?? 100_000);
const BATCH = 1_000;
const NOW = new Date('2020-03-13T09:00:00Z');
const DEPARTMENTS = ['住建局', '交通局', '金融办', '人社局'];
const STATES = ['办理中', '已办结', '待确认', '已派单'];

async function* lines(): AsyncGenerator<LedgerLine[]> {
  for (let from = 0; from < LINES; from += BATCH)
    yield Array.from({ length: Math.min(BATCH, LINES - from) }, (_, index) => line(from + index + 1));
}

function line(number: number): LedgerLine {
  return {
    number,
    object: '凤凰粮食制品有限公司',
    kind: '企业',
    category: '交通运输',
    title: `道路施工，货车进不了厂（${number}）`,
    detail: '道路施工，货车进不了厂，面临停产，请求协调处理，尽快恢复通行',
    group: '度假区工作一组',
    reporter: '王敏',
    lead: DEPARTMENTS[number % DEPARTMENTS.length] ?? '',
    assisting: '交通局、交警大队',
    handler: '赵安平',
    priority: '一般',
    reportedAt: NOW,
    dispatchedAt: NOW,
    acceptedAt: NOW,
    deadline: NOW,
    measure: '已联系施工方，正在开临时通道',
    state: STATES[number % STATES.length] ?? '',
    result: '',
    closedAt: null,
    satisfaction: '',
    overdue: number % 5 === 0 ? '是' : '',
    returned: 0,
    reopened: 0,
    urged: 0,
    instruction: '',
    remarks: '',
  };
}

const folder = mkdtempSync(join(tmpdir(), 'xietiao-bench-'));
const file = join(folder, 'ledger.xlsx');
let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
const before = process.memoryUsage.rss();
const start = performance.now();
const out = createWriteStream(file);
await Promise.all([
  writeLedgerFile(out, { columns: columnsOf(), lines: lines(), zone: createZone('Asia/Shanghai'), now: NOW }),
  finished(out),
]);
clearInterval(watch);
const mb = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;
console.log(
  `${LINES} lines: ${((performance.now() - start) / 1000).toFixed(1)} s, ${mb(statSync(file).size)}; memory ${mb(before)} before, ${mb(peak)} at most`,
);
rmSync(folder, { recursive: true });
