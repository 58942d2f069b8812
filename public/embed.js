// For pages that embed a block of a brief: the element <incident-brief>, and fitting heights for plain frames of it.
//
//   <incident-brief src="https://news.example/brief/embed/figure-accounts.html" title="…" height="240">…</incident-brief>
//
// `scheme` (auto, light, dark), `face` (serif, sans), `ink`, `paper` and `accent` (#rrggbb) are handed to the frame, which
// refuses what could not be read. What stands between the tags is shown where this script does not run.
//
// A plain frame is fitted if its page lies in `embed/` beside this script. All other frames of the host are no affair of ours,
// whatever they say.
(() => {
  "use strict";
  // A host may have an image or a form whose name hides what the document has under that name (`<img name=createElement>`),
  // so it is asked by its prototype, as it was when this script came.
  const own = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name);
  const asked = (prototype, name) => {
    const { get } = own(prototype, name);
    return (of) => get.call(of);
  };
  const called = (prototype, name) => {
    const { value } = own(prototype, name);
    return (of, one, other) => value.call(of, one, other);
  };
  const create = called(Document.prototype, "createElement");
  const framesOf = called(Document.prototype, "getElementsByTagName");
  const scriptOf = asked(Document.prototype, "currentScript");
  const baseOf = asked(Node.prototype, "baseURI");
  const windowOf = asked(HTMLIFrameElement.prototype, "contentWindow");
  const listen = called(EventTarget.prototype, "addEventListener");
  // Not `self`: many a host has a variable of that name.
  const { URL, WeakMap, console, customElements, performance, setTimeout } = window;
  const { ceil, max } = Math;
  const { isFinite } = Number;

  const TAG = "incident-brief";
  const VERSION = 1;
  const KEY = "incident-brief";
  const THEME = ["scheme", "face", "ink", "paper", "accent"];
  /** Heights outside are a mistake of the frame, in pixels. */
  const LEAST = 40;
  const MOST = 20000;
  const FALLBACK = 480;
  /** From one change of a frame's height to the next, and from one look for a frame that is not known to the next. */
  const PAUSE_MS = 100;
  /** Refusals of one frame that are told; it may go on for ever. */
  const MOST_TOLD = 5;

  const parse = (text) => {
    try {
      const address = new URL(text ?? "", baseOf(document));
      return address.protocol === "http:" || address.protocol === "https:" ? address : null;
    } catch {
      return null;
    }
  };
  const height = (pixels) => (isFinite(pixels) && pixels >= LEAST && pixels <= MOST ? ceil(pixels) : null);

  /** The folders in which the pages of plain frames lie, as addresses. */
  const folders = [];
  const source = scriptOf(document)?.src;
  const folder = source ? parse(new URL("embed/", source).href)?.href : undefined;

  // Copies of this script, from one site or from several, share one element and one listener.
  const first = customElements.get(TAG);
  if (first) {
    if (folder) first.fit?.(folder);
    return;
  }

  class IncidentBrief extends HTMLElement {
    static observedAttributes = ["src", "title", "scheme", "face", "ink", "paper", "accent"];
    #frame = null;

    /** Has plain frames fitted whose pages lie in that folder. */
    static fit(folder) {
      if (!folders.includes(folder)) folders.push(folder);
    }

    connectedCallback() {
      this.#build();
    }

    attributeChangedCallback(name) {
      if (!this.#frame) return;
      if (name === "src") this.#build();
      else if (name === "title") this.#frame.title = this.#title;
      else this.#tellTheme();
    }

    get #title() {
      return this.getAttribute("title") || "Incident brief";
    }

    #build() {
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      const source = parse(this.getAttribute("src"));
      if (!source) {
        console.warn("incident-brief: `src` is the address of a page in embed/", this);
        shadow.replaceChildren(create(document, "slot"));
        return;
      }
      const frame = create(document, "iframe");
      frame.title = this.#title;
      frame.loading = "lazy";
      frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
      frame.style.cssText = "display:block;inline-size:100%;border:0";
      const wanted = this.getAttribute("height");
      frame.style.blockSize = `${height(wanted === null ? NaN : +wanted) ?? FALLBACK}px`;
      frame.addEventListener("load", () => this.#tellTheme());
      frame.src = source.href;
      this.style.display = "block";
      this.#frame = frame;
      shadow.replaceChildren(frame);
      remember(frame, true);
    }

    #tellTheme() {
      const theme = {};
      let chosen = false;
      for (let at = 0; at < THEME.length; at++) {
        const value = this.getAttribute(THEME[at]);
        if (value !== null) {
          theme[THEME[at]] = value;
          chosen = true;
        }
      }
      if (chosen) windowOf(this.#frame)?.postMessage({ [KEY]: VERSION, type: "theme", theme }, "*");
    }
  }
  if (folder) IncidentBrief.fit(folder);

  /** The frames that spoke, by the windows in them: when the height last changed, and the one that waits its turn. */
  const known = new WeakMap();
  /** When a window that is not ours was last looked for. */
  const strangers = new WeakMap();
  const remember = (frame, isElement) => {
    const record = { frame, isElement, changed: -PAUSE_MS, waiting: null, told: 0 };
    const within = windowOf(frame);
    if (within) known.set(within, record);
    return record;
  };
  /** Whether a frame is an element's, or its page lies beside this script. */
  const isOurs = (frame, isElement) => {
    const address = parse(frame.getAttribute("src"))?.href;
    if (!address) return false;
    for (let at = 0; at < folders.length && !isElement; at++) isElement = address.startsWith(folders[at]);
    return isElement;
  };
  /** What is known of the frame that spoke; nothing of one that is not ours. */
  const speaker = (source, now) => {
    const record = known.get(source);
    // A host may give a frame another address.
    if (record && windowOf(record.frame) === source) return isOurs(record.frame, record.isElement) ? record : null;
    // It may have come since, or have been given its address since; but not with every word that it says.
    if (now - (strangers.get(source) ?? -PAUSE_MS) < PAUSE_MS) return null;
    strangers.set(source, now);
    const frames = framesOf(document, "iframe");
    for (let at = 0; at < frames.length; at++) {
      if (windowOf(frames[at]) === source) return isOurs(frames[at], false) ? remember(frames[at], false) : null;
    }
    return null;
  };
  /** Whether what spoke is what the frame was given, as far as an origin tells that: a sandboxed page has none. */
  const isOf = (frame, origin) => {
    const isSandboxed = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    return origin === (isSandboxed ? "null" : parse(frame.getAttribute("src")).origin);
  };

  /** Makes a frame as tall as it last said, at most ten times a second. */
  const fit = (record, pixels, now) => {
    const isWaiting = record.waiting !== null;
    record.waiting = pixels;
    if (isWaiting) return;
    const apply = () => {
      record.frame.style.blockSize = `${record.waiting}px`;
      record.changed = performance.now();
      record.waiting = null;
    };
    const pause = max(0, record.changed + PAUSE_MS - now);
    if (pause === 0) apply();
    else setTimeout(apply, pause);
  };

  listen(window, "message", (event) => {
    const message = event.data;
    if (typeof message !== "object" || message === null || message[KEY] !== VERSION || !event.source) return;
    const now = performance.now();
    const record = speaker(event.source, now);
    if (!record || !isOf(record.frame, event.origin)) return;
    if (message.type === "height" && typeof message.height === "number") {
      const pixels = height(message.height);
      if (pixels !== null) fit(record, pixels, now);
    } else if (message.type === "refused" && record.told < MOST_TOLD) {
      record.told++;
      console.warn(`incident-brief: theme refused: ${String(message.why).slice(0, 200)}`);
    }
  });
  customElements.define(TAG, IncidentBrief);
})();
