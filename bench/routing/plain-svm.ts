import { readCorpus } from '../../src/routing/learn/corpus.ts';
import { countPieces, type Counts, type Wording } from '../../src/routing/learn/features.ts';
import { learnLinear, scoresOf } from '../../src/routing/learn/linear.ts';
import { placeTable, vectorOf } from '../../src/routing/learn/vocabulary.ts';
import type { Example } from '../../src/routing/learn/train.ts';
import type { Learner } from './cross-validate.ts';

/** As the toolkits that others measured with: pieces that two letters hold, inverse document frequency, nothing else. */
const LEAST_ROWS = 2;
const LONGEST = 3;

/**
 * The reference that others report: one-against-rest linear SVM, squared hinge, C = 1, over character pieces of one to
 * three, logarithmic TF-IDF, length 1; the field's text alone. It says how hard a way of dealing the letters is.
 */
export const plainSvm: Learner = (seen) => {
  const corpus = readCorpus(seen.map(textAlone), LEAST_ROWS, LONGEST);
  const importance = inverseFrequency(corpus.counts, corpus.range.size);
  const vocabulary = { buckets: corpus.buckets, importance };
  const place = placeTable(corpus.buckets);
  const labels = [...new Set(seen.flatMap((example) => example.labels))];
  const vector = (said: Wording) => vectorOf(countPieces(textAlone(said), LONGEST), vocabulary, place);
  const samples = seen.map((example: Example) => ({
    vector: vector(example),
    labels: example.labels.map((name) => labels.indexOf(name)),
    weight: 1,
  }));
  const linear = learnLinear(samples, corpus.range.size, labels.length, 1);
  return (said) => {
    const scores = scoresOf(linear, vector(said));
    const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
    const ranked = order.map((label) => ({ name: labels[label] ?? '', confidence: 0 }));
    return { ranked, sure: false, because: [] };
  };
};

function textAlone({ text }: Wording): Wording {
  return { text };
}

function inverseFrequency(rows: readonly Counts[], size: number): Float32Array {
  const seen = new Uint32Array(size);
  for (const { buckets } of rows) for (const bucket of buckets) seen[bucket]! += 1;
  return Float32Array.from(seen, (times) => Math.log((1 + rows.length) / (1 + times)) + 1);
}
