package org.videostreamer.stream;

import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Size;

/**
 * A single picture as a rendition shows it.
 *
 * @param picture whoever gets the still owns it
 * @param place where its pixels lie in the world
 * @param camera the size of the picture as it came
 */
public record Still(EncodedFrame picture, PixelPlace place, Size camera) {}
