//! Carries the data of the language that is spoken inside all programs, and the browser app inside the native one, so that its
//! user needs no WebAssembly toolchain.
//!
//! ICU4X has the data of every language; what is spoken is found there, and written to `language.rs` in the build's output folder.
//!
//! `make modules` leaves four files in `target/app`; where they are, `app.rs` in the build's output folder holds them,
//! and where one is missing it says `None`: the program still works, and its pages are complete but do not wake.

use std::{env, fs, path::Path};

use icu_decimal::provider::{DecimalDigitsV1, DecimalSymbolsV1};
use icu_locale_core::{DataLocale, locale};
use icu_plurals::provider::{PluralRulesData, PluralsCardinalV1};
use icu_provider::{DataIdentifierBorrowed, DataMarkerAttributes, DataProvider, DataRequest, DataResponse};

/// The fields of `press::App`, and the file that fills each.
const PARTS: [(&str, &str); 4] =
    [("web_script", "web.js"), ("web_module", "web_bg.wasm"), ("press_script", "press.js"), ("press_module", "press_bg.wasm")];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=BRIEF_APP_DIR");
    let out = env::var("OUT_DIR").expect("Cargo names the output folder");
    let language = language("SPOKEN_DATA", &locale!("en-GB").into());
    fs::write(Path::new(&out).join("language.rs"), language).expect("the output folder can be written to");
    if env::var_os("CARGO_FEATURE_CLI").is_none() {
        return;
    }
    let root = env::var("CARGO_MANIFEST_DIR").expect("Cargo names the package's folder");
    let dir = Path::new(&root).join(env::var("BRIEF_APP_DIR").unwrap_or_else(|_| "target/app".into()));
    fs::write(Path::new(&out).join("app.rs"), app(&dir)).expect("the output folder can be written to");
}

/// The source text of a language's data, for a place where `Data` is in scope (`wording/language.rs`).
fn language(name: &str, locale: &DataLocale) -> String {
    let of_locale = DataRequest { id: DataIdentifierBorrowed::for_locale(locale), ..DataRequest::default() };
    let symbols: DataResponse<DecimalSymbolsV1> =
        icu_decimal::provider::Baked.load(of_locale).expect("ICU4X has the signs of every language");
    let symbols = symbols.payload.get();
    let numbering = DataMarkerAttributes::try_from_str(symbols.numsys()).expect("a numbering system has a name");
    let of_digits = DataRequest { id: DataIdentifierBorrowed::for_marker_attributes(numbering), ..DataRequest::default() };
    let digits: DataResponse<DecimalDigitsV1> =
        icu_decimal::provider::Baked.load(of_digits).expect("ICU4X has the digits of every numbering system");
    let rules: DataResponse<PluralsCardinalV1> =
        icu_plurals::provider::Baked.load(of_locale).expect("ICU4X has the plural rules of every language");
    let PluralRulesData { zero, one, two, few, many } = rules.payload.get();
    let cardinals = [zero, one, two, few, many].map(|rule| rule.as_ref().map(|rule| rule.0.as_bytes().to_vec()));
    let cardinals = cardinals.map(|rule| rule.map_or("None".to_owned(), |bytes| format!("Some(&{bytes:?})")));
    // CLDR has what keyboards have; what is printed has a minus.
    let minus = [symbols.minus_sign_prefix(), symbols.minus_sign_suffix()].map(|sign| sign.replace('-', "\u{2212}"));
    let sizes = symbols.grouping_sizes;
    format!(
        "/// {locale}\nstatic {name}: Data = Data {{ minus: {minus:?}, plus: {plus:?}, decimal: {decimal:?}, group: {group:?}, \
         numbering: {numbering:?}, digits: {digits:?}, grouping: {grouping:?}, cardinals: [{cardinals}] }};\n",
        plus = [symbols.plus_sign_prefix(), symbols.plus_sign_suffix()],
        decimal = symbols.decimal_separator(),
        group = symbols.grouping_separator(),
        numbering = symbols.numsys(),
        digits = digits.payload.get(),
        grouping = [sizes.primary, sizes.secondary, sizes.min_grouping],
        cardinals = cardinals.join(", "),
    )
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
