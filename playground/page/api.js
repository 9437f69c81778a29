// Requests to the user side of the playground.
async function request(path, options) {
  const response = await fetch(path, options);
  const body = await response.json();
  if (!response.ok) throw new Error(body.description || response.statusText);
  return body;
}

export function get(path, query = {}) {
  const search = new URLSearchParams(query).toString();
  return request(search ? `${path}?${search}` : path);
}

export function post(path, body) {
  return request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

export function upload(fields, name, file) {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append(name, file, file.name);
  return request("/sim/upload", { method: "POST", body: form });
}

export function fileAddress(fileId) {
  return `/sim/file/${encodeURIComponent(fileId)}`;
}

export function follow(handlers, onState) {
  const source = new EventSource("/sim/events");
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
  source.addEventListener("open", () => onState(true));
  source.addEventListener("error", () => onState(false));
}
