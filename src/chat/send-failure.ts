/** What a failed send means for the next attempt; the relay reads this and nothing else. */
export type SendFailure =
  /** `holds` says what has to wait: this chat, unless the platform speaks of the whole app or account. */
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number; readonly holds?: 'chat' | 'platform' }
  | { readonly kind: 'unavailable' }
  /** It will never be taken; `chat_gone`: the bot was removed or the chat dissolved, so nothing else will be either. */
  | { readonly kind: 'rejected'; readonly because?: 'chat_gone' | 'not_allowed' | 'refused' }
  /** The platform never answered, so the message may or may not have been said. */
  | { readonly kind: 'uncertain' };

export class SendError extends Error {
  override readonly name = 'SendError';
  readonly failure: SendFailure;

  constructor(message: string, failure: SendFailure, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}
