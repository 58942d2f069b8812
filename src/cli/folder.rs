//! The folder of a site: what is written into it, in which order, and what is taken away.
//!
//! ```text
//! files, and what lies there -> steps: stage ...   into .brief-next, where no reader looks; a full disk ends it here
//!                                      tell        the manifest says what comes
//!                                      move ...    one rename a file: what is asked for before what asks for it
//!                                      remove ...  what no page asks for any more
//!                                      tell        the manifest says what is there
//! ```
//!
//! A build that is ended anywhere in between leaves every file whole, and a page with all that it asks for; the next build goes
//! on from there. One build at a time: a lock is held on a file of the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File as Handle, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::compress::{TWINS, has_twins};
use super::failure::Failure;
use super::manifest::{Digests, MANIFEST, Manifest, Next, PAGE};
use super::whole::{self, gone};
use crate::press::{File, asked_for_later, digest};

/// Held by the build that writes. It is empty and stays: taken away, two builds could hold two files of the same name.
const LOCK: &str = ".brief-lock";
/// Where files are written before they are moved to their places.
const STAGE: &str = ".brief-next";

/// A folder that a build may write into: there is nothing in it, or what `brief` wrote, or its author insists.
pub struct Folder {
    path: PathBuf,
    manifest: Manifest,
    force: bool,
    /// Closed, and so let go of, when the build ends, however it ends.
    _lock: Handle,
}

/// What builds left in a folder; a failure where something else is there.
pub fn known(path: &Path, force: bool) -> Result<Manifest, Failure> {
    let failed = |source| Failure::Write { path: path.to_owned(), source };
    let foreign = |source| Failure::ForeignFolder { path: path.to_owned(), source };
    let manifest = match plain_file(&path.join(MANIFEST)).map_err(failed)? {
        Some(bytes) => match Manifest::read(&bytes) {
            Ok(manifest) => manifest,
            Err(_) if force => Manifest::default(),
            Err(why) => return Err(foreign(Some(why))),
        },
        None if force || is_empty(path).map_err(failed)? => Manifest::default(),
        None => return Err(foreign(None)),
    };
    let page = plain_file(&path.join(PAGE)).map_err(failed)?.map(|page| digest(&page));
    Ok(manifest.recovered(page.as_deref()))
}

