// Draws what Slack was sent: messages as they stand in a channel, forms as modals, Home as a tab.
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { Message } from "slack-blocks-to-jsx";
import UPNG from "upng-js";
import "slack-blocks-to-jsx/dist/style.css";
import "./page.css";

const MARK =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" fill="#fff"/><g style="mix-blend-mode:multiply"><circle cx="14" cy="18" r="10" fill="#5b7ba3"/><circle cx="22" cy="18" r="10" fill="#d2603f"/></g></svg>',
  );

function Blocks({ blocks, theme }) {
  return <Message blocks={blocks} name="Rapport" logo={MARK} theme={theme} withoutWrapper />;
}

function Shown({ shot, theme }) {
  if (shot.kind === "modal") {
    const { title, submit, close, blocks } = shot.view;
    return (
      <div className="modal" role="dialog" aria-label={title.text}>
        <header>
          <img src={MARK} alt="" /> <b>{title.text}</b> <span aria-hidden>✕</span>
        </header>
        <div className="body">
          <Blocks blocks={blocks} theme={theme} />
        </div>
        <footer>
          {close && <button>{close.text}</button>}
          {submit && <button className="submit">{submit.text}</button>}
        </footer>
      </div>
    );
  }
  if (shot.kind === "home") {
    return (
      <div className="home">
        <nav>
          <b>Home</b> <span>Messages</span> <span>About</span>
        </nav>
        <Blocks blocks={shot.view.blocks} theme={theme} />
      </div>
    );
  }
  return (
    <div className={shot.private ? "message private" : "message"}>
      {shot.private && <p className="only">Only visible to you</p>}
      <Message blocks={shot.blocks} name="Rapport" logo={MARK} theme={theme} time={new Date(shot.at)} />
    </div>
  );
}

let root;
window.draw = (sheet, theme) => {
  document.documentElement.dataset.theme = theme;
  root ??= createRoot(document.getElementById("root"));
  flushSync(() =>
    root.render(
      sheet.map((shot, n) => (
        <figure key={n}>
          <figcaption>{shot.caption}</figcaption>
          <Shown shot={shot} theme={theme} />
        </figure>
      )),
    ),
  );
};

// The picture with few colours, which is a third of its bytes: it stands in a repository.
window.small = (png) => {
  const picture = UPNG.decode(Uint8Array.from(atob(png), (c) => c.charCodeAt(0)).buffer);
  const bytes = new Uint8Array(UPNG.encode([UPNG.toRGBA8(picture)[0]], picture.width, picture.height, 48));
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};
