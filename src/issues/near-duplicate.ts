import { likenessTo } from '../language/similarity.ts';

/** From here on two reports about one object are offered as the same matter; test/issues/near-duplicate.test.ts measures it. */
export const SAME_MATTER = 0.4;

interface Told {
  readonly number: number;
  readonly title: string;
  readonly detail: string;
}

/** Of the issues that are open about the same object, the one that tells the same; nothing depends on the guess. */
export function nearDuplicate(
  report: { readonly detail: string },
  open: readonly Told[],
  objectNames: readonly string[],
): Told | undefined {
  const plain = (text: string) => objectNames.reduce((rest, name) => rest.replaceAll(name, ''), text);
  const likeness = likenessTo(plain(report.detail));
  const scored = open
    .map((issue) => ({
      issue,
      score: Math.max(likeness(plain(issue.detail)), likeness(issue.title)),
    }))
    .filter(({ score }) => score >= SAME_MATTER)
    .sort((a, b) => b.score - a.score);
  return scored[0]?.issue;
}
