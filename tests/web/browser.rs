//! A browser, driven over WebDriver by small verbs that wait for what they ask for.
//!
//! A verb that does not get what it asks for panics at the line of the test. All verbs block: the client is
//! asynchronous, but a test is a story told in order.

use std::{
    cell::OnceCell,
    fmt::{self, Write},
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

pub use fantoccini::key::Key;
use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction},
    elements::Element,
    error::CmdError,
    wd::WebDriverCompatibleCommand,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::{
    driver::Driver,
    engine::{Engine, Scripts},
    trap::Trap,
};

/// How long a verb waits for the page to come round.
const PATIENCE: Duration = Duration::from_secs(15);
const BETWEEN_LOOKS: Duration = Duration::from_millis(15);

/// A host that nobody has: asking for it tells the trap that all before it was asked before.
const END: &str = "the-end.example";

/// Where the tests of one engine play: its browsers, started when first asked for and shared by all tests.
pub struct Stage {
    pub engine: Engine,
    scripted: OnceCell<Browser>,
    scriptless: OnceCell<Browser>,
}

impl Stage {
    pub fn of(engine: Engine) -> Self {
        Self { engine, scripted: OnceCell::new(), scriptless: OnceCell::new() }
    }

    /// The page at `url`, loaded.
    pub fn open(&self, url: &str) -> &Browser {
        let browser = self.scripted.get_or_init(|| Browser::start(self.engine, Scripts::On));
        browser.open(url);
        browser
    }

    /// The page at `url` as a reader sees it who has turned scripts off.
    pub fn open_without_script(&self, url: &str) -> &Browser {
        let browser = self.scriptless.get_or_init(|| Browser::start(self.engine, Scripts::Off));
        browser.open(url);
        browser
    }

    /// Makes the browsers as good as new for the next test.
    pub fn tidy(&self) {
        for browser in self.browsers() {
            browser.tidy();
        }
    }

    /// Not one request left for another host since the test began, in any of the browsers.
    #[track_caller]
    pub fn nothing_left(&self) {
        for browser in self.browsers() {
            browser.nothing_left();
        }
    }

    /// What a person needs to know after a test failed: where it was, what the console said, how it looked.
    pub fn last_words(&self, test: &str) -> String {
        let mut words = String::new();
        for (i, browser) in self.browsers().enumerate() {
            let mut say = |word: &str| writeln!(words, "  {word}").expect("writing to a String cannot fail");
            say(&format!("at {}", browser.address()));
            match browser.read_console() {
                Ok(said) => said.iter().for_each(|message| say(&format!("console: {message}"))),
                Err(error) => say(&format!("the console cannot be read: {error}")),
            }
            let name = format!("failed-{}-{}-{i}.png", test.replace("::", "-"), self.engine);
            let picture = pictures().join(name);
            match browser.wait(browser.client.screenshot()) {
                Ok(png) if fs::write(&picture, &png).is_ok() => say(&format!("picture: {}", picture.display())),
                _ => say("no picture could be taken"),
            }
        }
        words
    }

    fn browsers(&self) -> impl Iterator<Item = &Browser> {
        self.scripted.get().into_iter().chain(self.scriptless.get())
    }
}

/// Where screenshots go that a test names without a folder.
fn pictures() -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    fs::create_dir_all(&dir).expect("the target folder can be written to");
    dir
}

/// Light or dark, as the reader's system asks for it.
#[derive(Clone, Copy)]
pub enum Scheme {
    Light,
    Dark,
}

/// One finding of axe-core.
#[derive(Debug)]
pub struct Violation {
    pub rule: String,
    pub help: String,
    /// Where, as CSS selectors.
    pub targets: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} at {}", self.rule, self.help, self.targets.join(", "))
    }
}

/// One session: a browser with a profile of its own, one tab, and a trap around it. It ends with this value.
pub struct Browser {
    engine: Engine,
    scripts: Scripts,
    client: Client,
    driver: Driver,
    trap: Trap,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The browser goes with its session; a session lost before took it along.
        let _ = self.wait(self.client.clone().close());
    }
}

