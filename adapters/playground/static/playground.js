// The playground's one script: posts what a person does, and puts the server's fragments in their place.
const policy = globalThis.trustedTypes?.createPolicy("rapport", { createHTML: (ours) => ours }) ?? { createHTML: (ours) => ours };
const meta = (name) => document.querySelector(`meta[name=rapport-${name}]`).content;
const persona = document.getElementById("as");
const as = () => persona?.value ?? "agent";
const toast = document.getElementById("toast");

// --- fragments ---------------------------------------------------------------------------------------
function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(html); // only ever what our own server drew and escaped
  dress(template.content);
  return [...template.content.children];
}

function dress(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const style = "long" in time.dataset ? { dateStyle: "full", timeStyle: "short" } : { hour: "2-digit", minute: "2-digit" };
    time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang, style);
  }
  for (const article of root.querySelectorAll("article")) article.hidden = article.dataset.for !== "" && article.dataset.for !== as();
}

function place(html) {
  for (const node of parse(html)) {
    if (node.matches("dialog")) open(node);
    else if (node.matches("[data-compose]")) fill(document.getElementById("dm-message"), node.textContent);
    else if (document.getElementById(node.id)) replace(document.getElementById(node.id), node);
    else if (node.matches("article")) append(node);
  }
}

function append(article) {
  const log = document.querySelector(`[role=log][data-room="${article.dataset.room}"]`);
  if (!log) return;
  if ("latest" in log.dataset) log.replaceChildren();
  log.append(article);
  if (article.checkVisibility()) article.scrollIntoView({ block: "nearest" });
}

function replace(old, node) {
  if (node.dataset.version && node.dataset.version === old.dataset.version) return;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(node);
  const again = focused && [...node.querySelectorAll("button, summary")].find((one) => one.textContent === focused.textContent);
  if (focused) (again ?? node).focus();
}

function open(dialog) {
  document.querySelector("dialog")?.remove();
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

// --- posts -------------------------------------------------------------------------------------------
async function post(path, body, busy) {
  busy?.setAttribute("aria-busy", "true");
  try {
    const headers = { "Content-Type": "application/json", "X-Rapport-Token": meta("token") };
    const response = await fetch(`/playground/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (response.ok) return await response.text();
  } catch { /* the server is gone; what was typed is still there */ }
  finally { busy?.removeAttribute("aria-busy"); }
  say("failed");
  return null;
}

async function ask(body, room, busy) {
  const html = await post("ask", { as: as(), room, page: meta("page"), ...body }, busy);
  if (html !== null) place(html);
  return html;
}

function say(id) {
  toast.textContent = document.getElementById(id).content.textContent;
  toast.hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (toast.hidden = true), 6000);
}

const pressed = (element) => ({ command: element.dataset.command, verb: element.dataset.verb, ids: JSON.parse(element.dataset.ids) });
const here = () => document.querySelector(".room:target")?.id ?? "dm";
let asked = null; // the card a form was opened from, so that its answer can take the card's place

addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  if (!button || button.closest("[aria-busy]")) return;
  const { dataset } = button;
  if ("copy" in dataset) {
    await navigator.clipboard.writeText(button.parentElement.querySelector("[data-copy-text]").textContent);
    say("copied");
  } else if ("close" in dataset) button.closest("dialog").close();
  else if ("command" in dataset) {
    asked = button.closest("article");
    await ask({ ...pressed(button), article: asked?.id ?? "" }, asked?.dataset.room ?? here(), button);
  } else if ("fill" in dataset) {
    if (dataset.to) location.hash = dataset.to;
    const form = dataset.to ? document.querySelector(`[data-composer][data-room=${dataset.to}]`) : button.closest("form");
    if (form.elements.theirs && dataset.to) fill(form.elements.theirs, dataset.theirs);
    fill(form.elements.text, dataset.fill);
  } else if ("hours" in dataset) place((await post("clock", { hours: Number(dataset.hours) }, button)) ?? "");
  else if ("themeToggle" in dataset) {
    const dark = (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "")) === "dark";
    document.documentElement.dataset.theme = dark ? "light" : "dark";
    document.cookie = `theme=${dark ? "light" : "dark"}; path=/; max-age=31536000; samesite=strict`;
  }
});

addEventListener("submit", async (event) => {
  const form = event.target;
  event.preventDefault();
  if (form.hasAttribute("aria-busy")) return;
  if ("clock" in form.dataset) {
    place((await post("clock", { to: new Date(form.elements[0].value).toISOString() }, form)) ?? "");
  } else if ("composer" in form.dataset) {
    const { text, theirs } = form.elements;
    if (!text.value.trim()) return text.focus();
    const html = await ask({ text: text.value, theirs: theirs?.value ?? "" }, form.dataset.room, form);
    if (html !== null && !document.querySelector(".pad")) for (const box of [text, theirs]) if (box) fill(box, "");
    if (!document.querySelector("dialog[open]")) text.focus({ preventScroll: true });
  } else {
    const values = Object.fromEntries(new FormData(form));
    const html = await ask({ ...pressed(form), values, article: asked?.id ?? "" }, asked?.dataset.room ?? here(), form);
    if (html !== null && form.isConnected) form.closest("dialog").close();
  }
});

// --- the composer ------------------------------------------------------------------------------------
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
  const reading = form?.querySelector("[data-reading]");
  if (!form || !("composer" in form.dataset)) return;
  form.classList.toggle("command", form.elements.text.value.trimStart().startsWith("/"));
  clearTimeout(form.reading);
  if (reading) form.reading = setTimeout(() => read(form, reading), 250);
});

async function read(form, reading) {
  const [text, theirs] = [form.elements.text.value, form.elements.theirs.value];
  const html = await post("read", { text, theirs });
  if (html === null || form.elements.text.value !== text) return;
  const words = parse(html);
  reading.querySelector(".words").replaceChildren(...words);
  reading.dataset.register = words[0].dataset.register;
}

// --- rooms, persona, what comes later --------------------------------------------------------------------
function enter() {
  for (const link of document.querySelectorAll(".rooms a")) link.hash === `#${here()}` ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
}
addEventListener("hashchange", () => (enter(), document.getElementById(`${here()}-message`).focus()));
persona?.addEventListener("change", () => (sessionStorage.setItem("as", as()), dress(document)));
if (persona) persona.value = sessionStorage.getItem("as") ?? "agent";
dress(document);
enter();
new EventSource(`/playground/events?page=${encodeURIComponent(meta("page"))}`).onmessage = ({ data }) => place(data);
