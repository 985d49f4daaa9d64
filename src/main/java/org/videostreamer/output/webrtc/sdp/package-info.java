/** What a viewer offers and what we answer, in the session description protocol (RFC 8866) as WebRTC uses it (RFC 8829). */
package org.videostreamer.output.webrtc.sdp;
