/** Encoders and multiplexers, and the only place that knows FFmpeg's and OpenCV's encoders. */
package org.videostreamer.codec;
