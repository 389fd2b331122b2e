import type { Line } from './types.ts';

interface Listener {
  readonly hear: (line: Line) => void;
  /** The stream is there, for the first time or again. */
  readonly connected: () => void;
  readonly lost: () => void;
}

/** Listens for new messages; the browser reconnects by itself. */
export function listen({ hear, connected, lost }: Listener): void {
  const source = new EventSource('/sandbox/stream');
  source.addEventListener('message', (event: MessageEvent<string>) => hear(lineOf(event.data)));
  source.addEventListener('open', connected);
  source.addEventListener('error', lost);
}

function lineOf(data: string): Line {
  return JSON.parse(data);
}
