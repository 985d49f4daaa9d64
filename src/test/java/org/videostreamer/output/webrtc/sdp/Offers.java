package org.videostreamer.output.webrtc.sdp;

/** Offers as browsers make them. */
final class Offers {

    /** Chromium: audio, video and data on one transport, the audio first. */
    static final String CHROMIUM = lines("""
            v=0
            o=- 4611731400430051336 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0 1 2
            a=extmap-allow-mixed
            a=msid-semantic: WMS
            m=audio 9 UDP/TLS/RTP/SAVPF 111 63
            c=IN IP4 0.0.0.0
            a=rtcp:9 IN IP4 0.0.0.0
            a=ice-ufrag:EsAw
            a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1
            a=ice-options:trickle
            a=fingerprint:sha-256 D2:FA:0E:C3:22:59:5E:14:95:69:92:3D:13:B4:84:24:2C:C2:A2:C0:3E:FD:34:8E:5E:EA:6F:AF:52:CE:E6:0F
            a=setup:actpass
            a=mid:0
            a=recvonly
            a=rtcp-mux
            a=rtpmap:111 opus/48000/2
            a=fmtp:111 minptime=10;useinbandfec=1
            a=rtpmap:63 red/48000/2
            m=video 9 UDP/TLS/RTP/SAVPF 96 97 102 103 106 107
            c=IN IP4 0.0.0.0
            a=rtcp:9 IN IP4 0.0.0.0
            a=ice-ufrag:EsAw
            a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1
            a=ice-options:trickle
            a=fingerprint:sha-256 D2:FA:0E:C3:22:59:5E:14:95:69:92:3D:13:B4:84:24:2C:C2:A2:C0:3E:FD:34:8E:5E:EA:6F:AF:52:CE:E6:0F
            a=setup:actpass
            a=mid:1
            a=extmap:1 urn:ietf:params:rtp-hdrext:toffset
            a=extmap:5 http://www.webrtc.org/experiments/rtp-hdrext/playout-delay
            a=extmap:13 http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time
            a=recvonly
            a=rtcp-mux
            a=rtcp-rsize
            a=rtpmap:96 VP8/90000
            a=rtcp-fb:96 goog-remb
            a=rtcp-fb:96 transport-cc
            a=rtcp-fb:96 ccm fir
            a=rtcp-fb:96 nack
            a=rtcp-fb:96 nack pli
            a=rtpmap:97 rtx/90000
            a=fmtp:97 apt=96
            a=rtpmap:102 H264/90000
            a=rtcp-fb:102 nack
            a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f
            a=rtpmap:103 H264/90000
            a=fmtp:103 level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42e01f
            a=rtpmap:106 H264/90000
            a=rtcp-fb:106 nack
            a=fmtp:106 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f
            a=rtpmap:107 rtx/90000
            a=fmtp:107 apt=106
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel
            c=IN IP4 0.0.0.0
            a=ice-ufrag:EsAw
            a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1
            a=fingerprint:sha-256 D2:FA:0E:C3:22:59:5E:14:95:69:92:3D:13:B4:84:24:2C:C2:A2:C0:3E:FD:34:8E:5E:EA:6F:AF:52:CE:E6:0F
            a=setup:actpass
            a=mid:2
            a=sctp-port:5000
            """);

    /** Firefox: one video, the fingerprint before it. */
    static final String FIREFOX = lines("""
            v=0
            o=mozilla...THIS_IS_SDPARTA-99.0 8034134530466103215 0 IN IP4 0.0.0.0
            s=-
            t=0 0
            a=sendrecv
            a=fingerprint:sha-256 A5:24:9F:8F:6E:C2:2C:A7:C2:7A:F3:67:1C:31:0A:71:3C:52:24:3C:39:5C:4E:C7:0B:8F:33:2E:9B:74:A7:1D
            a=group:BUNDLE 0
            a=ice-options:trickle
            a=msid-semantic:WMS *
            m=video 9 UDP/TLS/RTP/SAVPF 120 126
            c=IN IP4 0.0.0.0
            a=recvonly
            a=fmtp:126 profile-level-id=42e01f;level-asymmetry-allowed=1;packetization-mode=1
            a=fmtp:120 max-fs=12288;max-fr=60
            a=ice-pwd:be04c26d5353a2b7f2c4c8c3a8b2b4a3
            a=ice-ufrag:c9b4d0a3
            a=mid:0
            a=rtcp-fb:120 nack
            a=rtcp-fb:120 nack pli
            a=rtcp-mux
            a=rtpmap:120 VP8/90000
            a=rtpmap:126 H264/90000
            a=setup:actpass
            """);

    private Offers() {}

    private static String lines(String text) {
        return text.replace("\n", "\r\n");
    }
}
