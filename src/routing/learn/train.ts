import { createLexicon, type Unit } from '../lexicon.ts';
import { chances, COLD_MIX, fitMix, type Judged, type Mix } from './calibrate.ts';
import { countPieces, type Counts, type Wording } from './features.ts';
import { dealFolds, groupAlike } from './groups.ts';
import { learnLinear, scoresOf, type Linear } from './linear.ts';
import { lexicalScores, type Model } from './model.ts';
import { chooseThreshold, type Threshold } from './threshold.ts';
import { learnVocabulary, placeTable, vectorOf, type Labelled, type Vocabulary } from './vocabulary.ts';

/** A request and who rightly answered it. */
export interface Example extends Wording {
  /** Names of departments (or of whatever is told apart); any of them would have been right. */
  readonly labels: readonly string[];
  /** How much it counts; 1 when left out. */
  readonly weight?: number;
}

export interface TrainingOptions {
  /** What is known of the labels before any example; labels that only stand here can be chosen too. */
  readonly units?: readonly Unit[];
  /** The share of lone decisions that must be right. */
  readonly promise?: number;
  readonly seed?: number;
}

export const PROMISE = 0.98;
const FOLDS = 4;
/** Fewer examples than this cannot be divided and still teach. */
const FEWEST = 20;

interface Row extends Labelled {
  readonly example: Example;
}

/** Learns from examples, or from the responsibilities alone where there are none. The same input gives the same model. */
export function trainModel(examples: readonly Example[], options: TrainingOptions = {}): Model {
  const { units = [], promise = PROMISE, seed = 1 } = options;
  const labels = [...new Set([...units.map(({ name }) => name), ...examples.flatMap((one) => one.labels)])];
  const known = new Map(units.map((unit) => [unit.name, unit]));
  const all = labels.map((name) => known.get(name) ?? { name, aliases: [], responsibilities: [] });
  const rows = readRows(examples, labels);
  const { mix, threshold } = calibrate(rows, all, promise, seed);
  return { labels, units: all, ...learn(rows, labels.length, seed), mix, threshold, examples: rows.length };
}

function readRows(examples: readonly Example[], labels: readonly string[]): Row[] {
  const place = new Map(labels.map((name, i) => [name, i]));
  return examples
    .filter((example) => example.labels.length > 0)
    .map((example) => ({
      example,
      counts: countPieces(example),
      labels: example.labels.flatMap((name) => place.get(name) ?? []),
    }));
}

function learn(
  rows: readonly Row[],
  labels: number,
  seed: number,
): { vocabulary: Vocabulary; linear: Linear } {
  const vocabulary = learnVocabulary(rows, labels);
  const place = placeTable(vocabulary.buckets);
  const samples = rows.map(({ counts, labels: right, example }) => ({
    vector: vectorOf(counts, vocabulary, place),
    labels: right,
    weight: example.weight ?? 1,
  }));
  return { vocabulary, linear: learnLinear(samples, vocabulary.buckets.length, labels, seed) };
}

function calibrate(
  rows: readonly Row[],
  units: readonly Unit[],
  promise: number,
  seed: number,
): { mix: Mix; threshold: Threshold } {
  if (rows.length < FEWEST) return { mix: COLD_MIX, threshold: chooseThreshold([], promise) };
  const judged = judgeHeldBack(rows, units, seed);
  const mix = fitMix(judged);
  const trials = judged.map((row) => {
    const chance = chances(row, mix);
    const confidence = Math.max(...chance);
    return { confidence, right: row.right.includes(chance.indexOf(confidence)) };
  });
  return { mix, threshold: chooseThreshold(trials, promise) };
}

/** What a model says of rows that it has not learned from, nor from anything alike. */
function judgeHeldBack(rows: readonly Row[], units: readonly Unit[], seed: number): Judged[] {
  const fold = dealFolds(groupAlike(rows.map(({ counts }): Counts => counts)), FOLDS);
  const lexicon = createLexicon(units);
  return Array.from({ length: FOLDS }, (_, held) => {
    const { vocabulary, linear } = learn(
      rows.filter((_row, i) => fold[i] !== held),
      units.length,
      seed,
    );
    const place = placeTable(vocabulary.buckets);
    return rows
      .filter((_row, i) => fold[i] === held)
      .map(({ counts, labels: right, example }) => ({
        learned: scoresOf(linear, vectorOf(counts, vocabulary, place)),
        lexical: lexicalScores(lexicon, example),
        right,
      }));
  }).flat();
}
