package org.videostreamer.output.webrtc.srtp;

/**
 * What one direction is encrypted with (RFC 3711 3.2.1), agreed on by the handshake.
 *
 * @param key the master key, 16 bytes
 * @param salt the master salt, 14 bytes
 */
public record SrtpKeys(byte[] key, byte[] salt) {}
