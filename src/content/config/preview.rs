//! The configuration of a reviewer's preview, whatever the site's own says.

use super::{Config, Urls};

impl Config {
    /// Makes the site one that is read from a disk and leads nobody else to it: no address of its own, nothing for a host, and
    /// no file that is passed on without its pages, which alone say that it is a preview.
    pub fn become_preview(&mut self) {
        self.is_preview = true;
        self.urls = Urls::File;
        (self.base_url, self.host, self.hub, self.report) = (None, None, None, None);
        (self.epub, self.og_images, self.llms) = (false, false, false);
    }
}
