/**
 * How pictures come in: one {@link org.videostreamer.source.FrameSource} a protocol, each in its own subpackage, and the
 * {@link org.videostreamer.source.Camera} that keeps it running.
 */
package org.videostreamer.source;
