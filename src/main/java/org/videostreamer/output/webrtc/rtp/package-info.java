/** Encoded frames as RTP packets (RFC 3550), made once for all viewers, and the RTCP that goes with them. */
package org.videostreamer.output.webrtc.rtp;