/// Whether nothing is there but what a build that was ended early leaves.
fn is_empty(path: &Path) -> io::Result<bool> {
    match fs::read_dir(path) {
        Ok(mut entries) => entries.try_fold(true, |empty, entry| {
            let name = entry?.file_name();
            Ok(empty && (name == LOCK || name == STAGE))
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// The bytes of a file; nothing where there is none, or something else.
fn plain_file(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => fs::read(path).map(Some),
        Ok(_) => Ok(None),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}

impl Folder {
    /// Makes the folder, where there is none, and holds it.
    pub fn hold(path: &Path, brief: &str, force: bool) -> Result<Self, Failure> {
        let failed = |path: &Path, source| Failure::Write { path: path.to_owned(), source };
        known(path, force)?;
        fs::create_dir_all(path).map_err(|source| failed(path, source))?;
        let lock = path.join(LOCK);
        if lock.is_symlink() {
            return Err(Failure::LeadsOut { path: lock, folder: path.to_owned() });
        }
        let held =
            OpenOptions::new().create(true).truncate(false).write(true).open(&lock).map_err(|source| failed(&lock, source))?;
        match held.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Failure::Busy { path: path.to_owned() }),
            // Some network disks know no locks. There the author sees to it that one builds at a time.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(source)) => return Err(failed(&lock, source)),
        }
        // Asked again: another build may have ended just now.
        let manifest = known(path, force)?;
        if !force && !manifest.brief.is_empty() && manifest.brief != brief {
            return Err(Failure::AnotherBrief { path: path.to_owned(), there: manifest.brief, new: brief.to_owned() });
        }
        Ok(Self { path: path.to_owned(), manifest, force, _lock: held })
    }

    /// The addresses that parts of this brief had once and have no more, with the revision in which they went, when its files
    /// are those.
    pub fn withdrawn(&self, brief: &str, revision: u32, files: &[File]) -> BTreeMap<String, u32> {
        // Parts of another brief, which its author insists on writing over, are not withdrawn from this one.
        if self.manifest.brief == brief {
            self.manifest.withdrawn_by(files.iter().map(|(name, _)| name.as_str()), revision)
        } else {
            BTreeMap::new()
        }
    }

    /// Writes a site: its files, and the compressed twins of some. What of earlier builds is not among them goes.
    pub fn write(self, brief: &str, withdrawn: BTreeMap<String, u32>, files: &[File], twins: &[File]) -> Result<(), Failure> {
        let steps = self.plan(brief, withdrawn, files, twins)?;
        let done = self.take(&steps);
        if done.is_err() {
            // What is staged is of no use any more; why the build failed matters more than that it could not be taken away.
            let _ = fs::remove_dir_all(self.path.join(STAGE));
        }
        done
    }

    /// Every step that makes of what lies there this site, in order. Nothing is written yet.
    fn plan<'f>(
        &self,
        brief: &str,
        withdrawn: BTreeMap<String, u32>,
        files: &'f [File],
        twins: &'f [File],
    ) -> Result<Vec<Step<'f>>, Failure> {
        let digests: Digests = files.par_iter().map(|(name, bytes)| (name.clone(), digest(bytes))).collect();
        let next = Next { brief: brief.to_owned(), files: digests, withdrawn };
        let announced = self.manifest.announcing(next);
        let going = announced.going();
        self.no_link_is_followed(files.iter().map(|(name, _)| name).chain(&going))?;
        self.nothing_is_lost(&announced, files, &going)?;
        let ended = announced.clone().ended();

        let all: Vec<&File> = files.iter().chain(twins).collect();
        let mut changed: Vec<&File> = all.into_par_iter().filter(|file| self.differs(file)).collect();
        // What is asked for is there before what asks for it.
        changed.sort_by_key(|(name, _)| (name.starts_with(PAGE), !asked_for_later(name)));
        if changed.is_empty() && going.is_empty() && ended == self.manifest {
            return Ok(Vec::new());
        }
        let stage = changed.iter().map(|file| Step::Stage(file));
        let moves = changed.iter().map(|(name, _)| Step::Move(name));
        let removes = going.iter().flat_map(|name| with_twins(name)).map(Step::Remove);
        let steps =
            [Step::Clear].into_iter().chain(stage).chain([Step::Sync, Step::Tell(announced)]).chain(moves).chain(removes);
        Ok(steps.chain([Step::Tell(ended), Step::Clear]).collect())
    }

    /// Whether a file lies there otherwise or not at all.
    fn differs(&self, (name, bytes): &File) -> bool {
        // What cannot be read is written anew; what is in the way then is told.
        plain_file(&self.path.join(name)).ok().flatten().is_none_or(|there| there != *bytes)
    }

    /// Refuses a folder of ours that is a link: what lies behind it may be anybody's.
    fn no_link_is_followed<'n>(&self, names: impl Iterator<Item = &'n String>) -> Result<(), Failure> {
        let folders: BTreeSet<&Path> = names.flat_map(|name| Path::new(name).ancestors().skip(1)).collect();
        match folders.into_iter().filter(|folder| *folder != Path::new("")).find(|folder| self.path.join(folder).is_symlink()) {
            Some(link) => Err(Failure::LeadsOut { path: self.path.join(link), folder: self.path.clone() }),
            None => Ok(()),
        }
    }

    /// Refuses to write over or take away what somebody else made, or edited since.
    fn nothing_is_lost(&self, announced: &Manifest, files: &[File], going: &[String]) -> Result<(), Failure> {
        const TOLD: usize = 5;
        let names: Vec<&String> = files.iter().map(|(name, _)| name).chain(going).collect();
        let theirs = names.into_par_iter().map(|name| {
            let path = self.path.join(name);
            let failed = |source| Failure::Write { path: path.clone(), source };
            match fs::symlink_metadata(&path) {
                // No file can take its place, whoever insists.
                Ok(found) if found.is_dir() => Err(failed(io::ErrorKind::IsADirectory.into())),
                Ok(found) if found.is_file() && !self.force => {
                    let there = fs::read(&path).map_err(failed)?;
                    Ok((!announced.wrote(name, &digest(&there))).then_some(name))
                }
                Ok(_) => Ok((!self.force).then_some(name)),
                Err(none) if matches!(none.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
                Err(error) => Err(failed(error)),
            }
        });
        let theirs: Vec<&String> = theirs.collect::<Result<Vec<_>, Failure>>()?.into_iter().flatten().collect();
        if theirs.is_empty() {
            return Ok(());
        }
        let more = theirs.len().saturating_sub(TOLD);
        let mut files = theirs.iter().take(TOLD).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        if more > 0 {
            files += &format!(" and {more} more");
        }
        Err(Failure::Edited { path: self.path.clone(), files })
    }

    /// Takes these steps, one after the other; files that are staged side by side are written side by side.
    fn take(&self, steps: &[Step]) -> Result<(), Failure> {
        for alike in steps.chunk_by(|one, next| matches!((one, next), (Step::Stage(_), Step::Stage(_)))) {
            alike.par_iter().try_for_each(|step| {
                let (path, done) = self.step(step);
                done.map_err(|source| Failure::Write { path, source })
            })?;
        }
        Ok(())
    }

    /// Takes one step; also tells where.
    fn step(&self, step: &Step) -> (PathBuf, io::Result<()>) {
        let stage = self.path.join(STAGE);
        match step {
            Step::Clear => {
                let done = gone(fs::remove_dir_all(&stage));
                (stage, done)
            }
            Step::Stage((name, bytes)) => {
                let done = staged(&stage.join(name), bytes);
                (self.path.join(name), done)
            }
            Step::Sync => (self.path.clone(), whole::sync(&self.path)),
            Step::Tell(manifest) => {
                let from = stage.join(MANIFEST);
                let to = self.path.join(MANIFEST);
                let done = staged(&from, manifest.text().as_bytes()).and_then(|()| fs::rename(&from, &to));
                (to, done)
            }
            Step::Move(name) => {
                let to = self.path.join(name);
                let made = to.parent().map_or(Ok(()), fs::create_dir_all);
                let done = made.and_then(|()| fs::rename(stage.join(name), &to));
                (to, done)
            }
            Step::Remove(name) => {
                let path = self.path.join(name);
                let done = gone(fs::remove_file(&path)).and_then(|()| self.leave(name));
                (path, done)
            }
        }
    }

    /// Takes away the folder a file was in, if it was the last.
    fn leave(&self, name: &str) -> io::Result<()> {
        let Some(folder) = Path::new(name).parent().filter(|folder| *folder != Path::new("")) else { return Ok(()) };
        match fs::remove_dir(self.path.join(folder)) {
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
            done => gone(done),
        }
    }
}

