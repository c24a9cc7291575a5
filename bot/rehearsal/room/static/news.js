// News from the room. Whenever the way there was cut off, everything comes anew, as it is.

const KINDS = ["snapshot", "head", "message", "gone", "pressed", "state"];

// Listen until the function that is returned is called.
export function listen(phone, hear) {
  const source = new EventSource(`news?phone=${encodeURIComponent(phone)}`);
  const cutOff = document.getElementById("cut-off");
  for (const kind of KINDS) {
    source.addEventListener(kind, (event) => hear[kind](JSON.parse(event.data)));
  }
  source.addEventListener("open", () => {
    cutOff.hidden = true;
  });
  source.addEventListener("error", () => {
    cutOff.hidden = false;
  });
  return () => source.close();
}
