// What was typed and is not yet known to be stored. It survives a closed page, and each entry keeps its uid, so that sending it
// again after a lost acknowledgement stores it once.

export const newUid = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export class Pending {
  #key = "";
  #entries = [];

  belongsTo(person) {
    const key = `xiaoer-pending-${person}`;
    if (key === this.#key) return;
    const early = this.#entries;
    this.#key = key;
    this.#entries = [...JSON.parse(localStorage.getItem(key) ?? "[]"), ...early];
    this.#save();
  }

  get all() {
    return [...this.#entries];
  }

  get(uid) {
    return this.#entries.find((entry) => entry.uid === uid);
  }

  add(text, lang) {
    const entry = { uid: newUid(), text, lang, at: new Date().toISOString() };
    this.#entries.push(entry);
    this.#save();
    return entry;
  }

  remove(uid) {
    this.#entries = this.#entries.filter((entry) => entry.uid !== uid);
    this.#save();
  }

  #save() {
    if (this.#key) localStorage.setItem(this.#key, JSON.stringify(this.#entries));
  }
}
