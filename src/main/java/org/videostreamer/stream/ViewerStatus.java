package org.videostreamer.stream;

import java.time.Instant;

/**
 * A viewer at a moment.
 *
 * @param peer who it is: host and port
 * @param rendition what it watches
 * @param since when it joined
 * @param progress how far it has come
 */
public record ViewerStatus(String peer, RenditionKey rendition, Instant since, ViewerProgress progress) {}
