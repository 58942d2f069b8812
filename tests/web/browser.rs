//! Headless Chromium, driven over WebDriver by small verbs that wait for what they ask for.
//!
//! A verb that does not get what it asks for panics at the line of the test. All verbs block: the client is
//! asynchronous, but a test is a story told in order.

use std::{
    cell::OnceCell,
    fmt::{self, Write},
    fs,
    path::{Path, PathBuf},
    rc::Rc,
    thread,
    time::{Duration, Instant},
};

pub use fantoccini::key::Key;
use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
    error::CmdError,
    wd::{Capabilities, WebDriverCompatibleCommand},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::driver::Driver;

/// How long a verb waits for the page to come round.
const PATIENCE: Duration = Duration::from_secs(5);
const BETWEEN_LOOKS: Duration = Duration::from_millis(15);

const FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-prefers-reduced-motion",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--lang=en-US",
    // A page that asks another host gets nothing, and says so in the console.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/// Where a test plays: the browsers, started when first asked for and shared by all tests.
#[derive(Default)]
pub struct Stage {
    // Dropped in this order: the sessions end before their driver does.
    scripted: OnceCell<Browser>,
    scriptless: OnceCell<Browser>,
    driver: OnceCell<Rc<Driver>>,
}

impl Stage {
    /// The page at `url`, loaded.
    pub fn open(&self, url: &str) -> &Browser {
        let browser = self.scripted.get_or_init(|| Browser::start(self.driver(), Scripts::On));
        browser.open(url);
        browser
    }

    /// The page at `url` as a reader sees it who has turned scripts off.
    pub fn open_without_script(&self, url: &str) -> &Browser {
        let browser = self.scriptless.get_or_init(|| Browser::start(self.driver(), Scripts::Off));
        browser.open(url);
        browser
    }

    /// Makes the browsers as good as new for the next test.
    pub fn tidy(&self) {
        for browser in self.browsers() {
            browser.tidy();
        }
    }

    /// What a person needs to know after a test failed: where it was, what the console said, how it looked.
    pub fn last_words(&self, test: &str) -> String {
        let mut words = String::new();
        for (i, browser) in self.browsers().enumerate() {
            let mut say = |word: &str| writeln!(words, "  {word}").expect("writing to a String cannot fail");
            say(&format!("at {}", browser.address()));
            for message in browser.console() {
                say(&format!("console: {message}"));
            }
            let picture = pictures().join(format!("failed-{}-{i}.png", test.replace("::", "-")));
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

    fn driver(&self) -> Rc<Driver> {
        Rc::clone(self.driver.get_or_init(|| Rc::new(Driver::start())))
    }
}

/// Where screenshots go that a test names without a folder.
fn pictures() -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    fs::create_dir_all(&dir).expect("the target folder can be written to");
    dir
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scripts {
    On,
    Off,
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

/// One session: a Chromium with a profile of its own and one tab. It ends with this value.
pub struct Browser {
    client: Client,
    driver: Rc<Driver>,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Chromium goes with its session; a session lost before took it along.
        let _ = self.wait(self.client.clone().close());
    }
}

impl Browser {
    fn start(driver: Rc<Driver>, scripts: Scripts) -> Self {
        let mut options = json!({ "args": FLAGS });
        if scripts == Scripts::Off {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".into(), options);
        capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let client =
            driver.wait(builder.connect(&driver.address())).unwrap_or_else(|error| panic!("Chromium did not start: {error}"));
        let browser = Self { client, driver };
        browser.tidy();
        browser
    }

    fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        self.driver.wait(work)
    }

    /// One tab, blank, of desktop size, in the light, its log read.
    fn tidy(&self) {
        let tabs = self.wait(self.client.windows()).expect("the tabs can be listed");
        for extra in &tabs[1..] {
            self.wait(self.client.switch_to_window(extra.clone())).expect("a listed tab can be shown");
            self.wait(self.client.close_window()).expect("a tab can be closed");
        }
        self.wait(self.client.switch_to_window(tabs[0].clone())).expect("the first tab stays");
        self.open("about:blank");
        self.look(1280, 800, Scheme::Light);
        self.console();
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

    /// An attribute of the first element of that selector, once there is one.
    #[track_caller]
    pub fn attribute_of(&self, css: &str, name: &str) -> Option<String> {
        self.on(css, |element| self.wait(element.attr(name)))
    }

    /// How many elements of that selector there are, now.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        self.wait(self.client.find_all(Locator::Css(css))).unwrap_or_else(|error| panic!("`{css}`: {error}")).len()
    }

    /// Clicks the first element of that selector, once it can be clicked.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.on(css, |element| self.wait(element.click()));
    }

    /// Types into the first element of that selector.
    #[track_caller]
    pub fn type_into(&self, css: &str, text: &str) {
        self.on(css, |element| self.wait(element.send_keys(text)));
    }

    /// Presses and lets go one key, wherever the focus is.
    #[track_caller]
    pub fn press_key(&self, key: impl Into<char>) {
        let value = key.into();
        let keys = KeyActions::new("keys".into()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.wait(self.client.perform_actions(keys)).unwrap_or_else(|error| panic!("key {value:?}: {error}"));
    }

    /// The value of a JavaScript function body, promises awaited.
    #[track_caller]
    pub fn evaluate(&self, body: &str) -> Value {
        self.evaluate_with(body, &[])
    }

    /// The same with arguments, which the body finds in `args`.
    #[track_caller]
    pub fn evaluate_with(&self, body: &str, args: &[Value]) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1]; const args = [...arguments].slice(0, -1);
             Promise.resolve().then(async () => {{ {body} }}).then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let answer = self
            .wait(self.client.execute_async(&script, args.to_vec()))
            .unwrap_or_else(|error| panic!("a script could not be run: {error}\n{body}"));
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

    /// What the console has said since last asked: messages, errors, refused requests. Reading empties it.
    pub fn console(&self) -> Vec<String> {
        let log = self.command("se/log", json!({ "type": "browser" })).expect("Chromium keeps a log");
        let entries = log.as_array().cloned().unwrap_or_default();
        entries.iter().map(|entry| format!("{}: {}", word(&entry["level"]), word(&entry["message"]))).collect()
    }

    /// Nothing was said in the console.
    #[track_caller]
    pub fn console_is_empty(&self) {
        let said = self.console();
        assert!(said.is_empty(), "the console at {} says:\n  {}", self.address(), said.join("\n  "));
    }

    /// Makes the viewport that size, and the reader's system light or dark.
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

    /// A command of the DevTools protocol.
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

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A command that Chromium's driver has beyond the standard.
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
