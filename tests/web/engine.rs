//! The three engines behind today's browsers: the programs each needs, and what its driver is told.

use std::{
    env,
    ffi::OsString,
    fmt, fs, io,
    path::{Path, PathBuf},
};

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

use Engine::{Chromium, Firefox, WebKit};

/// What wraps the brief and what it does: the same wherever it is read.
pub const EVERYWHERE: &[Engine] = &[Chromium, Firefox, WebKit];
/// Needs what only Chromium's driver offers: a reader's color scheme, and viewports narrower than a window can be.
pub const IN_CHROMIUM: &[Engine] = &[Chromium];
/// What a page opens in a window of its own: WebKit's driver opens none.
pub const WITH_WINDOWS_OF_PAGES: &[Engine] = &[Chromium, Firefox];

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

const CHROMIUM_FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=AutofillServerCommunication,OptimizationHints,MediaRouter,Translate",
    "--no-first-run",
    "--force-prefers-reduced-motion",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--lang=en-US",
    // Names are for the trap to resolve, which does not; what goes round the trap must not find a host either.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

impl Engine {
    /// The engine of that name, in any case.
    pub fn of_name(name: &str) -> Option<Self> {
        EVERYWHERE.iter().copied().find(|engine| engine.to_string().eq_ignore_ascii_case(name))
    }

    /// The program that speaks WebDriver for it.
    pub fn driver(self) -> &'static str {
        match self {
            Chromium => "chromedriver",
            Firefox => "geckodriver",
            WebKit => "WebKitWebDriver",
        }
    }

    /// What makes its driver listen on that port of loopback.
    pub fn driver_arguments(self, port: u16) -> Vec<String> {
        let port = format!("--port={port}");
        match self {
            Chromium => vec![port],
            // Its console is read with the rights of the browser itself.
            Firefox => vec![port, "--allow-system-access".to_owned()],
            WebKit => vec![port, "--host=127.0.0.1".to_owned()],
        }
    }

    /// Whether its windows need a screen.
    pub fn needs_screen(self) -> bool {
        self == WebKit
    }

    /// Hosts that the browser asks now and then for itself, whatever it is told: its clock, its updates, its sign-in. The
    /// trap refuses them like all others, but no page is to blame.
    pub fn asks_for_itself(self) -> &'static [&'static str] {
        match self {
            Chromium => &[
                "accounts.google.com",
                "clients2.google.com",
                "content-autofill.googleapis.com",
                "optimizationguide-pa.googleapis.com",
                "update.googleapis.com",
            ],
            Firefox | WebKit => &[],
        }
    }

    /// Those of its programs that are not on this machine.
    pub fn missing(self) -> Vec<&'static str> {
        let programs: &[&str] = match self {
            Chromium => &["chromium", "chromedriver"],
            Firefox => &["firefox-esr", "geckodriver"],
            WebKit => &["WebKitWebDriver", "Xvfb"],
        };
        let mut missing: Vec<&str> = programs.iter().copied().filter(|program| on_path(program).is_none()).collect();
        if self == WebKit && mini_browser().is_none() {
            missing.push("MiniBrowser");
        }
        missing
    }

    /// What the driver is told for a new session: all but loopback's 127.0.0.1 goes to the trap, and the browser itself
    /// asks nobody for anything.
    pub fn capabilities(self, scripts: Scripts, trap: u16) -> Capabilities {
        let trap = format!("127.0.0.1:{trap}");
        let proxy = |direct: &[&str]| json!({ "proxyType": "manual", "httpProxy": trap, "sslProxy": trap, "noProxy": direct });
        let told = match self {
            Chromium => {
                let mut options = json!({ "args": CHROMIUM_FLAGS });
                if scripts == Scripts::Off {
                    options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
                }
                json!({
                    // Its driver waits for frames that are lazily never loaded; the verbs wait for what they need.
                    "pageLoadStrategy": "eager",
                    "goog:chromeOptions": options,
                    "goog:loggingPrefs": { "browser": "ALL" },
                    // `<-loopback>` takes back that all of loopback, `localhost` too, is reached directly.
                    "proxy": proxy(&["<-loopback>", "127.0.0.1"]),
                })
            }
            Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": on_path("firefox-esr"),
                    "args": ["-headless"],
                    "prefs": firefox_preferences(scripts),
                },
                "proxy": proxy(&["127.0.0.1"]),
            }),
            // By its own flags: a driver's `sslProxy` is one that is itself spoken to with TLS, which the trap does not speak.
            WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": mini_browser(),
                    "args": [
                        "--automation",
                        &format!("--proxy=http://{trap}"),
                        "--ignore-host=127.0.0.1",
                        &format!("--enable-javascript={}", scripts == Scripts::On),
                    ],
                },
            }),
        };
        let Value::Object(told) = told else { unreachable!("it is written as an object") };
        told.into_iter().collect()
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// No services of the maker's, so that the trap hears the page alone; and a reader who wants no motion.
fn firefox_preferences(scripts: Scripts) -> Value {
    json!({
        // It would end a script that is busy when the page is left, and say so in the console.
        "dom.ipc.cancel_content_js_when_navigating": false,
        "javascript.enabled": scripts == Scripts::On,
        "ui.prefersReducedMotion": 1,
        "network.proxy.allow_hijacking_localhost": true,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "services.settings.server": "data:,#remote-settings-dummy/v1",
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "browser.newtabpage.enabled": false,
        "app.normandy.enabled": false,
        "app.update.disabledForTesting": true,
        "extensions.update.enabled": false,
        "extensions.getAddons.cache.enabled": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "toolkit.telemetry.server": "data:,",
    })
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).map(|dir| dir.join(program)).find(|file| file.is_file())
}

/// WebKitGTK's own small browser. It is no command: distributions keep it beside the library, in a folder that bears
/// machine and version; of several, the last by name is the newest.
fn mini_browser() -> Option<PathBuf> {
    on_path("MiniBrowser").or_else(|| {
        let places = ["/usr/lib", "/usr/lib64", "/usr/libexec"].map(Path::new);
        let below = places.iter().flat_map(|place| folders(place));
        let mut found: Vec<PathBuf> = places
            .iter()
            .map(|place| place.to_path_buf())
            .chain(below)
            .flat_map(|place| folders(&place))
            .filter(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-4.")))
            .map(|folder| folder.join("MiniBrowser"))
            .filter(|file| file.is_file())
            .collect();
        found.sort();
        found.pop()
    })
}

/// The folders in a folder; none, if it is not there.
fn folders(place: &Path) -> Vec<PathBuf> {
    let entries = place.read_dir().into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
}

/// What every browser and its driver find around them: a home of their own, so that nothing is left in the reader's.
pub fn furnish(home: &Path) -> io::Result<Vec<(&'static str, OsString)>> {
    // How WebKit is told of a reader who wants no motion: by the settings of its toolkit.
    let toolkit = home.join("gtk-3.0");
    fs::create_dir_all(&toolkit)?;
    fs::write(toolkit.join("settings.ini"), "[Settings]\ngtk-enable-animations=0\n")?;

    let mut all: Vec<(&str, OsString)> = ["HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"]
        .into_iter()
        .map(|name| (name, home.into()))
        .collect();
    // Its sandbox needs rights that a container rarely has; what it opens here is ours.
    all.push(("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1".into()));
    // Else Firefox takes its settings from the maker's server, whatever its preferences say.
    all.push(("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1".into()));
    Ok(all)
}
