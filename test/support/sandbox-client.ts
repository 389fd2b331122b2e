/** A person at the sandbox, over HTTP as any visitor, and a reader of the API. */

export interface SandboxMessage {
  readonly messageId: string;
  readonly chatId: string;
  readonly senderId: string;
  readonly fromBot: boolean;
  readonly text: string;
  readonly buttons: readonly { readonly id: string; readonly label: string }[];
  readonly files: readonly { readonly name: string; readonly url: string }[];
  readonly sentAt: string;
}

interface SandboxChat {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly boundTo: string | null;
  readonly members: readonly { readonly id: string; readonly name: string; readonly role: string }[];
}

export interface ApiIssue {
  readonly number: number;
  readonly title: string;
  readonly detail: string;
  readonly object: { readonly name: string; readonly kind: string } | null;
  readonly category: string | null;
  readonly state: string;
  readonly priority: string;
  readonly group: string | null;
  readonly department: string | null;
  readonly assisting: readonly string[];
  readonly deadline: string | null;
  readonly overdue: boolean;
  readonly flags: readonly string[];
  readonly result: string | null;
  readonly returnCount: number;
  readonly reopenCount: number;
  readonly satisfaction: string | null;
}

export type SandboxClient = ReturnType<typeof createSandboxClient>;

export function createSandboxClient(url: () => string, apiToken: string) {
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(`${url()}${path}`, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response;
  }
  const send = (method: string, path: string, body: unknown) =>
    ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const api = async <Answer>(path: string): Promise<Answer> =>
    (await (await ask(path, { headers: { authorization: `Bearer ${apiToken}` } })).json()) as Answer;

  const chats = async () => (await (await ask('/sandbox/chats')).json()) as SandboxChat[];
  /** The chat of a group or department by its name, or the one of a kind: `leaders`, `coordinators`. */
  async function chat(name: string): Promise<SandboxChat> {
    const found = (await chats()).find(
      ({ boundTo, kind, id }) => boundTo === name || kind === name || id === name,
    );
    if (!found) throw new Error(`no chat for ${name}`);
    return found;
  }
  async function member(place: SandboxChat, role: string): Promise<string> {
    const found =
      place.members.find((one) => one.role === role) ??
      (await chats()).flatMap(({ members }) => members).find((one) => one.role === role);
    if (!found) throw new Error(`nobody is ${role} in ${place.name}`);
    return found.id;
  }
  async function idle(timeoutMs = 20_000): Promise<void> {
    await ask(`/sandbox/idle?timeoutMs=${timeoutMs}`);
  }
  const messages = async (name: string) =>
    (await (
      await ask(`/sandbox/messages?chatId=${encodeURIComponent((await chat(name)).id)}`)
    ).json()) as SandboxMessage[];
  const botSays = async (name: string) => (await messages(name)).filter(({ fromBot }) => fromBot);

  async function post(
    name: string,
    role: string,
    text: string,
    more: { messageId?: string; replyTo?: string } = {},
  ): Promise<string> {
    const place = await chat(name);
    const response = await send('POST', '/sandbox/messages', {
      chatId: place.id,
      senderId: await member(place, role),
      text,
      ...more,
    });
    return ((await response.json()) as { messageId: string }).messageId;
  }

  return {
    ask,
    send,
    api,
    chats,
    chat,
    member,
    idle,
    messages,
    botSays,
    post,
    /** Says something and waits until the bot has done what follows from it. */
    async say(
      name: string,
      role: string,
      text: string,
      more: { messageId?: string; replyTo?: string } = {},
    ): Promise<string> {
      const messageId = await post(name, role, text, more);
      await idle();
      return messageId;
    },
    /** Presses a button, by its label, of the newest message that has it. */
    async press(name: string, role: string, label: string, input?: string): Promise<void> {
      const place = await chat(name);
      const message = (await botSays(name)).findLast(({ buttons }) =>
        buttons.some((button) => button.label === label),
      );
      const button = message?.buttons.find((one) => one.label === label);
      if (!message || !button) throw new Error(`${name} has no button ${label}`);
      const body = { messageId: message.messageId, buttonId: button.id, senderId: await member(place, role) };
      await send('POST', '/sandbox/presses', input === undefined ? body : { ...body, input });
      await idle();
    },
    /** The newest thing that the bot said there. */
    last: async (name: string): Promise<string> => (await botSays(name)).at(-1)?.text ?? '',
    async moveTo(now: string): Promise<void> {
      await send('PUT', '/sandbox/clock', { now });
      await idle();
    },
    issue: (number: number) => api<ApiIssue>(`/api/issues/${number}`),
    events: (number: number) =>
      api<{ type: string; from: string | null; to: string; reason: string | null }[]>(
        `/api/issues/${number}/events`,
      ),
    issues: async (query = '') => (await api<{ items: ApiIssue[] }>(`/api/issues${query}`)).items,
  };
}
