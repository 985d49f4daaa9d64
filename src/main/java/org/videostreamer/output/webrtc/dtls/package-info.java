/** The handshake by which keys for SRTP are agreed on (RFC 5763, RFC 5764): DTLS 1.2 by Bouncy Castle, which blocks. */
package org.videostreamer.output.webrtc.dtls;
