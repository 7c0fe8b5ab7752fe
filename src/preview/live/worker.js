// One connection for all pages of this browser: six of them, each with its own, would leave none for anything else.

const pages = new Set();
let newest;
let connection;

function connect() {
  connection = new EventSource("/-/carnet/events");
  connection.onmessage = (event) => {
    newest = event.data;
    for (const page of pages) page.postMessage(newest);
  };
  // Lost connections come back by themselves; refused ones do not.
  connection.onerror = () => {
    if (connection.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
  };
}

onconnect = ({ ports: [page] }) => {
  pages.add(page);
  page.onmessage = () => pages.delete(page); // it says goodbye, and nothing else
  if (newest !== undefined) page.postMessage(newest);
  if (!connection) connect();
};
