// Asking the reading doors, and listening to the live events with the reader's key.
const KEY = "uspevai-key";
export const savedKey = () => sessionStorage.getItem(KEY) ?? "";
export const saveKey = (key) => sessionStorage.setItem(KEY, key);

export class Refused extends Error {}

function headers() {
  return savedKey() ? { authorization: `Bearer ${savedKey()}` } : {};
}

async function get(path, more = {}) {
  const answer = await fetch(path, { headers: headers(), ...more });
  if (answer.status === 401 || answer.status === 403) throw new Refused(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

export const ask = async (path) => (await get(`/analytics/${path}`)).json();

// Server-sent events by fetch, because EventSource cannot send a key. Ends when the stream does.
export async function listen(heard, opened) {
  const answer = await get("/events/stream", { headers: { ...headers(), accept: "text/event-stream" } });
  opened();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const messages = (rest + value).replaceAll("\r\n", "\n").split("\n\n");
    rest = messages.pop();
    for (const message of messages) tell(message, heard);
  }
}

function tell(message, heard) {
  const fields = {};
  for (const line of message.split("\n")) {
    const colon = line.indexOf(": ");
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2);
  }
  if (fields.event && fields.data) heard(fields.event, JSON.parse(fields.data));
}
