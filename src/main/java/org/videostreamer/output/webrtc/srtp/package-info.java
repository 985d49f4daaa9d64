/** The secure real-time transport protocol (RFC 3711) with AES_CM_128_HMAC_SHA1_80, on Java's own ciphers. */
package org.videostreamer.output.webrtc.srtp;
