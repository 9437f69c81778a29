// GraphiQL over /graphql: questions by HTTP, subscriptions by graphql-transport-ws.
const EXAMPLE = `# The key, where one is needed: {"authorization": "Bearer usp_…"} under Headers.
query Hour {
  aggregatedMetrics(minutes: 60) { totalAmount eventCount timeWindow }
  lastEvents(limit: 10) { id userId eventType amount timestamp }
}

subscription Live {
  eventStream { id userId eventType amount timestamp }
}
`;

async function ask(params, headers) {
  const answer = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(params),
  });
  return answer.json();
}

// The results of one subscription; the WebSocket is closed when nobody wants more.
async function* subscribe(params, headers) {
  const socket = new WebSocket(`${location.origin.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  const waiting = [];
  let wake = () => {};
  const put = (message) => { waiting.push(message); wake(); };
  socket.onopen = () => socket.send(JSON.stringify({ type: "connection_init", payload: headers ?? {} }));
  socket.onclose = () => put({ type: "complete" });
  socket.onmessage = ({ data }) => put(JSON.parse(data));
  try {
    for (;;) {
      while (!waiting.length) await new Promise((resolve) => { wake = resolve; });
      const { type, payload } = waiting.shift();
      if (type === "connection_ack") socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: params }));
      if (type === "ping") socket.send(JSON.stringify({ type: "pong" }));
      if (type === "next") yield payload;
      if (type === "error") yield { errors: payload };
      if (type === "error" || type === "complete") return;
    }
  } finally {
    socket.close();
  }
}

function isSubscription({ operationName }, { documentAST } = {}) {
  const operations = (documentAST?.definitions ?? []).filter((one) => one.kind === "OperationDefinition");
  const chosen = operations.find((one) => one.name?.value === operationName) ?? operations[0];
  return chosen?.operation === "subscription";
}

function fetcher(params, options) {
  return isSubscription(params, options) ? subscribe(params, options.headers) : ask(params, options?.headers);
}

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: EXAMPLE, shouldPersistHeaders: false }),
);