/// One thing that is done to the folder. After each, a page that is there is whole.
#[derive(Debug)]
enum Step<'f> {
    /// Takes away what is staged.
    Clear,
    /// Writes a file where no reader looks.
    Stage(&'f File),
    /// Has the disk hold what was done so far.
    Sync,
    /// Writes the manifest.
    Tell(Manifest),
    /// Puts a staged file in its place.
    Move(&'f str),
    Remove(String),
}

/// A file, and its twins.
fn with_twins(name: &str) -> impl Iterator<Item = String> {
    let twins = TWINS.iter().filter(|_| has_twins(name)).map(|kind| format!("{name}.{kind}"));
    twins.chain([name.to_owned()]).collect::<Vec<_>>().into_iter()
}

fn staged(path: &Path, bytes: &[u8]) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    let mut file = Handle::create(path)?;
    file.write_all(bytes)?;
    whole::sync_each(&file)
}

#[cfg(test)]
mod tests {
    use tempfile::{TempDir, tempdir};

    use super::*;

    const BRIEF: &str = "pier-leak";

    /// A site in small. What a page asks for stands in it, a line each.
    fn site(version: u32, parts: &[&str], blocks: &[&str]) -> Vec<File> {
        let asks = parts.join("\n");
        let pages = blocks.iter().map(|block| (format!("embed/{block}.html"), format!("{version} {block}\n{asks}")));
        let parts = parts.iter().map(|part| ((*part).to_owned(), format!("content of {part}")));
        let rest = [
            ("index.html".to_owned(), format!("{version}\n{asks}")),
            ("incident.json".to_owned(), format!("{{\"revision\": {version}}}")),
            (format!("offline/pier-leak-r{version}.html"), format!("copy {version}")),
        ];
        pages.chain(rest).chain(parts).map(|(name, text)| (name, text.into_bytes())).collect()
    }

