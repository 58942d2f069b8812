// Runs inside an embedded block of a brief: tells the host how tall the block is, takes colors from it, and wakes what can
// wake. A classic script without fetch, storage or modules: a host may sandbox the frame to nothing but scripts. Where
// nobody listens, nothing is missing but the fitting height.
(() => {
  "use strict";
  const VERSION = 1;
  const KEY = "incident-brief";
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const isFramed = parent !== self;
  const say = (message) => parent.postMessage(message, "*");

  // --- Height, in our own words, in those of AMP (amp-iframe) and of pym.js (1.x, which names the child in its address).
  const child = /^[\w-]{1,64}$/.exec(asked.get("childId") ?? "");
  let told = 0;
  const tellHeight = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    say({ [KEY]: VERSION, type: "height", height });
    say({ sentinel: "amp", type: "embed-size", height });
    if (child) say(`pymxPYMx${child[0]}xPYMxheightxPYMx${height}`);
  };

  // --- Theme. A host may choose the scheme, the face and three colors; nothing else, and no color that cannot be read.
  const CHOICES = { scheme: ["auto", "light", "dark"], face: ["serif", "sans"] };
  const COLORS = ["ink", "paper", "accent"];
  /** What must be legible on the paper: text colors of the style sheet, some of them mixed from ink and paper. */
  const ON_PAPER = ["--ink", "--soft", "--accent", "--solid", "--alleged", "--disputed", "--bare"];
  /** WCAG 2.2, success criterion 1.4.3: the least contrast of text. */
  const LEAST_CONTRAST = 4.5;

  /** Relative luminance, as WCAG 2.2 defines it; each channel from 0 to 255. */
  const luminance = (channels) => {
    const [red, green, blue] = channels.map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };
  /** A color of the page as the browser computes it. */
  const computed = (token) => {
    const probe = document.createElement("i");
    probe.style.color = `var(${token})`;
    document.body.append(probe);
    const said = getComputedStyle(probe).color;
    probe.remove();
    // Browsers say `rgb(26, 28, 31)` of a plain color and `color(srgb 0.1 0.2 0.3)` of a mixed one.
    const numbers = said.match(/[\d.]+/g).slice(0, 3).map(Number);
    return said.startsWith("color(") ? numbers.map((share) => share * 255) : numbers;
  };
  const illegible = () => {
    const paper = computed("--paper");
    return ON_PAPER.find((token) => contrast(computed(token), paper) < LEAST_CONTRAST);
  };

  const wear = (theme) => {
    root.toggleAttribute("data-colored", COLORS.some((name) => theme[name]));
    for (const name of Object.keys(CHOICES)) {
      if (theme[name]) root.dataset[name] = theme[name];
      else delete root.dataset[name];
    }
    for (const name of COLORS) {
      if (theme[name]) root.style.setProperty(`--${name}`, theme[name]);
      else root.style.removeProperty(`--${name}`);
    }
  };
  let worn = {};
  /** Takes a theme whole or not at all; the answer is why not. */
  const takeTheme = (theme) => {
    const wanted = {};
    for (const [name, words] of Object.entries(CHOICES)) {
      if (theme[name] === undefined || theme[name] === null) continue;
      if (!words.includes(theme[name])) return `${name} is one of ${words.join(", ")}`;
      wanted[name] = theme[name];
    }
    for (const name of COLORS) {
      if (theme[name] === undefined || theme[name] === null) continue;
      if (typeof theme[name] !== "string" || !/^#[0-9a-f]{6}$/i.test(theme[name])) return `${name} is a color like #1a2b3c`;
      wanted[name] = theme[name];
    }
    wear(wanted);
    const token = illegible();
    if (token) {
      wear(worn);
      return `${token.slice(2)} on that paper has a contrast below ${LEAST_CONTRAST}`;
    }
    worn = wanted;
    return null;
  };
  /** Does something once colors can be computed: not every browser lets a script wait for the style sheet before it. */
  const whenStyled = (act) => {
    if (getComputedStyle(root).getPropertyValue("--paper") !== "") act();
    else addEventListener("load", act, { once: true });
  };
  /** From one change of theme to the next, which lays out the page some twenty times. */
  const PAUSE_MS = 100;
  let waiting = null;
  let changed = -PAUSE_MS;
  /** Wears a theme and tells how that went, at most ten times a second: of a flood, the last. */
  const answerTheme = (theme) => {
    const isWaiting = waiting !== null;
    waiting = theme;
    if (isWaiting) return;
    const answer = () =>
      whenStyled(() => {
        const refused = takeTheme(waiting);
        waiting = null;
        changed = performance.now();
        if (isFramed) say(refused === null ? { [KEY]: VERSION, type: "themed" } : { [KEY]: VERSION, type: "refused", why: refused });
      });
    const pause = Math.max(0, changed + PAUSE_MS - performance.now());
    if (pause === 0) answer();
    else setTimeout(answer, pause);
  };

  const fromAddress = Object.fromEntries([...Object.keys(CHOICES), ...COLORS].map((name) => [name, asked.get(name)]));
  if (Object.values(fromAddress).some((value) => value !== null)) answerTheme(fromAddress);

  if (isFramed) {
    addEventListener("message", (event) => {
      const message = event.data;
      if (event.source !== parent || typeof message !== "object" || message === null) return;
      if (message[KEY] !== VERSION || message.type !== "theme") return;
      if (typeof message.theme === "object" && message.theme !== null) answerTheme(message.theme);
    });
    // A brief as a whole scrolls in a frame of fixed height: its own addresses lead around in it.
    if (root.dataset.embed !== "brief") {
      new ResizeObserver(tellHeight).observe(root);
      tellHeight();
    }
  }

  // --- Links lead out of the frame, to a window of their own: those in drawings too, where an engine does not hold to the target of
  // `<base>`. A host may forbid windows; then the address stands under the link, to be copied.
  const { islands, notOpened, copy, copied } = document.currentScript.dataset;
  const offer = (link, address) => {
    document.querySelector(".embed__address")?.remove();
    const note = document.createElement("p");
    note.className = "embed__address";
    note.setAttribute("role", "status");
    const line = document.createElement("input");
    line.readOnly = true;
    line.value = address;
    line.setAttribute("aria-label", notOpened);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = copy;
    button.addEventListener("click", () => {
      line.select();
      // Old, and the one way that a sandboxed frame has; where it is refused, the address stays selected.
      if (document.execCommand("copy")) button.textContent = copied;
    });
    note.append(notOpened, line, button);
    // The drawer closes as it is left by that link.
    const whole = link.matches(".drawer__go") ? document.querySelector("main") : link.closest("li, td, dd, footer");
    const beside = link.closest(".exhibit__plot, p, h2, h3, summary");
    if (whole) whole.append(note);
    else if (beside) beside.after(note);
    else document.body.append(note);
    line.focus();
    line.select();
    note.scrollIntoView({ block: "nearest" });
  };
  if (isFramed) {
    // After all that the page itself does with a click.
    addEventListener("click", (event) => {
      if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!link) return;
      const address = new URL(link.getAttribute("href"), document.baseURI);
      const isHere = address.href.split("#")[0] === location.href.split("#")[0];
      if (isHere || !/^https?:$/.test(address.protocol)) return;
      event.preventDefault();
      let opened = null;
      try {
        opened = open(address.href, "_blank");
      } catch {
        // Where a sandbox forbids windows, Firefox throws what the others answer with null.
      }
      if (opened) opened.opener = null;
      else offer(link, address.href);
    });
  }

  // --- What can wake: one script for all blocks of the site, loaded only where something answers.
  if (islands && document.querySelector("[data-island], .point, .controls")) {
    const script = document.createElement("script");
    script.src = islands;
    script.onerror = () => root.setAttribute("data-asleep", "the script could not be loaded");
    document.head.append(script);
  }
})();
