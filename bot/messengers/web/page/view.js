// The list of messages: what is shown where, day lines, scrolling, the working sign and toasts.

import { build, make } from "./message.js";
import { currentLanguage, t } from "./strings.js";

const NEAR_BOTTOM = 90;
const WORKING_AT_MOST = 20000;

export class View {
  #list = document.getElementById("messages");
  #scroll = document.getElementById("scroll");
  #newer = document.getElementById("newer");
  #working = document.getElementById("working");
  #toasts = document.getElementById("toasts");
  #shown = new Map();
  #patience = 0;
  #stuck = true;

  constructor() {
    this.#scroll.addEventListener("scroll", () => this.#scrolled());
    this.#newer.addEventListener("click", () => this.toBottom(true));
    new ResizeObserver(() => this.#stuck && this.toBottom()).observe(this.#scroll);
    this.#list.addEventListener("load", () => this.#stuck && this.toBottom(), true);
  }

  has(ref) {
    return this.#shown.has(ref);
  }

  row(ref) {
    return this.#shown.get(ref)?.row;
  }

  // Shows a message, or replaces the one with the same ref. Messages still on their way stay at the end.
  show(message, { before = null, quiet = false } = {}) {
    const known = this.#shown.get(message.ref);
    const merged = known ? { ...message, at: known.message.at ?? message.at, picture: message.picture ?? known.message.picture } : message;
    const row = build(merged);
    if (known) known.row.replaceWith(row);
    else this.#list.insertBefore(row, before);
    this.#shown.set(message.ref, { row, message: merged });
    document.getElementById("empty").hidden = true;
    if (!known) this.#dayLine(row);
    if (!known && !quiet && !message.mine && this.#stuck && row.offsetHeight > this.#scroll.clientHeight) this.#toTop(row);
    else if (this.#stuck || message.mine) this.toBottom();
    else if (!known && !quiet) this.#newer.hidden = false;
    return row;
  }

  replace(message) {
    if (this.has(message.ref)) this.show(message);
  }

  remove(ref) {
    this.row(ref)?.remove();
    this.#shown.delete(ref);
  }

  // Day lines, times and labels in the language just chosen.
  redraw() {
    for (const line of this.#list.querySelectorAll(".day")) line.remove();
    for (const [ref, { row, message }] of this.#shown) {
      if (row.dataset.local) continue;
      const fresh = build(message);
      fresh.classList.toggle("waiting", row.classList.contains("waiting"));
      row.replaceWith(fresh);
      this.#shown.set(ref, { row: fresh, message });
    }
    for (const row of this.#list.querySelectorAll(".row")) this.#dayLine(row);
    if (this.#stuck) this.toBottom();
  }

  waiting(ref, why) {
    const row = this.row(ref);
    if (!row) return;
    row.classList.toggle("waiting", Boolean(why));
    const tick = row.querySelector(".tick");
    if (tick) tick.title = why ?? "";
  }

  firstWaiting() {
    return this.#list.querySelector(".row.waiting:not([data-local])");
  }

  working(on) {
    clearTimeout(this.#patience);
    this.#working.hidden = !on;
    if (on) this.#patience = setTimeout(() => this.working(false), WORKING_AT_MOST);
    if (on && this.#stuck) this.toBottom();
  }

  toast(text, alert = false) {
    if (!text) return;
    const toast = make("button", alert ? "toast alert" : "toast", text);
    toast.type = "button";
    toast.addEventListener("click", () => toast.remove());
    this.#toasts.replaceChildren(toast);
    if (!alert) setTimeout(() => toast.remove(), 4000);
  }

  toBottom(smoothly = false) {
    this.#stuck = true;
    this.#newer.hidden = true;
    this.#scroll.scrollTo({ top: this.#scroll.scrollHeight, behavior: smoothly ? "smooth" : "instant" });
  }

  // A message taller than the window is read from its beginning.
  #toTop(row) {
    this.#scroll.scrollTo({ top: row.offsetTop - this.#scroll.offsetTop - 12, behavior: "instant" });
    this.#stuck = false;
  }

  empty() {
    document.getElementById("empty").hidden = this.#shown.size > 0;
  }

  #scrolled() {
    const left = this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight;
    this.#stuck = left < NEAR_BOTTOM;
    if (this.#stuck) this.#newer.hidden = true;
  }

  #dayLine(row) {
    if (!row.dataset.at) return;
    const day = new Date(row.dataset.at).toDateString();
    let earlier = row.previousElementSibling;
    while (earlier && !earlier.dataset.at) earlier = earlier.previousElementSibling;
    if (earlier && new Date(earlier.dataset.at).toDateString() === day) return;
    row.before(make("p", "day", this.#dayName(new Date(row.dataset.at))));
  }

  #dayName(date) {
    const today = new Date(new Date().toDateString());
    const ago = Math.round((today - new Date(date.toDateString())) / 86400000);
    if (ago === 0 || ago === 1) return new Intl.RelativeTimeFormat(currentLanguage(), { numeric: "auto" }).format(-ago, "day");
    const year = date.getFullYear() === today.getFullYear() ? undefined : "numeric";
    return new Intl.DateTimeFormat(currentLanguage(), { year, month: "long", day: "numeric", weekday: "short" }).format(date);
  }
}

export function state(name) {
  const line = document.getElementById("state");
  const offline = document.getElementById("offline");
  const key = { online: "web-online", connecting: "web-connecting", offline: "web-connecting", expired: "web-connecting" }[name];
  line.dataset.state = name;
  line.textContent = t(key);
  offline.hidden = name === "online" || name === "connecting";
  offline.textContent = offline.hidden ? "" : t(name === "expired" ? "web-expired" : "web-offline");
}
