//! Why the program could not run.

use std::io;
use std::path::PathBuf;

use miette::{Diagnostic, NarratableReportHandler};
use thiserror::Error;

/// Something outside the bundle is in the way.
#[derive(Debug, Error, Diagnostic)]
pub enum Failure {
    #[error("cannot read `{}`", path.display())]
    #[diagnostic(code("unreadable-file"), help("Check that the path is right and that you may read the file."))]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot write `{}`", path.display())]
    #[diagnostic(code("unwritable-file"), help("Check that you may write there and that the disk has room."))]
    Write { path: PathBuf, source: io::Error },
    #[error("`{}` was not made by `brief`", path.display())]
    #[diagnostic(
        code("foreign-folder"),
        help(
            "Nothing was written. Name a new or an empty folder; or add `--force`: then files of the site are written over what \
             has their names, and the rest stays as it is."
        )
    )]
    ForeignFolder { path: PathBuf, source: Option<io::Error> },
    #[error("`{}` holds another brief, `{there}`, and not `{new}`", path.display())]
    #[diagnostic(
        code("another-brief"),
        help("Nothing was written. Name another folder, or replace that brief with `--force`.")
    )]
    AnotherBrief { path: PathBuf, there: String, new: String },
    #[error("in `{}` are files that `brief` did not write, or not as they are now: {files}", path.display())]
    #[diagnostic(
        code("edited-files"),
        help(
            "Nothing was written. Take what is yours elsewhere, or into the bundle, and build again; or write over these files \
             with `--force`."
        )
    )]
    Edited { path: PathBuf, files: String },
    #[error("`{}` is a link, and may lead out of `{}`", path.display(), folder.display())]
    #[diagnostic(code("link-in-the-way"), help("Nothing was written. Take the link away, or name another folder."))]
    LeadsOut { path: PathBuf, folder: PathBuf },
    #[error("another build is writing into `{}`", path.display())]
    #[diagnostic(code("folder-busy"), help("Nothing was written. Wait until that build has ended, then build again."))]
    Busy { path: PathBuf },
    #[error("cannot print the result")]
    #[diagnostic(code("broken-output"), help("Check that the disk it goes to has room."))]
    Print { source: io::Error },
    #[error("cannot listen on 127.0.0.1:{port}")]
    #[diagnostic(
        code("port-taken"),
        help("Another program may use the port; choose one with `--port`, or `--port 0` for any.")
    )]
    Listen { port: u16, source: io::Error },
    #[error("there is no font in `{}`", path.display())]
    #[diagnostic(
        code("no-fonts"),
        help("Name a folder that holds .ttf, .otf, .ttc or .otc files, itself or in folders in it.")
    )]
    NoFonts { path: PathBuf },
    #[error("`{}` is neither a page nor a zip", path.display())]
    #[diagnostic(
        code("unknown-pack"),
        help("End its name with `.html` for the one file, or with `.zip` for the file with its data.")
    )]
    UnknownPack { path: PathBuf },
    #[error("`{}` is no page", path.display())]
    #[diagnostic(code("unknown-page"), help("End its name with `.html`."))]
    UnknownPage { path: PathBuf },
    #[error("`{}` has errors and cannot be compared", path.display())]
    #[diagnostic(code("not-comparable"), help("Run `brief check` on it; what is wrong is told there, with line and fix."))]
    NotComparable { path: PathBuf },
    #[error("this program was built without the browser modules")]
    #[diagnostic(code("no-modules"), help("Run `make build`, which builds them first, or name their folder with `--app`."))]
    NoModules,
}

impl Failure {
    /// What, why and how to fix, as plain text.
    pub fn told(&self) -> String {
        let mut text = String::new();
        match NarratableReportHandler::new().without_cause_chain().render_report(&mut text, self) {
            Ok(()) => {}
            Err(std::fmt::Error) => text = self.to_string(),
        }
        let causes = std::iter::successors(std::error::Error::source(self), |cause| cause.source());
        let causes: Vec<String> = causes.map(|cause| format!("    Because: {cause}")).collect();
        format!("{}{}", text.trim_start(), causes.join("\n"))
    }
}
