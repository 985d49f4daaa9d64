package org.videostreamer.stream;

import java.util.Optional;

/**
 * What the history of a stream holds at a moment.
 *
 * @param pictures how many
 * @param bytes the memory that they hold
 * @param kept which they are; empty while there are none
 */
public record HistoryStatus(int pictures, long bytes, Optional<Looked.KeptPictures> kept) {}
