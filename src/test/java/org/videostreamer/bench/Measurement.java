package org.videostreamer.bench;

import java.io.IOException;
import org.videostreamer.source.SourceException;

/** Something that can be measured alone. */
interface Measurement {

    /** Measures it and tells what came out. */
    void run(Report report) throws IOException, SourceException, InterruptedException;
}
