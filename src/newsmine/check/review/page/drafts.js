// Edits that are not decisions yet, kept in the browser at every keystroke.

export class Drafts {
  constructor(fileKey) {
    this.prefix = "newsmine/" + fileKey + "/draft/";
  }

  put(record, fact, key, value) {
    write(this.name(record, fact, key), JSON.stringify({ record, fact, key, value, at: Date.now() }));
  }

  drop(record, fact, key) {
    erase(this.name(record, fact, key));
  }

  // All drafts, or those of one record, oldest first.
  all(record) {
    return under(this.prefix)
      .map(([, text]) => parsed(text))
      .filter((draft) => draft && (record === undefined || draft.record === record))
      .sort((a, b) => a.at - b.at);
  }

  name(record, fact, key) {
    return this.prefix + JSON.stringify([record, fact, key]);
  }
}

// The browser's store, where it has one: private windows and full disks have not.
const memory = new Map();
let lasting = true;

export function write(name, text) {
  try {
    localStorage.setItem(name, text);
    memory.delete(name);
  } catch {
    lasting = false;
    memory.set(name, text);
  }
}

export function read(name) {
  if (memory.has(name)) return memory.get(name);
  try {
    return localStorage.getItem(name);
  } catch {
    lasting = false;
    return null;
  }
}

export function erase(name) {
  memory.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    lasting = false;
  }
}

export function under(prefix) {
  const found = new Map();
  try {
    for (let i = 0; i < localStorage.length; i += 1) {
      const name = localStorage.key(i);
      if (name.startsWith(prefix)) found.set(name, localStorage.getItem(name));
    }
  } catch {
    lasting = false;
  }
  for (const [name, text] of memory) if (name.startsWith(prefix)) found.set(name, text);
  return [...found];
}

export const keeps = () => lasting;

export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