    fn twins(files: &[File]) -> Vec<File> {
        let twin =
            |(name, bytes): &File| with_twins(name).filter(|twin| twin != name).map(|twin| (twin, bytes.clone())).collect();
        files.iter().flat_map::<Vec<File>, _>(twin).collect()
    }

    fn build(path: &Path, files: &[File]) {
        let folder = Folder::hold(path, BRIEF, false).unwrap_or_else(|failure| panic!("{}", failure.told()));
        folder.write(BRIEF, BTreeMap::new(), files, &twins(files)).unwrap_or_else(|failure| panic!("{}", failure.told()));
    }

    /// Every file below a folder, by its path from there.
    fn lying(path: &Path) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(path).expect("it is there") {
            let path = entry.expect("it can be listed").path();
            let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
            if path.is_dir() {
                files.extend(lying(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
            } else {
                files.insert(name, fs::read(&path).expect("it can be read"));
            }
        }
        files
    }

    /// What lies there beside what the manifest lists, the lock and the manifest itself.
    fn unlisted(path: &Path) -> Vec<String> {
        let manifest = known(path, false).unwrap_or_else(|failure| panic!("{}", failure.told()));
        let listed: BTreeSet<String> = manifest.names().into_iter().flat_map(with_twins).collect();
        lying(path).into_keys().filter(|name| ![LOCK, MANIFEST].contains(&name.as_str()) && !listed.contains(name)).collect()
    }

    /// All that lies there is a file of one of these sites, whole; and what a page asks for is there.
    #[track_caller]
    fn is_whole(path: &Path, sites: &[&[File]], moment: &str) {
        let there = lying(path);
        let one_of: Vec<File> = sites.iter().flat_map(|site| [site.to_vec(), twins(site)].concat()).collect();
        for (name, bytes) in &there {
            if [LOCK, MANIFEST].contains(&name.as_str()) || name.starts_with(STAGE) {
                continue;
            }
            assert!(
                one_of.iter().any(|(own, content)| own == name && content == bytes),
                "{moment}: {name} is no file of either site"
            );
            if name.contains(".html") && !name.starts_with("offline/") {
                let page = String::from_utf8_lossy(bytes);
                for part in page.lines().skip(1) {
                    assert!(there.contains_key(part), "{moment}: {name} asks for {part}");
                }
            }
        }
        assert!(there.contains_key(PAGE), "{moment}: there is no page");
    }

    const OLD_PARTS: &[&str] = &["web-0000000001.js", "brief-0000000001.css"];
    const NEW_PARTS: &[&str] = &["web-0000000002.js", "brief-0000000001.css"];

    fn built(files: &[File]) -> TempDir {
        let folder = tempdir().expect("there is room for a scratch folder");
        build(folder.path(), files);
        folder
    }

    fn copied(from: &Path) -> TempDir {
        let folder = tempdir().expect("there is room for a scratch folder");
        for (name, bytes) in lying(from) {
            staged(&folder.path().join(name), &bytes).expect("the scratch folder can be written to");
        }
        folder
    }

    #[test]
    fn a_build_that_is_ended_after_any_step_leaves_whole_pages() {
        let old = site(1, OLD_PARTS, &["claim-a", "claim-b"]);
        let new = site(2, NEW_PARTS, &["claim-a", "claim-c"]);
        let third = site(3, NEW_PARTS, &["claim-a"]);
        let (undisturbed, undisturbed_third) = (built(&old), built(&old));
        build(undisturbed.path(), &new);
        build(undisturbed_third.path(), &third);
        let before = built(&old);
        let mut moments = 0;
        loop {
            let folder = copied(before.path());
            let held = Folder::hold(folder.path(), BRIEF, false).expect("nobody else builds");
            let twins = twins(&new);
            let steps = held.plan(BRIEF, BTreeMap::new(), &new, &twins).expect("nothing is in the way");
            if moments > steps.len() {
                break;
            }
            held.take(&steps[..moments]).expect("the scratch folder can be written to");
            // What the system does when the program is killed.
            drop(steps);
            drop(held);
            let moment = format!("after {moments} steps");
            is_whole(folder.path(), &[&old, &new], &moment);
            // The same build once more ends where it would have ended at once.
            build(folder.path(), &new);
            assert_eq!(lying(folder.path()), lying(undisturbed.path()), "{moment}");
            moments += 1;
        }
        assert!(moments > 30, "there are more steps than {moments}");
        for moment in (0..moments).step_by(3) {
            let folder = copied(before.path());
            let held = Folder::hold(folder.path(), BRIEF, false).expect("nobody else builds");
            let twins = twins(&new);
            let steps = held.plan(BRIEF, BTreeMap::new(), &new, &twins).expect("nothing is in the way");
            held.take(&steps[..moment]).expect("the scratch folder can be written to");
            drop(steps);
            drop(held);
            // Another build leaves nothing of the one that was ended, but for what its page, if it was there, asks for.
            build(folder.path(), &third);
            is_whole(folder.path(), &[&old, &new, &third], &format!("after {moment} steps and another build"));
            assert_eq!(unlisted(folder.path()), Vec::<String>::new(), "after {moment} steps");
            let page = fs::read(folder.path().join(PAGE)).expect("there is a page");
            assert_eq!(page, lying(undisturbed_third.path())[PAGE]);
        }
    }

    #[test]
    fn parts_of_two_builds_stay_and_older_ones_go() {
        let versions = ["web-0000000001.js", "web-0000000002.js", "web-0000000003.js"];
        let folder = built(&site(1, &versions[..1], &[]));
        build(folder.path(), &site(1, &versions[1..2], &[]));
        let there = |part: &str| folder.path().join(part).exists();
        assert!(there(versions[0]) && there(versions[1]));
        // A text was changed, and nothing that a page asks for.
        build(folder.path(), &site(2, &versions[1..2], &[]));
        assert!(there(versions[0]) && there(versions[1]));
        assert!(!there("offline/pier-leak-r1.html") && there("offline/pier-leak-r2.html"));
        build(folder.path(), &site(2, &versions[2..], &[]));
        assert!(!there(versions[0]) && there(versions[1]) && there(versions[2]));
        assert!(!there("web-0000000001.js.br") && there("web-0000000002.js.gz"));
    }

    #[test]
    fn a_build_that_changes_nothing_writes_nothing() {
        let files = site(1, OLD_PARTS, &["claim-a"]);
        let folder = built(&files);
        let held = Folder::hold(folder.path(), BRIEF, false).expect("nobody else builds");
        let twins = twins(&files);
        assert_eq!(held.plan(BRIEF, BTreeMap::new(), &files, &twins).expect("nothing is in the way").len(), 0);
    }

    #[test]
    fn a_manifest_names_nothing_outside_its_folder() {
        for name in ["../page.html", "/etc/hosts", "a/../../b", "", "a\\..\\..\\b", "."] {
            let text = format!(
                "{{\"format\": 1, \"brief\": \"b\", \"files\": {{{name:?}: \"0\"}}, \"kept\": {{}}, \"withdrawn\": {{}}}}"
            );
            assert!(Manifest::read(text.as_bytes()).is_err(), "{name:?}");
            assert!(Manifest::read(text.replace(&format!("{name:?}"), "\"a/b.html\"").as_bytes()).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_part_that_comes_back_is_withdrawn_no_more() {
        let folder = built(&site(1, &[], &["claim-a", "claim-b"]));
        let withdrawn = |blocks: &[&str], revision| {
            let files = site(revision, &[], blocks);
            let held = Folder::hold(folder.path(), BRIEF, false).expect("nobody else builds");
            let withdrawn = held.withdrawn(BRIEF, revision, &files);
            let stones = withdrawn.keys().map(|address| (format!("embed/{address}.html"), b"withdrawn".to_vec()));
            let files: Vec<File> = files.into_iter().chain(stones).collect();
            held.write(BRIEF, withdrawn.clone(), &files, &twins(&files)).expect("the scratch folder can be written to");
            withdrawn.into_iter().collect::<Vec<_>>()
        };
        let of = |revision| vec![("claim-b".to_owned(), revision)];
        assert_eq!(withdrawn(&["claim-a"], 2), of(2));
        assert_eq!(withdrawn(&["claim-a"], 3), of(2), "it is told as of when it went");
        assert_eq!(withdrawn(&["claim-a", "claim-b"], 4), []);
        assert_eq!(withdrawn(&["claim-a"], 5), of(5));
    }
}
