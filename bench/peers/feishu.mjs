import { createDecipheriv, createHash } from 'node:crypto';
import { createServer } from 'node:http';

/** A door for frameworks that bring none for Feishu: signature, decryption and replies, as Feishu's pages show them. */
const { PORT, FEISHU_DOMAIN, FEISHU_APP_ID, FEISHU_APP_SECRET, FEISHU_ENCRYPT_KEY } = process.env;

export function listen(take) {
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST') return void response.writeHead(404).end();
    const parts = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts).toString('utf8');
    if (!isSigned(request.headers, body)) return void response.writeHead(401).end();
    const { message, sender } = JSON.parse(opened(JSON.parse(body).encrypt)).event;
    const said = {
      id: message.message_id,
      chat: message.chat_id,
      sender: sender.sender_id.open_id,
      text: JSON.parse(message.content).text,
    };
    try {
      await take(said, () => response.headersSent || response.writeHead(200).end('{}'));
      if (!response.headersSent) response.writeHead(200).end('{}');
    } catch {
      if (!response.headersSent) response.writeHead(500).end('{}');
    }
  });
  server.listen(Number(PORT), '127.0.0.1');
}

function isSigned(headers, body) {
  const stamp = `${headers['x-lark-request-timestamp']}${headers['x-lark-request-nonce']}`;
  const sum = createHash('sha256').update(`${stamp}${FEISHU_ENCRYPT_KEY}${body}`).digest('hex');
  return sum === headers['x-lark-signature'];
}

function opened(encrypt) {
  const bytes = Buffer.from(encrypt, 'base64');
  const key = createHash('sha256').update(FEISHU_ENCRYPT_KEY).digest();
  const cipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
  return cipher.update(bytes.subarray(16), undefined, 'utf8') + cipher.final('utf8');
}

let token;
async function tokenNow() {
  token ??= post('/auth/v3/tenant_access_token/internal', {
    app_id: FEISHU_APP_ID,
    app_secret: FEISHU_APP_SECRET,
  }).then(({ tenant_access_token: given }) => given);
  return token;
}

export async function reply(messageId, text) {
  const content = JSON.stringify({ text });
  return post(`/im/v1/messages/${messageId}/reply`, { msg_type: 'text', content }, await tokenNow());
}

async function post(path, body, bearer) {
  const answer = await fetch(`${FEISHU_DOMAIN}/open-apis${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify(body),
  });
  return answer.json();
}
