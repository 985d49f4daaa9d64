package org.videostreamer.output.webrtc;

import java.net.InetSocketAddress;
import org.videostreamer.output.webrtc.dtls.Fingerprint;
import org.videostreamer.output.webrtc.ice.IceCredentials;
import org.videostreamer.output.webrtc.sdp.Agreed;
import org.videostreamer.stream.RenditionKey;
import org.videostreamer.stream.Stream;

/**
 * What a viewer and the server agreed on by offer and answer.
 *
 * @param session names the viewer in requests; whoever knows it may end the session
 * @param peer who made the offer
 * @param stream what is watched
 * @param rendition in which form
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
        InetSocketAddress peer,
        Stream stream,
        RenditionKey rendition,
        Agreed agreed,
        IceCredentials ice,
        String peerUfrag,
        String peerPassword,
        Fingerprint certificate,
        int ssrc,
        String cname) {}
