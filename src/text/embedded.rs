//! Folders of files that are part of the program, compressed: `build.rs` packs them, and each is unpacked at its first use.
//!
//! They have 0.75 MB, compressed a third of it; a program that is downloaded before the first note is smaller by the
//! difference. What the files are for is not known here.

use std::io::{self, Read};

use flate2::read::DeflateDecoder;

/// A folder with all that is below it, in the order of its paths.
#[derive(Debug)]
pub struct EmbeddedFolder {
    files: Vec<EmbeddedFile>,
}

/// A file of it.
#[derive(Debug)]
pub struct EmbeddedFile {
    /// From the folder, with `/` on every system.
    path: String,
    contents: Vec<u8>,
}

impl EmbeddedFolder {
    /// Unpacks what `build.rs` packed.
    pub fn unpack(packed: &[u8]) -> EmbeddedFolder {
        let mut data = Vec::new();
        let read = DeflateDecoder::new(packed).read_to_end(&mut data);
        read.and_then(|_| EmbeddedFolder::read(&data)).expect("the build packed it")
    }

    /// A path and a content after each other, each after its length in four bytes.
    fn read(mut data: &[u8]) -> io::Result<EmbeddedFolder> {
        let mut files = Vec::new();
        while !data.is_empty() {
            let path = String::from_utf8(part(&mut data)?).map_err(io::Error::other)?;
            files.push(EmbeddedFile { path, contents: part(&mut data)? });
        }
        Ok(EmbeddedFolder { files })
    }

    pub fn files(&self) -> &[EmbeddedFile] {
        &self.files
    }

    pub fn file(&self, path: &str) -> Option<&EmbeddedFile> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(at)
    }

    /// The files below a folder of it, each with its path from there.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a EmbeddedFile)> {
        self.files.iter().filter_map(move |file| {
            let path = file.path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((path, file))
        })
    }
}

impl EmbeddedFile {
    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn contents(&self) -> &[u8] {
        &self.contents
    }

    /// None when it is no UTF-8, as a font is.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.contents).ok()
    }

    /// The name without its folders and its last ending.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// What its name ends in after the last dot.
    pub fn ending(&self) -> Option<&str> {
        self.path.rsplit('/').next()?.rsplit_once('.').map(|(_, ending)| ending)
    }
}

/// The next part, which is taken off.
fn part(data: &mut &[u8]) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    data.read_exact(&mut length)?;
    let mut part = vec![0; u32::from_le_bytes(length) as usize];
    data.read_exact(&mut part)?;
    Ok(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_folder_is_the_folder() {
        let files = [("a/b.txt", "B"), ("a/c/d.min.js", "D\n"), ("ab.txt", "")];
        let mut data = Vec::new();
        for text in files.iter().flat_map(|(path, text)| [path, text]) {
            data.extend(u32::try_from(text.len()).expect("it is short").to_le_bytes());
            data.extend(text.bytes());
        }
        let folder = EmbeddedFolder::read(&data).expect("it is whole");
        let below: Vec<&str> = folder.below("a").map(|(path, _)| path).collect();
        assert_eq!(below, ["b.txt", "c/d.min.js"]);
        let script = folder.file("a/c/d.min.js").expect("it is there");
        assert_eq!((script.text(), script.stem(), script.ending()), (Some("D\n"), "d.min", Some("js")));
        assert!(folder.file("a").is_none() && folder.files().len() == 3);
        assert!(EmbeddedFolder::read(&data[..data.len() - 1]).is_err());
    }
}