impl Browser {
    fn start(engine: Engine, scripts: Scripts) -> Self {
        let (driver, trap) = (Driver::start(engine), Trap::set());
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(engine.capabilities(scripts, trap.port()));
        let client =
            driver.wait(builder.connect(&driver.address())).unwrap_or_else(|error| panic!("{engine} did not start: {error}"));
        let browser = Self { engine, scripts, client, driver, trap };
        browser.tidy();
        browser
    }

    fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        self.driver.wait(work)
    }

    /// One tab, blank, of desktop size, in the light, its log read and its trap empty.
    fn tidy(&self) {
        let tabs = self.wait(self.client.windows()).expect("the tabs can be listed");
        for extra in &tabs[1..] {
            self.wait(self.client.switch_to_window(extra.clone())).expect("a listed tab can be shown");
            self.wait(self.client.close_window()).expect("a tab can be closed");
        }
        self.wait(self.client.switch_to_window(tabs[0].clone())).expect("the first tab stays");
        self.open("about:blank");
        self.resize(1280, 800);
        self.console();
        self.trap.reset();
    }

    /// Goes to `url` and waits for its load event.
    #[track_caller]
    pub fn open(&self, url: &str) {
        if let Err(error) = self.wait(self.client.goto(url)) {
            panic!("{url} could not be opened: {error}");
        }
    }

    /// The address of the page now shown, hash included.
    pub fn address(&self) -> String {
        self.wait(self.client.current_url()).map_or_else(|error| error.to_string(), |url| url.to_string())
    }

    /// Waits until an element of that selector is displayed.
    #[track_caller]
    pub fn see(&self, css: &str) {
        self.until(&format!("`{css}` to be displayed"), || {
            let elements = self.wait(self.client.find_all(Locator::Css(css)))?;
            for element in elements {
                if self.wait(element.is_displayed())? {
                    return Ok(Some(()));
                }
            }
            Ok(None)
        });
    }

    /// Waits until no element of that selector is displayed.
    #[track_caller]
    pub fn see_no(&self, css: &str) {
        self.until(&format!("no `{css}` to be displayed"), || {
            let elements = self.wait(self.client.find_all(Locator::Css(css)))?;
            for element in elements {
                if self.wait(element.is_displayed())? {
                    return Ok(None);
                }
            }
            Ok(Some(()))
        });
    }

    /// Waits until the first element of that selector has that text in it, as displayed.
    #[track_caller]
    pub fn see_text(&self, css: &str, part: &str) {
        let mut last = None;
        let found = poll(|| {
            let text = self.wait(async { self.client.find(Locator::Css(css)).await?.text().await })?;
            let found = text.contains(part).then_some(());
            last = Some(text);
            Ok(found)
        });
        assert!(found.is_ok(), "waited for {part:?} in `{css}` at {}; it says {last:?}", self.address());
    }

    /// The displayed text of the first element of that selector, once there is one.
    #[track_caller]
    pub fn text_of(&self, css: &str) -> String {
        self.on(css, |element| self.wait(element.text()))
    }

    /// An attribute of the first element of that selector, as it is written, once there is one. Asked by script: WebKit's
    /// driver gives addresses made whole.
    #[track_caller]
    pub fn attribute_of(&self, css: &str, name: &str) -> Option<String> {
        let value = self.on(css, |element| {
            let script = "return arguments[0].getAttribute(arguments[1])";
            self.wait(self.client.execute(script, vec![argument(&element), name.into()]))
        });
        value.as_str().map(str::to_owned)
    }

    /// How many elements of that selector there are, now.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        self.wait(self.client.find_all(Locator::Css(css))).unwrap_or_else(|error| panic!("`{css}`: {error}")).len()
    }

    /// Clicks the first element of that selector, once it can be clicked.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.on(css, |element| {
            // Its driver scrolls what is not in view, but not to what sticks to an edge.
            if self.engine == Engine::WebKit {
                let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
                self.wait(self.client.execute(script, vec![argument(&element)]))?;
            }
            self.wait(element.click())
        });
    }

    /// Types into the first element of that selector.
    #[track_caller]
    pub fn type_into(&self, css: &str, text: &str) {
        self.on(css, |element| self.wait(element.send_keys(text)));
    }

    /// Presses the mouse at a place of the window, moves it over others, and lets go at the last.
    #[track_caller]
    pub fn drag(&self, places: &[(i32, i32)]) {
        let mut mouse = MouseActions::new("mouse".into());
        for (at, (x, y)) in places.iter().enumerate() {
            mouse = mouse.then(PointerAction::MoveTo { duration: None, x: f64::from(*x), y: f64::from(*y) });
            if at == 0 {
                mouse = mouse.then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
            }
        }
        let mouse = mouse.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.wait(self.client.perform_actions(mouse)).unwrap_or_else(|error| panic!("drag over {places:?}: {error}"));
    }

    /// Presses and lets go one key, wherever the focus is.
    #[track_caller]
    pub fn press_key(&self, key: impl Into<char>) {
        let value = key.into();
        let keys = KeyActions::new("keys".into()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.wait(self.client.perform_actions(keys)).unwrap_or_else(|error| panic!("key {value:?}: {error}"));
    }

    /// The same with another key held.
    #[track_caller]
    pub fn press_key_with(&self, held: Key, key: impl Into<char>) {
        let (held, value) = (held.into(), key.into());
        let keys = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Up { value: held });
        self.wait(self.client.perform_actions(keys)).unwrap_or_else(|error| panic!("key {value:?}: {error}"));
    }

    /// The value of a JavaScript function body, promises awaited.
    #[track_caller]
    pub fn evaluate(&self, body: &str) -> Value {
        self.evaluate_with(body, &[])
    }

    /// The same with arguments, which the body finds in `args`. Where a page's scripts are off, no promise is kept: there
    /// the body must have its value at once.
    #[track_caller]
    pub fn evaluate_with(&self, body: &str, args: &[Value]) -> Value {
        let answer = match self.scripts {
            Scripts::On => self.wait(self.client.execute_async(&awaited(body), args.to_vec())),
            Scripts::Off => {
                let script = format!("const args = [...arguments]; return {{ value: (() => {{ {body} }})() }}");
                self.wait(self.client.execute(&script, args.to_vec()))
            }
        };
        let answer = answer.unwrap_or_else(|error| panic!("a script could not be run: {error}\n{body}"));
        if let Some(error) = answer.get("error") {
            panic!("a script failed: {error}\n{body}");
        }
        answer.get("value").cloned().unwrap_or_default()
    }

    /// Waits until a JavaScript expression is true.
    #[track_caller]
    pub fn wait_until(&self, expression: &str) {
        let script = format!("return !!({expression})");
        self.until(
            expression,
            || Ok((self.wait(self.client.execute(&script, Vec::new()))? == Value::Bool(true)).then_some(())),
        );
    }

    /// Waits until something outside of the page is so.
    #[track_caller]
    pub fn eventually(&self, what: &str, is_so: impl Fn() -> bool) {
        self.until(what, || Ok(is_so().then_some(())));
    }

    /// What the console has said since last asked. Reading empties it. Chromium tells all: messages, errors, refused
    /// requests. Firefox tells what went wrong, not what a page says there of its own accord. WebKit tells nothing.
    pub fn console(&self) -> Vec<String> {
        self.read_console().unwrap_or_else(|error| panic!("the console of {}: {error}", self.engine))
    }

    fn read_console(&self) -> Result<Vec<String>, CmdError> {
        let said = match self.engine {
            Engine::Chromium => self.command("se/log", json!({ "type": "browser" }))?,
            Engine::Firefox => self.as_firefox_itself(FIREFOX_CONSOLE)?,
            Engine::WebKit => Value::Null,
        };
        let entries = said.as_array().into_iter().flatten();
        Ok(entries.map(|entry| format!("{}: {}", word(&entry["level"]), word(&entry["message"]))).collect())
    }

    /// The value of a function body that runs in Firefox's own window rather than in the page.
    fn as_firefox_itself(&self, body: &str) -> Result<Value, CmdError> {
        self.command("moz/context", json!({ "context": "chrome" }))?;
        let value = self.wait(self.client.execute(body, Vec::new()));
        self.command("moz/context", json!({ "context": "content" }))?;
        value
    }

    /// Nothing was said in the console, as far as the engine tells.
    #[track_caller]
    pub fn console_is_empty(&self) {
        let said = self.console();
        assert!(said.is_empty(), "the console at {} says:\n  {}", self.address(), said.join("\n  "));
    }

    /// Waits until a request for that host was heard.
    #[track_caller]
    pub fn hear(&self, host: &str) {
        let heard = poll(|| Ok(self.trap.heard().iter().any(|asked| asked.contains(host)).then_some(())));
        assert!(heard.is_ok(), "waited for {host} to be asked for; {:?} was", self.trap.heard());
    }

    /// What was asked for elsewhere since the test began. Leaves the page twice: what it had begun is over when it is
    /// left, and what it sends in parting is sent before the next.
    #[track_caller]
    pub fn leave_and_hear(&self) -> Vec<String> {
        for time in ["first", "second"] {
            self.open(&format!("http://{END}/{time}"));
        }
        self.hear(&format!("{END}/second"));
        let by_itself = |asked: &str| self.engine.asks_for_itself().iter().any(|host| asked.contains(host));
        self.trap.heard().into_iter().filter(|asked| !asked.contains(END) && !by_itself(asked)).collect()
    }

    /// Not one request left for another host since the test began.
    #[track_caller]
    pub fn nothing_left(&self) {
        let heard = self.leave_and_hear();
        assert!(heard.is_empty(), "asked for elsewhere:\n  {}", heard.join("\n  "));
    }

    /// Opens a second tab and goes on in the first.
    #[track_caller]
    pub fn open_tab(&self) {
        self.wait(self.client.new_window(true)).unwrap_or_else(|error| panic!("no second tab: {error}"));
    }

    /// Does something inside the frame of that selector, once it is there, and comes out again.
    #[track_caller]
    pub fn within<T>(&self, frame: &str, act: impl FnOnce() -> T) -> T {
        self.on(frame, |element| self.wait(element.enter_frame()));
        let value = act();
        self.wait(self.client.enter_parent_frame()).unwrap_or_else(|error| panic!("out of `{frame}`: {error}"));
        value
    }

    /// Makes the viewport that size.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        if self.engine == Engine::Chromium {
            return self.look(width, height, Scheme::Light);
        }
        let inner = self.evaluate("return [innerWidth, innerHeight]");
        if inner == json!([width, height]) {
            return;
        }
        // A window is larger than its viewport by what the browser draws around it.
        let (outer_width, outer_height) = self.wait(self.client.get_window_size()).expect("a window has a size");
        let around = |outer: u64, inner: &Value| u32::try_from(outer.saturating_sub(inner.as_u64().unwrap_or(outer)));
        let around = (around(outer_width, &inner[0]), around(outer_height, &inner[1]));
        let (Ok(beside), Ok(above)) = around else { panic!("a window of {outer_width} by {outer_height}") };
        self.wait(self.client.set_window_size(width + beside, height + above)).expect("a window can be resized");
        self.wait_until(&format!("innerWidth === {width} && innerHeight === {height}"));
    }

    /// Makes the viewport that size, and the reader's system light or dark. Chromium alone can.
    pub fn look(&self, width: u32, height: u32, scheme: Scheme) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        );
        let scheme = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        self.devtools(
            "Emulation.setEmulatedMedia",
            &json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] }),
        );
    }

    /// A picture of the whole page at that width, as PNG. A relative path lies in `target/tmp/pictures`.
    /// The viewport keeps that size until the next `look`.
    #[track_caller]
    pub fn screenshot(&self, path: impl AsRef<Path>, width: u32, scheme: Scheme) -> PathBuf {
        self.look(width, 800, scheme);
        let height = self.evaluate("return Math.ceil(document.documentElement.scrollHeight)").as_u64().unwrap_or(800);
        self.look(width, u32::try_from(height).unwrap_or(u32::MAX), scheme);
        let png = self.wait(self.client.screenshot()).unwrap_or_else(|error| panic!("no picture: {error}"));
        let path = pictures().join(path);
        fs::write(&path, png).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        path
    }

    /// What axe-core finds wrong with the page as it stands.
    #[track_caller]
    pub fn axe(&self) -> Vec<Violation> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}; `scripts/setup test` installs it", path.display()));
        self.wait(self.client.execute(&axe, Vec::new())).unwrap_or_else(|error| panic!("axe-core: {error}"));
        let found = self.evaluate(
            "const { violations } = await axe.run(document);
             return violations.map(({ id, help, nodes }) => ({ id, help, targets: nodes.map((node) => node.target.join(' ')) }));",
        );
        let found = found.as_array().cloned().unwrap_or_default();
        found
            .iter()
            .map(|violation| Violation {
                rule: word(&violation["id"]),
                help: word(&violation["help"]),
                targets: violation["targets"].as_array().into_iter().flatten().map(word).collect(),
            })
            .collect()
    }

    /// axe-core finds nothing wrong.
    #[track_caller]
    pub fn axe_is_content(&self) {
        let found: Vec<String> = self.axe().iter().map(Violation::to_string).collect();
        assert!(found.is_empty(), "axe-core at {}:\n  {}", self.address(), found.join("\n  "));
    }

    /// A command of the DevTools protocol, which Chromium alone speaks.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.command("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    fn command(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.wait(self.client.issue_cmd(Extension { path, body }))
    }

    /// Does something with the first element of that selector, as soon as it works out.
    #[track_caller]
    fn on<T>(&self, css: &str, act: impl Fn(Element) -> Result<T, CmdError>) -> T {
        self.until(&format!("`{css}`"), || act(self.wait(self.client.find(Locator::Css(css)))?).map(Some))
    }

    #[track_caller]
    fn until<T>(&self, what: &str, look: impl FnMut() -> Result<Option<T>, CmdError>) -> T {
        match poll(look) {
            Ok(found) => found,
            Err(last) => panic!("waited {PATIENCE:?} for {what} at {}{last}", self.address()),
        }
    }
}

