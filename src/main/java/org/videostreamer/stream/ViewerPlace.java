package org.videostreamer.stream;

import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A viewer's place in a rendition; each joining is another, also where viewer and rendition are the same. */
final class ViewerPlace {

    private static final Logger LOG = LoggerFactory.getLogger(ViewerPlace.class);

    private final RenditionKey key;
    private final Viewer viewer;
    private final Instant since = Instant.now();

    ViewerPlace(RenditionKey key, Viewer viewer) {
        this.key = key;
        this.viewer = viewer;
    }

    RenditionKey key() {
        return key;
    }

    Viewer viewer() {
        return viewer;
    }

    /** The viewer now, of a rendition that may have changed since; any thread. */
    ViewerStatus status(RenditionKey now) {
        return new ViewerStatus(viewer.peer(), now, since, viewer.progress());
    }

    /** Tells the viewer, on its loop, that nothing comes any more. */
    void end(String reason) {
        try {
            viewer.loop().execute(() -> viewer.ended(reason));
        } catch (RejectedExecutionException e) {
            LOG.debug("a viewer's loop has ended before it");
        }
    }
}
