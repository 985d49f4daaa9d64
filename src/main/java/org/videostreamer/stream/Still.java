package org.videostreamer.stream;

import org.videostreamer.frame.EncodedFrame;

/**
 * A single picture as a rendition shows it.
 *
 * @param picture whoever gets the still owns it
 * @param place where its pixels lie in the world
 */
public record Still(EncodedFrame picture, PixelPlace place) {}
