// Puts the parts together: what the server says is shown, what the person does is sent, kept or refused with a word why.

import { Link } from "./link.js";
import { Pending } from "./pending.js";
import { Presses } from "./presses.js";
import { currentLanguage, languageAsked, loadStrings, otherLanguage, speak, t } from "./strings.js";
import { Uploads } from "./uploads.js";
import { state, View } from "./view.js";

const input = document.getElementById("input");
const sendButton = document.getElementById("send");
const enlarged = document.getElementById("enlarged");
const byKeyboard = matchMedia("(hover: hover) and (pointer: fine)").matches;

if (location.search) history.replaceState(null, "", "/");
await loadStrings();
state("connecting");

const view = new View();
const pending = new Pending();
const link = new Link(address, (frame) => FRAMES[frame.type]?.(frame), (name) => state((current = name)));
const presses = new Presses(view, link);
const uploads = new Uploads(view, link);
let current = "connecting";
let maxText = 4096;
let underWay = null;

function address() {
  return `${location.origin.replace(/^http/, "ws")}/socket?lang=${currentLanguage()}`;
}

const FRAMES = {
  hello: greeted,
  message: ({ message }) => {
    if (!message.mine) view.working(false);
    if (!(message.mine && view.has(message.ref))) view.show(message);
  },
  edit: ({ message }) => {
    view.working(false);
    view.replace(message);
    presses.redrawn(message.ref);
  },
  toast: ({ press, text, alert }) => {
    view.working(false);
    presses.answered(press);
    view.toast(text, alert);
  },
  stored: ({ uid }) => {
    if (!pending.get(uid)) return;
    pending.remove(uid);
    view.waiting(uid, null);
    view.working(true);
    pump(uid);
  },
  refused,
  pong: () => {},
};

function greeted(hello) {
  maxText = hello.limits.text;
  uploads.limit(hello.limits.upload);
  pending.belongsTo(hello.me);
  for (const message of hello.messages) {
    if (message.mine) pending.remove(message.ref);
    if (message.mine && view.has(message.ref)) view.waiting(message.ref, null);
    else view.show(message, { before: view.firstWaiting(), quiet: true });
  }
  for (const entry of pending.all) if (!view.has(entry.uid)) showOwn(entry);
  pump();
  presses.again();
  view.empty();
}

// One message at a time, in the order typed, each under its own uid: "stop" may never overtake what was said before it.
function pump(answered) {
  if (answered && answered !== underWay) return;
  underWay = null;
  const [entry] = pending.all;
  if (!entry || current !== "online") return;
  if (link.send({ type: "text", uid: entry.uid, text: entry.text, lang: entry.lang })) underWay = entry.uid;
}

function showOwn({ uid, text, at }) {
  view.show({ ref: uid, mine: true, at, text, card: false, buttons: [], picture: null, file: null });
  view.waiting(uid, t("web-queued"));
}

function refused({ uid, why }) {
  if (presses.knows(uid)) {
    presses.answered(uid);
    view.toast(t(why === "slow-down" ? "web-slow-down" : "web-not-stored"), true);
    return;
  }
  const entry = pending.get(uid);
  if (!entry) return;
  if (why === "slow-down") {
    setTimeout(() => pump(uid), 2000);
    return;
  }
  pending.remove(uid);
  view.remove(uid);
  input.value = [input.value, entry.text].filter(Boolean).join("\n");
  grow();
  pump(uid);
  view.toast(t(why === "too-long" ? "web-too-long" : "web-not-stored"), true);
}

function say(text) {
  if (new TextEncoder().encode(text).length > maxText) {
    view.toast(t("web-too-long"), true);
    return false;
  }
  const asked = languageAsked(text);
  if (asked) changeLanguage(asked);
  const entry = pending.add(text, currentLanguage());
  showOwn(entry);
  if (!underWay) pump();
  return true;
}

function changeLanguage(name) {
  speak(name);
  state(current);
  view.redraw();
  presses.redrawnAll();
}

function grow() {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
  sendButton.disabled = !input.value.trim();
}

document.getElementById("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = input.value.trim();
  if (!text || !say(text)) return;
  input.value = "";
  grow();
  input.focus();
});

input.addEventListener("input", grow);
input.addEventListener("keydown", (event) => {
  const composing = event.isComposing || event.keyCode === 229;
  if (event.key !== "Enter" || event.shiftKey || composing || !byKeyboard) return;
  event.preventDefault();
  document.getElementById("composer").requestSubmit();
});
input.addEventListener("paste", (event) => takeFiles(event, event.clipboardData.files));

function takeFiles(event, files) {
  if (!files.length) return;
  event.preventDefault();
  for (const file of files) uploads.offer(file);
}

const file = document.getElementById("file");
document.getElementById("attach").addEventListener("click", () => file.click());
file.addEventListener("change", () => {
  for (const each of file.files) uploads.offer(each);
  file.value = "";
});
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => takeFiles(event, event.dataTransfer.files));

document.getElementById("language").addEventListener("click", () => {
  const other = otherLanguage();
  say(`/language ${other.slice(0, 2)}`);
});

document.getElementById("messages").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.classList.contains("press")) presses.press(button);
  if (button?.classList.contains("picture")) enlarge(button.querySelector("img"));
});

function enlarge(image) {
  const large = enlarged.querySelector("img");
  large.src = image.src;
  large.alt = image.alt;
  enlarged.showModal();
}
enlarged.addEventListener("click", () => enlarged.close());

grow();
link.open();
if (byKeyboard) input.focus();
