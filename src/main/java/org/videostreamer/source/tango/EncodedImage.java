package org.videostreamer.source.tango;

/**
 * Tango's {@code DevEncoded}: bytes and what they are.
 *
 * @param format Lima's video images have {@code VIDEO_IMAGE}
 * @param bytes header and pixels; read only
 */
record EncodedImage(String format, byte[] bytes) {}
