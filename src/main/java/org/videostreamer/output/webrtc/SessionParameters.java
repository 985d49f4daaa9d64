package org.videostreamer.output.webrtc;

import java.net.InetSocketAddress;
import org.videostreamer.frame.Codec;
import org.videostreamer.output.webrtc.dtls.Fingerprint;
import org.videostreamer.output.webrtc.ice.IceCredentials;
import org.videostreamer.output.webrtc.sdp.Agreed;
import org.videostreamer.stream.StreamRequest;

/**
 * What a viewer and the server agreed on by offer and answer.
 *
 * @param session names the viewer in requests; whoever knows it may end the session, or change its view
 * @param request what is asked for, by whom
 * @param agreed the codec, and the viewer's numbers for it and its extensions
 * @param ice our credentials
 * @param peerUfrag the viewer's name in checks
 * @param peerPassword what checks of the viewer are signed with
 * @param certificate the viewer's certificate has this fingerprint
 * @param ssrc the stream's number
 * @param cname the sender's name in RTCP
 */
record SessionParameters(
        String session,
        StreamRequest request,
        Agreed agreed,
        IceCredentials ice,
        String peerUfrag,
        String peerPassword,
        Fingerprint certificate,
        int ssrc,
        String cname) {

    /** Who made the offer. */
    InetSocketAddress peer() {
        return request.peer();
    }

    /** What is sent. */
    Codec codec() {
        return agreed.codec();
    }
}
