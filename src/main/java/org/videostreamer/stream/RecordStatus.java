package org.videostreamer.stream;

import java.time.Duration;
import java.util.Optional;

/**
 * What a stream has recorded at a moment.
 *
 * @param format the file that it would be; empty while there is nothing
 * @param pictures how many are kept
 * @param bytes the memory that they hold
 * @param length from the arrival of the first to that of the last
 */
public record RecordStatus(Optional<ClipFormat> format, int pictures, long bytes, Duration length) {}
