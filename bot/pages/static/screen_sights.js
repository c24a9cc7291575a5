// What is to be seen: one sight fades into the next; the same one is brought up to date in place.

import { Cloud } from "./screen_cloud.js";

const FADE = 700;
const BODY = 1.4; // of these units, as in the stylesheet
const MOST_COLUMNS = 2, MUCH_LARGER = 1.12;
const SMALLEST = 0.5; // of what stands beside the cloud and in the lobby: as large as a video call's captions

function el(tag, name = "", ...inside) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  for (const part of inside) {
    if (part instanceof Node) made.append(part);
    else if (Array.isArray(part)) made.append(...tongues(part));
    else if (part) { made.append(part); made.dir = "auto"; }
  }
  return made;
}

// What is said in several languages: each marked, the first one first.
function tongues(said) {
  return said.map(({ lang, text }) => {
    const made = el("span", "tongue", text);
    made.lang = lang;
    return made;
  });
}

// A text, or one in several languages, in its place.
export function put(place, said) {
  place.replaceChildren(...(Array.isArray(said) ? tongues(said) : [said]));
}

const alone = (said) => (Array.isArray(said) ? said.map((one) => one.text).join(" / ") : said);

const some = (...parts) => parts.filter(Boolean);

function large(state) {
  const calm = ["waiting", "pause", "thanks", "called_off", "over"].includes(state.sight);
  return el("section", `sight large ${calm ? "calm" : ""}`,
    ...some(state.note && el("p", "note", state.note), state.value && el("p", "value", state.value), el("h1", "", state.title), state.asked?.length && el("p", "asked", state.asked),
      state.below?.length && below(state.below)));
}

// What stands below, in its paragraphs: lines are balanced in each by itself.
function below(said) {
  const each = Array.isArray(said) ? said : [{ lang: "", text: said }];
  const parts = each.flatMap(({ lang, text }) => text.split("\n\n").map((part) => Object.assign(el("p", "", part), { lang })));
  return el("div", "below", ...parts);
}

function statement(state) {
  return el("section", "sight large statement", el("h1", "", state.title), el("blockquote", "", state.text));
}

function prompts(state) {
  const [first, ...more] = state.prompts;
  if (!more.length) {
    return el("section", "sight large", el("p", "value", state.title), el("p", "above", first.number), el("h1", "", first.text));
  }
  const items = state.prompts.map((one) => el("li", "", el("p", "above", one.number), el("p", "", one.text)));
  return el("section", "sight large several", el("h1", "value", state.title), el("ol", "", ...items));
}

function lobby(state, base) {
  const { how, address, telegram, joined, qr } = state.lobby;
  const said = el("div", "said", el("h1", "", state.title), el("p", "how", how),
    ...some(address && el("p", "address", address), telegram && el("p", "telegram", telegram),
      joined && el("p", "joined", joined), state.asked?.length && el("p", "asked", state.asked)));
  if (!qr) return el("section", "sight lobby plain", said);
  const picture = el("img");
  picture.alt = alone(address || telegram);
  picture.src = `${base}/${qr}`;
  return el("section", "sight lobby", said, el("div", "qr", picture));
}

function quotes(of) {
  return el("ul", "", ...of.map((quote) => el("li", "", quote)));
}

// What it is called, and of how many people it is, in each language by itself.
function counted(name, of) {
  if (!Array.isArray(name)) return [name, el("span", "of", alone(of))];
  return tongues(name).map((made, at) => {
    made.append(el("span", "of", Array.isArray(of) ? of[at].text : of));
    return made;
  });
}

function heard(state) {
  const { about, how, themes, raised, more, note } = state.heard;
  const parts = themes.map((theme) => {
    const name = el("h2", "", ...counted(theme.name, theme.of));
    return el("div", "part", name, ...some(theme.words && el("p", "", theme.words)), quotes(theme.quotes));
  });
  if (raised) parts.push(el("p", "part", raised));
  for (const one of more) parts.push(el("div", "part", el("h2", "", one.name), quotes(one.quotes)));
  parts.push(el("p", "part note", note));
  return el("section", "sight heard",
    el("div", "", el("h1", "", state.title), el("p", "about", about), el("p", "about", how)), el("div", "body", ...parts));
}

function captioned(said) {
  if (!Array.isArray(said)) return said.split(" · ").map((part) => el("span", "", part));
  return said.map(({ lang, text }) => {
    const made = el("span", "tongue", ...captioned(text));
    made.lang = lang;
    return made;
  });
}

const SIGHTS = { statement, prompts, lobby, round_up: heard };

export class Sights {
  constructor(page, base) {
    this.base = base;
    this.stage = page.getElementById("stage");
    this.spoken = page.getElementById("spoken");
    this.now = null;
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.dark.addEventListener("change", () => this.colour());
    new ResizeObserver(() => this.fit()).observe(this.stage);
  }

