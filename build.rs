//! Carries the browser app inside the native program, so that its user needs no WebAssembly toolchain.
//!
//! `make modules` leaves four files in `target/app`; where they are, `app.rs` in the build's output folder holds them,
//! and where one is missing it says `None`: the program still works, and its pages are complete but do not wake.

use std::{env, fs, path::Path};

/// The fields of `press::App`, and the file that fills each.
const PARTS: [(&str, &str); 4] =
    [("web_script", "web.js"), ("web_module", "web_bg.wasm"), ("press_script", "press.js"), ("press_module", "press_bg.wasm")];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=BRIEF_APP_DIR");
    if env::var_os("CARGO_FEATURE_CLI").is_none() {
        return;
    }
    let root = env::var("CARGO_MANIFEST_DIR").expect("Cargo names the package's folder");
    let dir = Path::new(&root).join(env::var("BRIEF_APP_DIR").unwrap_or_else(|_| "target/app".into()));
    let out = env::var("OUT_DIR").expect("Cargo names the output folder");
    fs::write(Path::new(&out).join("app.rs"), app(&dir)).expect("the output folder can be written to");
}

/// The source text of `APP`, for a place where `App` is in scope.
fn app(dir: &Path) -> String {
    let files = PARTS.map(|(field, name)| (field, dir.join(name)));
    let value = if files.iter().all(|(_, path)| path.is_file()) {
        let fields = files.map(|(field, path)| {
            println!("cargo::rerun-if-changed={}", path.display());
            let literal = format!("{:?}", path.to_str().expect("the package's path is Unicode"));
            format!("    {field}: include_bytes!({literal}),\n")
        });
        format!("Some(App {{\n{}}})", fields.concat())
    } else {
        // Cargo would run this script each time for a file that is not there, so it watches the folder; which has to
        // be there, too.
        let _ = fs::create_dir_all(dir);
        println!("cargo::rerun-if-changed={}", dir.display());
        "None".to_owned()
    };
    format!("/// The browser app, where this program was built with it.\npub const APP: Option<App<'static>> = {value};\n")
}
