/**
 * What has to be known of a camera's H.264 (ITU-T H.264) to pass it on undecoded: its NAL units, parameter sets and slice
 * headers, and whether browsers play it. Reads whatever a camera sends and never throws because of it.
 */
package org.videostreamer.source.media.h264;
