package org.videostreamer.output.webrtc;

/** What arrives and is not taken; each is counted, none is answered. */
public enum Refusal {
    /** Neither STUN, DTLS nor RTP (RFC 7983), or damaged. */
    GARBAGE,
    /** A STUN check for a viewer that is not there. */
    UNKNOWN_UFRAG,
    /** A STUN check that is not signed with the viewer's password. */
    WRONG_PASSWORD,
    /** A STUN check that was recorded and comes from elsewhere. */
    REPLAYED_CHECK,
    /** A STUN check that is good but comes from where another viewer is. */
    TAKEN_ADDRESS,
    /** DTLS or RTP from an address that no viewer was checked at. */
    UNKNOWN_ADDRESS,
    /** The DTLS handshake failed, for example because the certificate is not the offer's. */
    FAILED_HANDSHAKE,
    /** RTCP that is not signed with the viewer's key. */
    FORGED_RTCP,
    /** RTCP that came before. */
    REPLAYED_RTCP
}
