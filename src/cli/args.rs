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
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Set pictures in the fonts of this folder, too, where their script is not Latin, Greek or Cyrillic; may be given again
    #[arg(long, value_name = "DIR")]
    pub fonts: Vec<PathBuf>,
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
