package org.videostreamer.output.webrtc;

import io.netty.channel.EventLoop;
import java.security.SecureRandom;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.dtls.DtlsIdentity;
import org.videostreamer.output.webrtc.rtp.RtpClock;

/**
 * What all viewers of the process share.
 *
 * @param loop on which all of them live
 * @param handshakes threads for DTLS, which blocks
 * @param identity our certificate
 * @param random makes what nobody may guess
 * @param clock the server's
 * @param viewers all of them
 * @param flows the packets they are sent
 * @param pacer spreads large pictures
 * @param refusals counts what is not taken
 * @param limits how far viewers may go
 */
record WebRtcContext(
        EventLoop loop,
        Handshakes handshakes,
        DtlsIdentity identity,
        SecureRandom random,
        RtpClock clock,
        Viewers viewers,
        Flows flows,
        SendPacer pacer,
        Refusals refusals,
        Limits limits) {}