  show(state) {
    const written = JSON.stringify(state);
    if (written === this.written) return;
    const isSame = this.now?.key === state.key;
    this.written = written;
    if (isSame && state.cloud) this.update(state);
    else this.put(state, isSame);
  }

  put(state, isSame) {
    const section = state.cloud ? this.words(state) : (SIGHTS[state.sight] ?? large)(state, this.base);
    const before = this.now?.section;
    this.now = { key: state.key, section, state, cloud: this.coming };
    this.coming = null;
    if (isSame && before) {
      section.classList.add("here");
      before.replaceWith(section);
      this.fit();
    } else {
      this.fade(before, section);
      const said = [state.heading, state.title, state.text ?? state.below ?? ""].filter((one) => one?.length);
      this.spoken.replaceChildren(...said.map((one, at) => el("span", "", ...(at ? [". "] : []), one)));
    }
    if (state.cloud) this.update(state);
  }

  fade(before, section) {
    for (const old of this.stage.querySelectorAll(".left")) old.remove();
    if (before) {
      before.classList.remove("here");
      before.classList.add("left");
      before.inert = true;
      setTimeout(() => before.remove(), FADE);
    }
    this.stage.append(section);
    this.fit();
    requestAnimationFrame(() => requestAnimationFrame(() => section.classList.add("here")));
  }

  words(state) {
    const card = el("div", "cloud");
    this.coming = new Cloud(card, this.base);
    this.parts = { caption: el("p", "caption"), listed: el("p", "listed"), list: el("ul"), text: el("p", "as-text") };
    const { caption, listed, list, text } = this.parts;
    const label = el("h2", "", this.spoken.dataset.list);
    card.append(text);
    return el("section", "sight words", card,
      el("div", "beside", ...some(state.value && el("p", "value", state.value)), el("h1", "", state.title), caption, listed), el("div", "unseen", label, list));
  }

  update(state) {
    const { caption, listed, list, text } = this.parts;
    const { words } = state.cloud;
    caption.replaceChildren(...captioned(state.cloud.caption));
    put(text, words.length ? "" : state.cloud.listed);
    text.hidden = words.length > 0;
    put(listed, words.length ? state.cloud.listed : "");
    list.replaceChildren(...state.cloud.list.map((word) => el("li", "", word)));
    this.now.state = state;
    this.fit();
    this.now.cloud.show(words, this.dark.matches);
  }

  colour() {
    if (this.now?.cloud) this.now.cloud.show(this.now.state.cloud.words, this.dark.matches);
  }

  fit() {
    if (!this.now) return;
    const { section, cloud } = this.now;
    if (cloud) {
      cloud.fit();
      shrunk(section.querySelector(".beside"));
    } else if (section.classList.contains("lobby")) shrunk(section, this.stage);
    else if (section.classList.contains("large")) fitted(section, { around: this.stage, least: 0.9, most: 4.6, enough: 2 });
    else if (section.classList.contains("heard")) fitted(section.querySelector(".body"), { least: 0.8, most: 2.8 });
  }
}

// The largest letters at which all has room, in hundredths of the screen: in columns, and as wide as there is room, where
// letters are `enough` larger so.
function fitted(element, { around = element, least, most, enough = Infinity }) {
  const unit = parseFloat(getComputedStyle(document.body).fontSize) / BODY;
  const put = (size, columns) => {
    element.style.setProperty("--columns", columns);
    element.style.setProperty("--fit", `${size * unit}px`);
    element.classList.toggle("wide", columns > 1);
  };
  let best = { size: 0, columns: MOST_COLUMNS };
  for (let columns = 1; columns <= MOST_COLUMNS && best.size < enough; columns += 1) {
    const size = largest(least, most, (tried) => { put(tried, columns); return !overflows(element, around); });
    if (size > best.size * MUCH_LARGER) best = { size, columns };
  }
  put(best.size || least, best.columns);
}

// As large as the stylesheet says, or as much smaller as it takes until all has room.
function shrunk(element, room = element) {
  const fits = (share) => {
    element.style.setProperty("--shrink", share);
    return !overflows(element, room) && !isCut(element.querySelector(".listed"));
  };
  if (!fits(1)) fits(largest(SMALLEST, 1, fits) || SMALLEST);
}

const isCut = (listed) => Boolean(listed) && overflows(listed, listed);

// The largest of sizes that fits, or 0 if none does.
function largest(least, most, fits) {
  if (!fits(least)) return 0;
  let [low, high] = [least, most];
  for (let step = 0; step < 8; step += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function overflows(element, room) {
  return element.scrollHeight > room.clientHeight + 1 || element.scrollWidth > room.clientWidth + 1;
}
