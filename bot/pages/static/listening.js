// Hears news from the server as they come, and finds back by itself: after a lost network, after a
// phone has slept, and where a line has died without anybody hanging up.

const SECONDS_OF_SILENCE = 40; // The server gives a sign of life every 15.
const SECONDS_TO_BE_SURE = 20;
const FIRST_WAIT = 1, LONGEST_WAIT = 8;

export class Line {
  #address;
  #heard;
  #found;
  #lost;
  #wait = FIRST_WAIT;
  #last = 0;
  #isOver = false;
  #goOn = () => {};
  #end = () => {};

  // `heard` gets each piece of news, and is tried again where it fails; `found` is called for every
  // sign of life, `lost` whenever there is none.
  constructor(address, { heard, found, lost }) {
    this.#address = address;
    this.#heard = heard;
    this.#found = found;
    this.#lost = lost;
    window.addEventListener("online", () => this.#drawAnew());
    window.addEventListener("offline", () => this.#end());
    window.addEventListener("pageshow", () => this.#makeSure());
    document.addEventListener("visibilitychange", () => document.hidden || this.#makeSure());
  }

  // Until there is nothing to be heard any more.
  async follow() {
    while (await this.#listen() !== "over" && !this.#isOver) {
      this.#lost();
      await new Promise((resolve) => { this.#goOn = resolve; setTimeout(resolve, this.#wait * 1000); });
      this.#wait = Math.max(FIRST_WAIT, Math.min(LONGEST_WAIT, this.#wait * 1.5));
    }
  }

  // Nobody listens here any more.
  end() {
    this.#isOver = true;
    this.#end();
    this.#goOn();
  }

  // Somebody looks again: a line that has been silent for long may be dead.
  #makeSure() {
    if (this.#last && Date.now() - this.#last > SECONDS_TO_BE_SURE * 1000) this.#drawAnew();
    else this.#goOn();
  }

  // There is another network: a line from before it may be dead, and nobody would say so.
  #drawAnew() {
    this.#wait = 0;
    this.#end();
    this.#goOn();
  }

  async #listen() {
    const ending = new AbortController();
    let silence;
    this.#end = () => ending.abort();
    const sign = () => {
      clearTimeout(silence);
      silence = setTimeout(this.#end, SECONDS_OF_SILENCE * 1000);
    };
    try {
      sign();
      const answer = await fetch(this.#address, { signal: ending.signal, cache: "no-store" });
      if (answer.status === 404) return "over";
      if (!answer.ok) return "lost";
      return await this.#read(answer.body.pipeThrough(new TextDecoderStream()).getReader(), sign);
    } catch {
      return "lost";
    } finally {
      clearTimeout(silence);
      ending.abort();
    }
  }

  async #read(reader, sign) {
    let pending = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return "lost";
      sign();
      this.#last = Date.now();
      this.#wait = FIRST_WAIT;
      this.#found();
      const events = (pending + value).split("\n\n");
      pending = events.pop();
      for (const event of events) {
        if (event.startsWith("event: over")) return "over";
        if (event.startsWith("data: ")) this.#tell(event.slice("data: ".length));
      }
    }
  }

  async #tell(news) {
    try {
      await this.#heard(news);
    } catch {
      this.#end(); // What could not be brought up to date is asked for anew.
    }
  }
}
