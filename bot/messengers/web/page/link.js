// The connection to the server: comes back by itself, waits longer after each failure, and notices a line gone silent.

const FIRST_WAIT = 500;
const LONGEST_WAIT = 10000;
const PING_EVERY = 20000;
const PONG_WITHIN = 8000;

export class Link {
  #socket = null;
  #wait = FIRST_WAIT;
  #retry = 0;
  #ping = 0;
  #silent = 0;
  #address;
  #onFrame;
  #onState;

  // onState is told "connecting", "online", "offline" or "expired".
  constructor(address, onFrame, onState) {
    this.#address = address;
    this.#onFrame = onFrame;
    this.#onState = onState;
    addEventListener("online", () => this.#now());
    addEventListener("offline", () => this.#socket?.close());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#now());
  }

  get online() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  open() {
    clearTimeout(this.#retry);
    if (this.#socket && this.#socket.readyState <= WebSocket.OPEN) return;
    const socket = new WebSocket(this.#address());
    this.#socket = socket;
    socket.onopen = () => this.#opened(socket);
    socket.onmessage = (event) => this.#heard(socket, JSON.parse(event.data));
    socket.onclose = () => this.#closed(socket);
  }

  send(frame) {
    if (!this.online) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #opened(socket) {
    this.#wait = FIRST_WAIT;
    this.#ping = setInterval(() => {
      this.send({ type: "ping" });
      this.#silent = setTimeout(() => socket.close(), PONG_WITHIN);
    }, PING_EVERY);
  }

  #heard(socket, frame) {
    clearTimeout(this.#silent);
    if (socket !== this.#socket) return;
    if (frame.type === "hello") this.#onState("online");
    this.#onFrame(frame);
  }

  async #closed(socket) {
    if (socket !== this.#socket) return;
    clearInterval(this.#ping);
    clearTimeout(this.#silent);
    this.#onState("offline");
    this.#retry = setTimeout(() => this.#again(), this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2);
  }

  async #again() {
    const answer = await fetch("/session").catch(() => null);
    if (answer?.status === 401) {
      this.#onState("expired");
      this.#retry = setTimeout(() => this.#again(), LONGEST_WAIT);
      return;
    }
    if (answer === null) this.#closed(this.#socket);
    else this.open();
  }

  #now() {
    if (this.#socket === null || this.#socket.readyState < WebSocket.CLOSING) return;
    clearTimeout(this.#retry);
    this.#wait = FIRST_WAIT;
    this.#again();
  }
}
