// The cloud: a picture of its own for each word, moved and scaled, and nothing else.
//
// What is new is loaded and laid out before anything moves; what goes is taken out after, and what
// comes late waits. When words stand is asked of the browser: a clock of our own would be wrong where
// a slow machine begins later. So while words move there is no layout, and nothing is painted anew.

const WIDTH = 1280, HEIGHT = 960; // as in the group's picture
const EM = 26; // pixels per em at which words stand before they are scaled: the smallest there are
const PATIENCE = 800;
const UNTIL_TRIED_AGAIN = 2000; // and as much longer each time

const later = (time) => new Promise((resolve) => setTimeout(resolve, time));
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

export class Cloud {
  constructor(card, base) {
    this.card = card;
    this.base = base;
    this.plane = document.createElement("div");
    this.plane.className = "plane";
    this.plane.setAttribute("aria-hidden", "true");
    card.append(this.plane);
    this.standing = new Map();
    this.going = [];
    this.turn = 0;
  }

  fit() {
    const scale = Math.min(this.card.clientWidth / WIDTH, this.card.clientHeight / HEIGHT);
    this.plane.style.transform = `scale(${scale})`;
  }

  async show(words, isDark) {
    const turn = ++this.turn;
    const wanted = new Map(words.map((word) => [word.id, word]));
    for (const [id, one] of this.standing) if (!wanted.has(id)) this.take(id, one);
    const loading = words.map((word) => this.load(word, isDark ? word.dark : word.light));
    await Promise.race([Promise.all(loading), later(PATIENCE)]);
    if (turn !== this.turn) return;
    this.plane.classList.add("moving");
    this.plane.getBoundingClientRect(); // what is new is laid out now
    await frame();
    await frame();
    if (turn !== this.turn) return;
    for (const word of words) this.place(word);
    await this.stands();
    if (turn !== this.turn) return;
    // Drawn anew at the size that each has now, so that letters are sharp.
    this.plane.classList.remove("moving");
    for (const image of this.going.splice(0)) image.remove();
  }

  // Until no word moves, comes or goes.
  stands() {
    return Promise.allSettled(this.plane.getAnimations({ subtree: true }).map((one) => one.finished));
  }

  // The picture of a word in place, unseen if it is new; one that comes late is shown as it comes.
  async load(word, name) {
    const one = this.standing.get(word.id) ?? { image: null, name: "", at: null, lost: 0 };
    this.standing.set(word.id, one);
    if (one.name === name) return;
    one.name = name;
    const picture = new Image();
    picture.alt = "";
    picture.src = `${this.base}/w/${name}.webp`;
    try {
      await picture.decode();
    } catch {
      one.name = "";
      this.tryAgain(word, name, one);
      return;
    }
    one.lost = 0;
    await this.stands();
    if (one.name === name && this.standing.get(word.id) === one) this.put(one, picture, word);
  }

  // A picture was lost on its way: the word stands still, and nothing else would ask for it.
  async tryAgain(word, name, one) {
    one.lost += 1;
    await later(UNTIL_TRIED_AGAIN * one.lost);
    if (!one.name && this.standing.get(word.id) === one) this.load(word, name);
  }

  put(one, picture, word) {
    const before = one.image;
    one.image = picture;
    picture.style.inlineSize = `${picture.naturalWidth * EM / word.em}px`;
    picture.style.transform = before ? before.style.transform : where(one.at ?? word);
    if (one.at) picture.className = "here";
    if (before) before.replaceWith(picture);
    else this.plane.append(picture);
  }

  place(word) {
    const one = this.standing.get(word.id);
    if (!one) return;
    one.at = word;
    if (!one.image) return;
    one.image.style.transform = where(word);
    one.image.classList.add("here");
  }

  take(id, one) {
    this.standing.delete(id);
    if (!one.image) return;
    one.image.classList.add("gone");
    this.going.push(one.image);
  }
}

function where(word) {
  return `translate(${word.x}px, ${word.y}px) scale(${word.size / EM}) translate(-50%, -50%)`;
}
