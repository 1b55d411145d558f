// The playground's one script: posts what a person does, and puts the server's fragments in their place.
const ours = { createHTML: (html) => html }; // only ever what our own server drew and escaped
const policy = globalThis.trustedTypes?.createPolicy("rapport", ours) ?? ours;
const find = (id) => document.getElementById(id);
const meta = (name) => document.querySelector(`meta[name=rapport-${name}]`).content;
const persona = find("as");
const as = () => persona?.value ?? "agent";
const here = () => (find(location.hash.slice(1))?.matches(".room") ? location.hash.slice(1) : "dm"); // :target comes after us
function parse(html) {
  const { content } = Object.assign(document.createElement("template"), { innerHTML: policy.createHTML(html) });
  dress(content);
  return [...content.children];
}
function dress(root) { // times in the reader's zone; private messages only for the persona they were for
  for (const time of root.querySelectorAll("time")) {
    const style = { timeStyle: "short", ...("long" in time.dataset && { dateStyle: "full" }) };
    time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang, style);
  }
  for (const article of root.querySelectorAll("article")) article.hidden = ![as(), ""].includes(article.dataset.for);
}
function place(html) {
  for (const node of parse(html)) {
    const old = find(node.id);
    if (node.matches("dialog")) open(node);
    else if ("compose" in node.dataset) fill(find("dm-message"), node.textContent);
    else if (old) replace(old, node);
    else if (node.matches("article")) append(node);
  }
}
function append(article) {
  const log = document.querySelector(`[role=log][data-room="${article.dataset.room}"]`);
  if (!persona) return article.matches(`.answer[data-version=""]`) && log.replaceChildren(article); // the pad: one answer
  log.append(article);
  if (article.checkVisibility()) return article.scrollIntoView({ block: "nearest" });
  const { dataset } = document.querySelector(`.rooms a[href="#${article.dataset.room}"]`);
  if (!article.hidden) dataset.new = 1 + Number(dataset.new ?? 0);
}
function replace(old, node) {
  if (node.dataset.version && node.dataset.version === old.dataset.version) return;
  const focused = old.contains(document.activeElement) ? document.activeElement.textContent : null;
  old.replaceWith(node);
  if (focused !== null) ([...node.querySelectorAll("button, summary")].find((one) => one.textContent === focused) ?? node).focus();
}
function open(dialog) {
  find(dialog.id)?.remove();
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}
// --- posts
async function post(path, body, busy) {
  if (busy?.ariaBusy) return null; // pressed twice
  if (busy) busy.ariaBusy = "true";
  try {
    const headers = { "Content-Type": "application/json", "X-Rapport-Token": meta("token") };
    const response = await fetch(`/playground/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (response.ok) return await response.text();
  } catch { /* the server is gone; what was typed is still there, and the words below say so */ } finally {
    if (busy) busy.ariaBusy = null;
  }
  return say("failed");
}
async function ask(body, room, busy) {
  const html = await post("ask", { as: as(), room, page: meta("page"), zone: Intl.DateTimeFormat().resolvedOptions().timeZone, ...body }, busy);
  return html !== null && (place(html), true);
}
function say(id) {
  find("toast").textContent = find(id).content.textContent;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (find("toast").textContent = ""), 6000);
  return null;
}
let asked = null; // the card a button or form was opened from: its answer may take the card's place
const pressed = ({ dataset }) => ({ command: dataset.command, verb: dataset.verb, ids: JSON.parse(dataset.ids), article: asked?.id ?? "" });
addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  const dataset = button?.dataset ?? {};
  if ("copy" in dataset) {
    const block = button.parentElement.querySelector("[data-copy-text]");
    getSelection().selectAllChildren(block); // enough where there is no clipboard: without https, or refused
    navigator.clipboard?.writeText(block.textContent).then(() => say("copied"), () => say("selected")) ?? say("selected");
  } else if ("skip" in dataset) find(`${here()}-message`).focus();
  else if ("close" in dataset) button.closest("dialog").close();
  else if ("command" in dataset) {
    asked = button.closest("article") ?? asked;
    if ((await ask(pressed(button), asked?.dataset.room ?? here(), button)) && button.isConnected) button.closest("dialog")?.close();
  } else if ("fill" in dataset) {
    if (dataset.to) location.hash = dataset.to;
    const { theirs, text } = (dataset.to ? document.querySelector(`[data-composer][data-room=${dataset.to}]`) : button.form).elements;
    if (theirs && dataset.to) fill(theirs, dataset.theirs);
    fill(text, dataset.fill);
  } else if ("hours" in dataset) place((await post("clock", { hours: Number(dataset.hours) }, button)) ?? "");
  else if ("themeToggle" in dataset) {
    const [root, system] = [document.documentElement.dataset, matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"];
    root.theme = (root.theme ?? system) === "dark" ? "light" : "dark";
    document.cookie = `theme=${root.theme}; path=/; max-age=31536000; samesite=strict`;
  }
});
addEventListener("submit", async (event) => {
  const form = event.target;
  event.preventDefault();
  if ("clock" in form.dataset) place((await post("clock", { to: new Date(form.elements.to.value).toISOString() }, form)) ?? "");
  else if ("composer" in form.dataset) {
    const [{ text, theirs }, typed] = [form.elements, form.elements.text.value];
    if (!typed.trim()) return text.focus();
    const done = await ask({ text: typed, theirs: theirs?.value ?? "" }, form.dataset.room, form);
    if (done && persona && text.value === typed) for (const box of form.querySelectorAll("textarea")) fill(box, "");
    if (!find("form")) text.focus({ preventScroll: true });
  } else {
    const done = await ask({ ...pressed(form), values: Object.fromEntries(new FormData(form)) }, asked?.dataset.room ?? here(), form);
    if (done && form.isConnected) form.closest("dialog").close();
  }
});
// --- the composer
function fill(box, text) {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  if (text) box.focus();
}
addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target.name !== "text") return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
addEventListener("input", ({ target: { form } }) => {
  if (!form || !("composer" in form.dataset)) return;
  form.classList.toggle("command", form.elements.text.value.trimStart().startsWith("/"));
  clearTimeout(read.timer);
  if (form.querySelector("[data-reading]")) read.timer = setTimeout(() => read(form), 250);
});
async function read(form) {
  const [{ text, theirs }, draft] = [form.elements, form.elements.text.value];
  const html = await post("read", { text: draft, theirs: theirs.value });
  if (html === null || text.value !== draft) return;
  form.querySelector(".words").replaceChildren(...parse(html));
  form.querySelector("[data-reading]").dataset.register = form.querySelector(".verdict").dataset.register;
}
// --- rooms, persona, and what comes later
function enter() {
  for (const link of document.querySelectorAll(".rooms a")) link.ariaCurrent = link.hash === `#${here()}` ? "page" : null;
  delete document.querySelector(".rooms [aria-current]")?.dataset.new;
}
addEventListener("hashchange", () => (enter(), find(`${here()}-message`).focus()));
persona?.addEventListener("change", () => (sessionStorage.setItem("as", as()), dress(document)));
if (persona) persona.value = sessionStorage.getItem("as") ?? "agent";
dress(document);
enter();
new EventSource(`/playground/events?page=${encodeURIComponent(meta("page"))}`).onmessage = ({ data }) => place(data);