/// Looks until there is something, or patience ends: then the last error. An element may come, go, or be covered
/// while a page wakes, so an error is a reason to look again.
fn poll<T>(mut look: impl FnMut() -> Result<Option<T>, CmdError>) -> Result<T, String> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let last = match look() {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => String::new(),
            Err(error) => format!(": {error}"),
        };
        if Instant::now() > deadline {
            return Err(last);
        }
        thread::sleep(BETWEEN_LOOKS);
    }
}

/// A script that runs that body and tells how it ended.
fn awaited(body: &str) -> String {
    format!(
        "const done = arguments[arguments.length - 1]; const args = [...arguments].slice(0, -1);
         Promise.resolve().then(async () => {{ {body} }}).then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
    )
}

/// Errors and refusals that Firefox noted of pages. Left out is what it noted of its own parts, and its remarks on style
/// sheets, where what one browser does not know is written for another, on markup, which is checked elsewhere, and on speed.
const FIREFOX_CONSOLE: &str = "
    const noted = Services.console.getMessageArray().filter((note) => note instanceof Ci.nsIScriptError);
    Services.console.reset();
    return noted
        .filter(({ category, sourceName }) => !/^(CSS|HTML|Layout)/.test(category) && !/^(chrome|resource):/.test(sourceName))
        .map(({ category, errorMessage, sourceName, lineNumber }) =>
            ({ level: category, message: `${errorMessage} (${sourceName}:${lineNumber})` }));";

/// An element as scripts are given it.
fn argument(element: &Element) -> Value {
    serde_json::to_value(element).expect("an element has a name")
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A command that a driver has beyond the standard.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
