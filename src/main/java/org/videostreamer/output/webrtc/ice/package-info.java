/** Connectivity checks of an ICE-lite agent (RFC 8445) in STUN messages (RFC 8489), and the addresses it is found at. */
package org.videostreamer.output.webrtc.ice;
