// What somebody does on the page. Answers are news: nothing comes back but why it was not possible.

export async function perform(deed, wanted = {}) {
  try {
    const answer = await fetch(`do/${deed}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(wanted),
    });
    if (answer.ok) return "";
    const told = answer.status === 409 ? await answer.json() : {};
    return told.why ?? "That was not possible.";
  } catch {
    return "The room can't be reached just now.";
  }
}
