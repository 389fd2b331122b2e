import { createHash } from 'node:crypto';
import { createJudge } from '../../src/routing/learn/model.ts';
import { trainModel } from '../../src/routing/learn/train.ts';
import { trainAlone } from './alone.ts';
import { messagesBesideTraining } from './beside.ts';
import { crossValidate, DEALS, ours } from './cross-validate.ts';
import { exampleOf, letters, units, type Letter } from './data.ts';
import { correctionMonths } from './month.ts';
import { plainSvm } from './plain-svm.ts';
import { score, type Answer, type Score } from './score.ts';

/** A figure, what the simple methods reach, and what we want. */
interface Line {
  readonly task: string;
  readonly figure: keyof Score;
  readonly bar: number;
  readonly aim: number;
}

const TEXT: readonly Line[] = [
  { task: '7 topics, full text', figure: 'accuracy', bar: 0.923, aim: 0.94 },
  { task: '7 topics, full text', figure: 'macroF1', bar: 0.918, aim: 0.935 },
  { task: '7 topics, full text', figure: 'top2', bar: 0.984, aim: 0.988 },
  { task: 'routed alone, full text', figure: 'precision', bar: 0.975, aim: 0.98 },
  { task: 'routed alone, full text', figure: 'coverage', bar: 0.66, aim: 0.8 },
];
const TITLE: readonly Line[] = [
  { task: '7 topics, title only', figure: 'accuracy', bar: 0.89, aim: 0.905 },
  { task: 'routed alone, title', figure: 'precision', bar: 0.975, aim: 0.98 },
  { task: 'routed alone, title', figure: 'coverage', bar: 0.48, aim: 0.65 },
];
const COLD_TEXT: readonly Line[] = [
  { task: 'cold start, full text', figure: 'accuracy', bar: 0.8, aim: 0.83 },
];
const COLD_TITLE: readonly Line[] = [{ task: 'cold start, title', figure: 'accuracy', bar: 0.69, aim: 0.72 }];
const DEPARTMENTS: readonly Line[] = [
  { task: 'departments', figure: 'accuracy', bar: 0.78, aim: 0.85 },
  { task: 'departments', figure: 'top3', bar: 0.91, aim: 0.95 },
];

/** The kept-aside rows are judged by a model of all letters: ten folds come nearer to that than five. */
const FOLDS = Number(process.argv[2] ?? 10);
/** 137 letters are few: a fifth less to learn from would be felt. */
const DEPARTMENT_FOLDS = 10;

/** Judging takes as long after learning from every second letter. */
const SOME = 2;

type Field = 'text' | 'title';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function report(lines: readonly Line[], answers: readonly Answer[]): void {
  const figures = score(answers);
  for (const { task, figure, bar, aim } of lines) {
    const reached = figures[figure];
    const verdict = reached === null || reached < bar ? 'below the bar' : reached < aim ? 'bar' : 'aim';
    print(`| ${task}: ${figure} | ${reached?.toFixed(4) ?? '—'} | ${bar} | ${aim} | ${verdict} |`);
  }
  digest.update(JSON.stringify(figures));
}

function cold(rows: readonly Letter[], field: 'text' | 'title'): Answer[] {
  const judge = createJudge(trainModel([], { units: units('topics.json') }));
  return rows.map((letter) => ({ right: letter.right, judgement: judge(exampleOf(letter, field)) }));
}

