package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ClientTls;
import org.videostreamer.config.TlsFiles;
import org.videostreamer.testing.RtspServer;
import org.videostreamer.testing.StreamBuilder;
import org.videostreamer.testing.TestCertificate;
import org.videostreamer.testing.TlsGate;

/** Cameras of RTSP that ask for a certificate. */
class RtspsTest {

    private static final TestCertificate OWN = TestCertificate.of(9);

    @TempDir
    Path folder;

    private static CameraConfig config(TlsGate gate, Optional<TlsFiles> own) {
        CameraConfig plain = RunningMedia.config("rtsps://127.0.0.1:" + gate.port() + "/h264");
        return StreamBuilder.of(plain.uri().text())
                .timeouts(plain.timeouts())
                .tls(new ClientTls(true, own, Optional.of(gate.certificate())))
                .camera();
    }

    @Test
    void theCertificateIsShown() throws Exception {
        try (RtspServer server = new RtspServer();
                TlsGate gate = new TlsGate(folder, server.port(), OWN);
                RunningMedia running = new RunningMedia(config(gate, Optional.of(OWN.in(folder))))) {
            running.awaitCount(1);
            assertThat(gate.shown()).containsExactly(9);
        }
    }

    @Test
    void withoutOneNothingIsSeen() throws Exception {
        try (RtspServer server = new RtspServer();
                TlsGate gate = new TlsGate(folder, server.port(), OWN);
                RunningMedia running = new RunningMedia(config(gate, Optional.empty()))) {
            assertThat(running.end()).isPresent();
            assertThat(gate.shown()).isEmpty();
        }
    }
}
