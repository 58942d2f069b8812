// For pages that embed a block of a brief: the element <incident-brief>, and fitting heights for plain frames of it.
//
//   <incident-brief src="https://news.example/brief/embed/figure-accounts.html" title="…" height="240">…</incident-brief>
//
// `scheme` (auto, light, dark), `face` (serif, sans), `ink`, `paper` and `accent` (#rrggbb) are handed to the frame, which
// refuses what could not be read. What stands between the tags is shown where this script does not run.
(() => {
  "use strict";
  if (customElements.get("incident-brief")) return;
  const VERSION = 1;
  const KEY = "incident-brief";
  const THEME = ["scheme", "face", "ink", "paper", "accent"];
  /** Heights outside are a mistake of the frame, in pixels. */
  const LEAST = 40;
  const MOST = 20000;
  const FALLBACK = 480;

  class IncidentBrief extends HTMLElement {
    static observedAttributes = ["src", "title", ...THEME];
    #frame = null;

    connectedCallback() {
      this.#build();
    }

    attributeChangedCallback(name) {
      if (!this.#frame) return;
      if (name === "src") this.#build();
      else if (name === "title") this.#frame.title = this.#title;
      else this.#tellTheme();
    }

    get frame() {
      return this.#frame;
    }

    get #title() {
      return this.getAttribute("title") || "Incident brief";
    }

    #build() {
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      const source = URL.parse ? URL.parse(this.getAttribute("src") ?? "", document.baseURI) : parse(this.getAttribute("src"));
      if (!source || !/^https?:$/.test(source.protocol)) {
        console.warn("incident-brief: `src` is the address of a page in embed/", this);
        shadow.replaceChildren(document.createElement("slot"));
        return;
      }
      const frame = document.createElement("iframe");
      frame.title = this.#title;
      frame.loading = "lazy";
      frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
      frame.style.cssText = "display:block;inline-size:100%;border:0";
      frame.style.blockSize = `${height(this.getAttribute("height")) ?? FALLBACK}px`;
      frame.addEventListener("load", () => this.#tellTheme());
      frame.src = source.href;
      this.style.display = "block";
      this.#frame = frame;
      shadow.replaceChildren(frame);
    }

    #tellTheme() {
      const theme = Object.fromEntries(THEME.filter((name) => this.hasAttribute(name)).map((name) => [name, this.getAttribute(name)]));
      if (Object.keys(theme).length) this.#frame.contentWindow?.postMessage({ [KEY]: VERSION, type: "theme", theme }, "*");
    }
  }

  const parse = (text) => {
    try {
      return new URL(text ?? "", document.baseURI);
    } catch {
      return null;
    }
  };
  const height = (value) => {
    const pixels = Number(value);
    return value !== null && Number.isFinite(pixels) && pixels >= LEAST && pixels <= MOST ? Math.ceil(pixels) : null;
  };
  /** The frame that spoke: of an element here, or a plain one in the page. */
  const frameOf = (source) => {
    const own = [...document.querySelectorAll("incident-brief")].map((element) => element.frame);
    return [...own, ...document.querySelectorAll("iframe")].find((frame) => frame && frame.contentWindow === source);
  };

  addEventListener("message", (event) => {
    const message = event.data;
    if (typeof message !== "object" || message === null || message[KEY] !== VERSION) return;
    const frame = frameOf(event.source);
    if (!frame) return;
    if (message.type === "height" && typeof message.height === "number") {
      const pixels = height(message.height);
      if (pixels !== null) frame.style.blockSize = `${pixels}px`;
    } else if (message.type === "refused") {
      console.warn(`incident-brief: theme refused: ${String(message.why).slice(0, 200)}`);
    }
  });
  customElements.define("incident-brief", IncidentBrief);
})();
