// The room: three chats, the controls, and the news that keep them as they are.

import { Chat } from "./chat.js";
import { Controls } from "./controls.js";
import { listen } from "./news.js";

const whose = document.getElementById("whose");
const chats = {
  group: new Chat(document.getElementById("group"), { place: "group", follow }),
  panel: new Chat(document.getElementById("panel"), { place: "private", follow }),
  phone: new Chat(document.getElementById("phone"), { place: "private", follow }),
};
const controls = new Controls(document);
const asWhom = document.getElementById("as-whom");
let stop = () => {};

asWhom.addEventListener("change", () => {
  chats.group.as = asWhom.value;
});
whose.addEventListener("change", watch);
watch();

// Ask for everything as it is, with the phone of whoever is chosen, and then for what changes.
function watch() {
  stop();
  chats.phone.only = whose.value === "" ? "" : whose.selectedOptions[0].label;
  stop = listen(whose.value, {
    snapshot: (all) => {
      for (const [name, chat] of Object.entries(all.chats)) chats[name].show(chat);
      controls.show(all.state);
    },
    head: (head) => chats[head.chat].head(head),
    message: (news) => chats[news.chat].put(news.message),
    gone: (news) => chats[news.chat].remove(news.id),
    pressed: (press) => chats[press.chat].pressed(press),
    state: (state) => controls.show(state),
  });
}

// A link to the bot opens the phone, and starts the bot there.
function follow(parameter, as) {
  if (as === "lead") {
    chats.panel.start(parameter);
    return;
  }
  if (whose.value !== "") {
    whose.value = "";
    watch();
  }
  chats.phone.start(parameter);
  chats.phone.root.classList.add("called");
  setTimeout(() => chats.phone.root.classList.remove("called"), 1200);
}
