// One message, as an element.

import { outward, write } from "./words.js";

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

// The element of a message; `before` is the one that showed it until now, if there is one.
export function bubble(message, act, before) {
  const element = made("article", "message");
  element.dataset.id = message.id;
  element.message = message;
  element.opened = { places: before?.opened.places ?? new Set(), count: 0 };
  if (message.service) {
    element.classList.add("service");
    element.append(made("p", "", message.service));
    return element;
  }
  element.classList.add(message.mine ? "mine" : "theirs");
  if (message.bot) element.classList.add("bot");
  const body = made("div", "bubble");
  body.append(sender(message));
  if (message.reply) body.append(quote(message.reply, act));
  if (message.photo) body.append(photo(message, before));
  if (message.file) body.append(file(message.file));
  if (message.sticker) body.append(made("p", "sticker", message.sticker));
  if (message.voice) body.append(made("p", "voice", `Voice message, ${message.voice} s`));
  body.append(words(message, act, element.opened));
  body.append(meta(message));
  if (message.reaction) body.append(reaction(message.reaction));
  if (act.may()) body.append(tools(message, act));
  element.append(body);
  if (message.rows.length) element.append(rows(message, act));
  return element;
}

export function made(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}

function sender(message) {
  const name = made("p", `from hue-${message.hue}`, message.from);
  name.dir = "auto";
  return name;
}

function quote(reply, act) {
  const button = made("button", "reply");
  button.type = "button";
  const from = made("span", "who", reply.from);
  const text = made("span", "what", reply.text);
  from.dir = text.dir = "auto";
  button.append(from, text);
  button.addEventListener("click", () => act.find(reply.id));
  return button;
}

// The picture element stays when the picture changes: the old one is seen until the new one is there.
function photo(message, before) {
  const image = before?.querySelector("img.photo") ?? made("img", "photo");
  image.alt = message.plain ? "A picture; its words stand below" : "A picture";
  image.width = message.photo.width;
  image.height = message.photo.height;
  if (image.getAttribute("src") !== message.photo.src) image.setAttribute("src", message.photo.src);
  return image;
}

function file({ file_id, name, size }) {
  const anchor = made("a", "file");
  anchor.href = `file/${encodeURIComponent(file_id)}`;
  anchor.download = name;
  const text = made("span", "name", name);
  text.dir = "auto";
  anchor.append(made("span", "icon paper"), text, made("span", "size", sized(size)));
  return anchor;
}

function sized(bytes) {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function words(message, act, opened) {
  const text = made("div", "words");
  text.dir = "auto";
  write(message.text, text, { ...act, opened });
  return text;
}

function meta(message) {
  const line = made("p", "meta");
  if (message.edited) line.append(made("span", "edited", "edited"));
  if (message.bot) line.append(sound(message.silent));
  line.append(made("time", "", CLOCK.format(new Date(message.at * 1000))));
  return line;
}

function sound(isSilent) {
  const mark = made("span", `icon ${isSilent ? "silent" : "sound"}`);
  mark.title = isSilent ? "Came without a sound" : "Came with a sound";
  mark.append(made("span", "unseen", mark.title));
  return mark;
}

function reaction(emoji) {
  const mark = made("span", "reaction");
  mark.append(made("span", "unseen", "Gair’s reaction: "), emoji);
  return mark;
}

function tools(message, act) {
  const bar = made("div", "tools");
  bar.append(tool("answer", "Reply", () => act.reply(message)));
  if (message.editable) bar.append(tool("pencil", "Edit", () => act.edit(message)));
  return bar;
}

function tool(icon, name, deed) {
  const button = made("button", "tool");
  button.type = "button";
  button.title = name;
  button.append(made("span", `icon ${icon}`), made("span", "unseen", name));
  button.addEventListener("click", deed);
  return button;
}

function rows(message, act) {
  const all = made("div", "rows");
  for (const row of message.rows) {
    const line = made("div", "row");
    for (const button of row) line.append(key(message, button, act));
    all.append(line);
  }
  return all;
}

function key(message, button, act) {
  if (button.url) {
    const anchor = outward(button.url);
    anchor.className = "key";
    anchor.textContent = button.label;
    return anchor;
  }
  const element = made("button", "key", button.label);
  element.type = "button";
  element.dir = "auto";
  element.dataset.data = button.data ?? "";
  if (button.start !== undefined) {
    element.classList.add("leads-on");
    element.addEventListener("click", () => act.follow(button.start));
  } else if (button.data !== undefined) {
    element.disabled = !act.may();
    element.addEventListener("click", () => act.press(message, button.data, element));
  } else {
    element.disabled = true;
  }
  return element;
}
