package org.videostreamer.web;

import org.junit.jupiter.api.Test;
import org.videostreamer.testing.RunningApp;

/** A clip in a real Chromium. */
class ClipPageIT extends BrowserPerClass {

    @Test
    void playsAtOnceAtItsFullLengthToItsEnd() {
        try (RunningApp app = PlayedClip.recorded()) {
            new PlayedClip(page).playsWhole(app);
        }
    }
}
