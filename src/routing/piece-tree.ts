/** Finds every known piece that stands in a text in one walk over it, so that a long letter costs no more than its length. */
export interface PieceTree<T> {
  /** What belongs to each piece found, with how often it was found. */
  find(text: string): Map<T, number>;
}

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  value: T | undefined;
}

export function createPieceTree<T>(entries: readonly (readonly [piece: string, value: T])[]): PieceTree<T> {
  const root: Node<T> = { next: new Map(), value: undefined };
  for (const [piece, value] of entries) grow(root, piece).value = value;
  return { find: (text) => walk(root, text) };
}

function grow<T>(root: Node<T>, piece: string): Node<T> {
  let node = root;
  for (let at = 0; at < piece.length; at++) {
    const next = node.next.get(piece.charCodeAt(at)) ?? { next: new Map(), value: undefined };
    node.next.set(piece.charCodeAt(at), next);
    node = next;
  }
  return node;
}

function walk<T>(root: Node<T>, text: string): Map<T, number> {
  const found = new Map<T, number>();
  for (let from = 0; from < text.length; from++) {
    let node = root.next.get(text.charCodeAt(from));
    for (let at = from + 1; node !== undefined; at++) {
      if (node.value !== undefined) found.set(node.value, (found.get(node.value) ?? 0) + 1);
      node = node.next.get(text.charCodeAt(at));
    }
  }
  return found;
}
