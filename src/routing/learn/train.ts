import { createLexicon, type Unit } from '../lexicon.ts';
import { chances, FEWEST, fitMix, mixOfFew, type Judged, type Mix } from './calibrate.ts';
import { compact } from './compact.ts';
import { countPieces, type Counts, type Range, type Wording } from './features.ts';
import { dealFolds, groupAlike } from './groups.ts';
import { learnLinear } from './linear.ts';
import { createLearned, lexicalScores, type Member, type Model } from './model.ts';
import { chooseThreshold, type Threshold } from './threshold.ts';
import { leastRows, learnVocabulary, placeTable, vectorOf, type Labelled } from './vocabulary.ts';

/** A request and who rightly answered it. */
export interface Example extends Wording {
  /** Names of departments (or of whatever is told apart); any of them would have been right. */
  readonly labels: readonly string[];
  /** Names of those who sent it back; with nobody right beside them, that is all the example teaches. */
  readonly wrong?: readonly string[];
  /** How much it counts; 1 when left out. */
  readonly weight?: number;
  /** The whole letter, where `text` is only its title; its beginning is learned from as well. */
  readonly whole?: string;
}

export interface TrainingOptions {
  /** What is known of the labels before any example; labels that only stand here can be chosen too. */
  readonly units?: readonly Unit[];
  /** The share of lone decisions that must be right. */
  readonly promise?: number;
  readonly seed?: number;
}

const PROMISE = 0.98;
/** The more folds, the nearer the held-back judges come to the real one, and the longer it takes: 6,000 letters have three million pieces. */
const FOLDS = { many: 6, few: 3, whenPieces: 1_000_000 } as const;
/** The opening of a letter says what it wants, as a line in a chat does. */
const BEGINNING = 120;

interface Row extends Labelled {
  readonly example: Example;
  /** Places of the labels that it speaks of; all, where nothing is said. */
  readonly only?: readonly number[];
  /** The opening alone, where there is more than that. */
  readonly beginning: Counts | undefined;
}

/** Learns from examples, or from the responsibilities alone where there are none. The same input gives the same model. */
export function trainModel(examples: readonly Example[], options: TrainingOptions = {}): Model {
  const { units = [], promise = PROMISE, seed = 1 } = options;
  const labels = [...new Set([...units.map(({ name }) => name), ...examples.flatMap((one) => one.labels)])];
  const known = new Map(units.map((unit) => [unit.name, unit]));
  const all = labels.map((name) => known.get(name) ?? { name, aliases: [], responsibilities: [] });
  const { rows, groups, range, restore } = prepare(examples, labels);
  const lesson = { range, labels: labels.length, seed };
  const { mix, threshold } = calibrate(rows, groups, all, promise, lesson);
  const members = learnMembers(rows, lesson).map(({ vocabulary, linear }) => ({
    vocabulary: restore(vocabulary),
    linear,
  }));
  return { labels, units: all, members, mix, threshold, examples: rows.length };
}

function readRows(examples: readonly Example[], labels: readonly string[]): Row[] {
  const place = new Map(labels.map((name, i) => [name, i]));
  return examples
    .filter(({ labels: right, wrong = [] }) => right.length + wrong.length > 0)
    .map((example) => ({
      example,
      counts: countPieces(example),
      beginning: beginningOf(example),
      labels: example.labels.flatMap((name) => place.get(name) ?? []),
      ...onlyAgainst(example, place),
    }));
}

/** Where nobody is known to be right, the example says nothing but who was wrong. */
function onlyAgainst({ labels, wrong = [] }: Example, place: ReadonlyMap<string, number>) {
  return labels.length > 0 ? {} : { only: wrong.flatMap((name) => place.get(name) ?? []) };
}

/** What every training on these rows needs to know. */
interface Lesson {
  readonly range: Range;
  readonly labels: number;
  readonly seed: number;
}

/** Reads the examples, finds what is alike, and keeps only the pieces that can teach. */
function prepare(examples: readonly Example[], labels: readonly string[]) {
  const raw = readRows(examples, labels);
  const all = raw.flatMap(({ counts, beginning }) =>
    beginning === undefined ? [counts] : [counts, beginning],
  );
  const { range, counts: small, restore } = compact(all, leastRows(raw.length));
  const rows = raw.map(({ counts, beginning, ...row }) => ({
    ...row,
    counts: small(counts),
    beginning: beginning && small(beginning),
  }));
  return { rows, groups: groupAlike(raw.map(({ counts }) => counts)), range, restore };
}

function beginningOf({ text, whole = text }: Example): Counts | undefined {
  const more = whole.length > BEGINNING || whole !== text;
  return more ? countPieces({ text: whole.slice(0, BEGINNING) }) : undefined;
}

/**
 * Two judges that weigh words differently agree on what is plain and differ on what is not:
 * one learns from the letters, the other from their beginnings too.
 */
function learnMembers(rows: readonly Row[], lesson: Lesson): Member[] {
  if (rows.length === 0) return [];
  const beginnings = rows.flatMap((row) =>
    row.beginning === undefined ? [] : [{ ...row, counts: row.beginning }],
  );
  const courses = beginnings.length === 0 ? [rows] : [rows, [...rows, ...beginnings]];
  return courses.map((course, i) => learn(course, { ...lesson, seed: lesson.seed + i }));
}

function learn(rows: readonly Omit<Row, 'beginning'>[], { range, labels, seed }: Lesson): Member {
  const vocabulary = learnVocabulary(rows, labels, range);
  const place = placeTable(vocabulary.buckets, range);
  const samples = rows.map(({ counts, labels: right, only, example }) => ({
    vector: vectorOf(counts, vocabulary, place, range),
    labels: right,
    ...(only !== undefined && { only }),
    weight: example.weight ?? 1,
  }));
  return { vocabulary, linear: learnLinear(samples, vocabulary.buckets.length, labels, seed) };
}

function calibrate(
  rows: readonly Row[],
  groups: Uint32Array,
  units: readonly Unit[],
  promise: number,
  lesson: Lesson,
): { mix: Mix; threshold: Threshold } {
  const positive = rows.filter(({ labels }) => labels.length > 0).length;
  if (positive < FEWEST) return { mix: mixOfFew(positive), threshold: chooseThreshold([], promise) };
  const pieces = rows.reduce((sum, { counts }) => sum + counts.buckets.length, 0);
  const folds = pieces > FOLDS.whenPieces ? FOLDS.few : FOLDS.many;
  const judged = judgeHeldBack(rows, dealFolds(groups, folds), units, lesson);
  const mix = fitMix(judged);
  const trials = judged.map((row) => {
    const chance = chances(row, mix);
    const confidence = Math.max(...chance);
    return { confidence, right: row.right.includes(chance.indexOf(confidence)) };
  });
  return { mix, threshold: chooseThreshold(trials, promise) };
}

/** What models say of rows that they have not learned from, nor from anything alike. */
function judgeHeldBack(
  rows: readonly Row[],
  fold: Uint8Array,
  units: readonly Unit[],
  lesson: Lesson,
): Judged[] {
  const lexicon = createLexicon(units);
  return Array.from({ length: Math.max(...fold) + 1 }, (_, held) => {
    const taught = rows.filter((_row, i) => fold[i] !== held);
    const scores = createLearned(learnMembers(taught, lesson), lesson.range);
    return rows
      .filter(({ labels: right }, i) => fold[i] === held && right.length > 0)
      .map(({ counts, labels: right, example }) => ({
        learned: scores(counts),
        lexical: lexicalScores(lexicon, example),
        right,
      }));
  }).flat();
}
