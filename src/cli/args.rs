//! What was typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Turns one JSON bundle about an incident into a page whose every number opens its sources.
#[derive(Debug, Parser)]
#[command(name = "brief", version, about, after_help = "Exit codes: 0 clean, 1 findings or differences, 2 could not run.")]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check bundles and report everything that is wrong with them
    Check(Check),
    /// Write the published site of a bundle
    Build(Build),
    /// Build a bundle's site and serve it on this machine
    Serve(Serve),
    /// Write the one file that holds a brief whole, or a zip with its data, to open by double click without network
    Pack(Pack),
    /// Tell what is different between two bundles: 0 nothing, 1 something, 2 could not run
    Diff(Diff),
    /// Print the JSON Schema of bundles
    Schema,
}

#[derive(Debug, clap::Args)]
pub struct Diff {
    /// The older bundle
    pub old: PathBuf,
    /// The newer bundle
    pub new: PathBuf,
    /// How to print the differences
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Also write the page of the newer one, which begins with what is different, as one file that opens by double click
    #[arg(long, value_name = "FILE.html")]
    pub out: Option<PathBuf>,
    /// Take the browser modules from this folder, not from inside this program
    #[arg(long, value_name = "DIR", hide_short_help = true)]
    pub app: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Check {
    /// The bundles
    #[arg(required = true, value_name = "BUNDLE")]
    pub bundles: Vec<PathBuf>,
    /// How to print the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Also count what is there: parts, claims by how they stand, words by depth
    #[arg(long)]
    pub stats: bool,
}

/// How to print a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// One JSON object a bundle, a line each
    Json,
}

#[derive(Debug, clap::Args)]
pub struct Build {
    /// The bundle
    pub bundle: PathBuf,
    /// The folder to write to; made if it is not there
    ///
    /// It is written as a whole: a build that fails or is ended leaves the site that was there. What an earlier build wrote and this
    /// one does not is taken away, but for what pages that are open still ask for; where a part of the brief could be embedded that
    /// is no longer in it, the address answers that it was withdrawn. A folder that `brief` did not make, one with another brief,
    /// and files that somebody edited since are left alone, and told. `brief-manifest.json` says what is the program's own.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Set pictures in the fonts of this folder, too, where their script is not Latin, Greek or Cyrillic; may be given again
    #[arg(long, value_name = "DIR")]
    pub fonts: Vec<PathBuf>,
    /// Write into a folder that `brief` did not make, or that holds another brief, and over files that were edited since
    #[arg(long)]
    pub force: bool,
    /// Take the browser modules from this folder, not from inside this program
    #[arg(long, value_name = "DIR", hide_short_help = true)]
    pub app: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Pack {
    /// The bundle
    pub bundle: PathBuf,
    /// The file to write: a page for `.html`, the page with its data for `.zip`
    #[arg(long, value_name = "FILE.html|.zip")]
    pub out: PathBuf,
    /// Set pictures in the fonts of this folder, too, where their script is not Latin, Greek or Cyrillic; may be given again
    #[arg(long, value_name = "DIR")]
    pub fonts: Vec<PathBuf>,
    /// Take the browser modules from this folder, not from inside this program
    #[arg(long, value_name = "DIR", hide_short_help = true)]
    pub app: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Serve {
    /// The bundle
    pub bundle: PathBuf,
    /// The port on 127.0.0.1; 0 takes any that is free
    #[arg(long, default_value_t = 4010)]
    pub port: u16,
    /// Set pictures in the fonts of this folder, too, where their script is not Latin, Greek or Cyrillic; may be given again
    #[arg(long, value_name = "DIR")]
    pub fonts: Vec<PathBuf>,
    /// Take the browser modules from this folder, not from inside this program
    #[arg(long, value_name = "DIR", hide_short_help = true)]
    pub app: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use clap::CommandFactory;

    use super::*;

    /// Every text file below a folder of the package, with its path.
    fn texts(below: &Path) -> Vec<(PathBuf, String)> {
        let entries = fs::read_dir(below).expect("the folder is part of the package");
        let paths = entries.map(|entry| entry.expect("a folder of the package can be listed").path());
        paths
            .flat_map(|path| match fs::read(&path) {
                _ if path.is_dir() => texts(&path),
                // Bundles that are no text on purpose name no command.
                Ok(bytes) => String::from_utf8(bytes).map(|text| (path, text)).into_iter().collect(),
                Err(error) => panic!("{}: {error}", path.display()),
            })
            .collect()
    }

    /// The words that stand where a command is named: `brief <word>` in backticks, or at the start of a line of a shell.
    fn named(text: &str) -> impl Iterator<Item = &str> {
        let inline = text.split("`brief ").skip(1);
        let in_shell = text.lines().filter_map(|line| line.trim_start_matches("$ ").strip_prefix("brief "));
        inline
            .chain(in_shell)
            .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default())
    }

    #[test]
    fn every_command_that_is_named_exists() {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        let command = Args::command();
        let known: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        let mut count = 0;
        let folders = ["src", "public", "tests/bundles/bad"].iter().flat_map(|folder| texts(&package.join(folder)));
        let readme = fs::read_to_string(package.join("README.md")).expect("the package has a README");
        for (path, text) in folders.chain([(package.join("README.md"), readme)]) {
            for word in named(&text).filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic())) {
                assert!(known.contains(&word), "{} names `brief {word}`; there are {known:?}", path.display());
                count += 1;
            }
        }
        assert!(count > 20, "only {count} found: are they written otherwise now?");
        assert_eq!(named("run `brief check` on it\n$ brief new my.json\nthe brief is").collect::<Vec<_>>(), ["check", "new"]);
    }
}
