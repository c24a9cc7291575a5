// Text from pieces: what people and the bot write is put in as text, and never read as markup.

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
  spoiler: "button",
  bot_command: "button",
};

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

// Put pieces into an element. `act.follow` opens a link to the bot, `act.say` sends a command;
// `act.opened` are the long quotes that somebody has opened, by their place.
export function write(pieces, into, act) {
  pieces.forEach((piece, at) => {
    if (typeof piece !== "string") into.append(made(piece, act));
    else into.append(beside(piece, pieces[at - 1], pieces[at + 1]));
  });
}

// A block ends its line by itself: the line break beside it would be a second one.
function beside(text, before, after) {
  let kept = text;
  if (BLOCKS.has(before?.is) && kept.startsWith("\n")) kept = kept.slice(1);
  if (BLOCKS.has(after?.is) && kept.endsWith("\n")) kept = kept.slice(0, -1);
  return kept;
}

function made(piece, act) {
  if (piece.is === "link") return link(piece, act);
  const element = document.createElement(TAGS[piece.is] ?? "span");
  element.classList.add(piece.is.replaceAll("_", "-"));
  write(piece.of, element, act);
  if (piece.is === "spoiler") {
    element.type = "button";
    element.addEventListener("click", () => element.classList.add("seen"));
  }
  if (piece.is === "bot_command") {
    element.type = "button";
    element.addEventListener("click", () => act.say(element.textContent));
  }
  if (piece.is === "expandable_blockquote") makeExpandable(element, act.opened);
  return element;
}

function link(piece, act) {
  if ("start" in piece.to) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    write(piece.of, button, act);
    button.addEventListener("click", () => act.follow(piece.to.start));
    return button;
  }
  const anchor = outward(piece.to.url);
  write(piece.of, anchor, act);
  return anchor;
}

// A link out of the room. The address is http or https: the room leads nowhere else.
export function outward(url) {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  anchor.title = url;
  return anchor;
}

function makeExpandable(quote, opened) {
  const place = opened.count++;
  const more = document.createElement("button");
  more.type = "button";
  more.className = "more";
  const text = document.createElement("div");
  text.className = "quoted";
  text.append(...quote.childNodes);
  const set = (isOpen) => {
    quote.classList.toggle("open", isOpen);
    more.textContent = isOpen ? "Less" : "More";
    more.setAttribute("aria-expanded", String(isOpen));
  };
  more.addEventListener("click", () => {
    const isOpen = !opened.places.has(place);
    if (isOpen) opened.places.add(place);
    else opened.places.delete(place);
    set(isOpen);
  });
  set(opened.places.has(place));
  quote.append(text, more);
}