/** What a training costs in a process of its own, how long a judgement takes, and how messages fare meanwhile. */
async function costs(rows: readonly Letter[]): Promise<void> {
  const { seconds, processorSeconds, beforeMb, peakMb, modelMb, threshold } = trainAlone();
  print(
    `training on ${rows.length} letters: ${seconds.toFixed(1)} s (${processorSeconds.toFixed(1)} s of processor), aim 20 s`,
  );
  print(
    `memory of a process that only trains: ${peakMb} MB at most, ${beforeMb} MB before it began, aim 150 MB for training`,
  );
  print(`model on disk: ${modelMb.toFixed(1)} MB, aim 30 MB`);
  print(`threshold on all letters: ${JSON.stringify(threshold)}`);
  const { calm, training } = await messagesBesideTraining(rows);
  for (const [name, fare] of Object.entries({ calm, training }))
    print(
      `messages read, ${name}: ${fare.messages}, p50 ${fare.p50Ms.toFixed(2)} ms, p99 ${fare.p99Ms.toFixed(2)} ms, event loop late by ${fare.loopP99Ms.toFixed(1)} ms at p99`,
    );
  judgements(rows);
}

/** In milliseconds of the processor: what else the machine does meanwhile is not the judge's. */
function judgements(rows: readonly Letter[]): void {
  const examples = rows.map((letter) => exampleOf(letter, 'text'));
  const judge = createJudge(trainModel(examples.filter((_row, i) => i % SOME === 0)));
  const times = examples
    .map((example) => {
      const start = process.cpuUsage();
      judge(example);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    })
    .sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]?.toFixed(2);
  print(`one judgement: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms of processor, aim 2 ms`);
}

/**
 * The bars are others' figures, on a dealing of the letters that they do not tell. The reference that they name, on ours
 * and on an ordinary one, says which part of a difference is the dealing's.
 */
function compare(rows: readonly Letter[], known: Readonly<Record<Field, readonly Answer[]>>): void {
  print(`| ${FOLDS} folds, field | plain character SVM: accuracy, macro-F1, first two | ours |`);
  print('|---|---|---|');
  for (const field of ['text', 'title'] as const)
    for (const deal of ['grouped', 'ordinary'] as const) {
      const fold = DEALS[deal](rows, FOLDS);
      const plain = figuresOf(crossValidate(rows, field, fold, plainSvm));
      const own = deal === 'grouped' ? known[field] : crossValidate(rows, field, fold, ours());
      print(`| ${deal}, ${field} | ${plain} | ${figuresOf(own)} |`);
    }
}

function figuresOf(answers: readonly Answer[]): string {
  const reached = score(answers);
  digest.update(JSON.stringify(reached));
  return [reached.accuracy, reached.macroF1, reached.top2].map((figure) => figure.toFixed(4)).join(' ');
}

const digest = createHash('sha256');
const topics = letters('public.jsonl');
const departments = letters('dept_public.jsonl');

if (topics === undefined || departments === undefined) {
  process.stderr.write(
    'ABSENT: ../shared/routing. NOTHING WAS MEASURED: the letters must lie beside the checkout.\n',
  );
  process.exitCode = 1;
} else {
  await costs(topics);
  print('');
  print('| figure | reached | bar | aim | |');
  print('|---|---|---|---|---|');
  const fold = DEALS.grouped(topics, FOLDS);
  const judged = {
    text: crossValidate(topics, 'text', fold, ours()),
    title: crossValidate(topics, 'title', fold, ours()),
  };
  report(TEXT, judged.text);
  report(TITLE, judged.title);
  report(COLD_TEXT, cold(topics, 'text'));
  report(COLD_TITLE, cold(topics, 'title'));
  report(
    DEPARTMENTS,
    crossValidate(
      departments,
      'text',
      DEALS.grouped(departments, DEPARTMENT_FOLDS),
      ours({ units: units('departments.json') }),
    ),
  );
  print('');
  compare(topics, judged);
  print('');
  for (const week of correctionMonths(departments, units('departments.json'))) {
    digest.update(JSON.stringify(week));
    print(
      `week ${week.week}${week.event}: first dispatch right ${(week.accuracy * 100).toFixed(0)} %, in the first three ${(week.top3 * 100).toFixed(0)} %, asked ${week.asked} of ${week.letters}`,
    );
  }
  print(`\nthe same figures have the same digest: ${digest.digest('hex').slice(0, 16)}`);
}
