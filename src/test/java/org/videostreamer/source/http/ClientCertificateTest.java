package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ClientTls;
import org.videostreamer.config.TlsFiles;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.RunningSource;
import org.videostreamer.testing.StreamBuilder;
import org.videostreamer.testing.TestCertificate;
import org.videostreamer.testing.TlsGate;

/** Cameras that ask for a certificate. */
class ClientCertificateTest {

    private static final TestCertificate FIRST = TestCertificate.of(1);
    private static final TestCertificate SECOND = TestCertificate.of(2);

    @TempDir
    Path folder;

    private final MisbehavingCamera camera = new MisbehavingCamera();
    private TlsGate gate;

    @BeforeEach
    void start() {
        camera.start();
        gate = new TlsGate(folder, camera.port(), FIRST, SECOND);
    }

    @AfterEach
    void stop() {
        gate.close();
        camera.close();
    }

    private String uri() {
        return "https://127.0.0.1:" + gate.port() + "/video";
    }

    private CameraConfig showing(Optional<TlsFiles> own) {
        return StreamBuilder.of(uri())
                .tls(new ClientTls(true, own, Optional.of(gate.certificate())))
                .camera();
    }

    private String reason(CameraConfig config) {
        try (RunningSource source = HttpTesting.run(config)) {
            return source.reason().replace("127.0.0.1:" + gate.port(), "CAM");
        }
    }

    private void seePictures(CameraConfig config) {
        try (RunningSource source = HttpTesting.run(config)) {
            await().until(() -> !source.sink().pictures().isEmpty());
        }
    }

    @Test
    void theCertificateIsShownAndReadAgainForEachConnection() {
        CameraConfig config = showing(Optional.of(FIRST.in(folder)));
        seePictures(config);
        assertThat(gate.shown()).containsExactly(1);
        SECOND.in(folder);
        seePictures(config);
        assertThat(gate.shown()).containsExactly(1, 2);
    }

    @Test
    void aCameraIsTrustedByTheAuthorityThatIsNamedAndByNoOther() {
        CameraConfig config = StreamBuilder.of(uri())
                .tls(new ClientTls(true, Optional.of(FIRST.in(folder)), Optional.empty()))
                .camera();
        assertThat(reason(config)).endsWith(": the certificate of CAM is not trusted (tls_verify)");
    }

    @Test
    void whatTheCameraMissesIsTold() {
        assertThat(reason(showing(Optional.empty())))
                .endsWith("/video: CAM asks for a certificate of ours (camera_tls)");
        // Self-signed, so that Java's choice of a certificate finds it fitting all the same.
        assertThat(reason(showing(Optional.of(TestCertificate.of(3).in(folder)))))
                .endsWith("/video: CAM does not accept our certificate (camera_tls)");
    }

    @Test
    void filesThatAreGoneAreToldAndNothingIsShown() throws IOException {
        TlsFiles files = FIRST.in(folder);
        CameraConfig config = showing(Optional.of(files));
        Files.delete(files.certificate());
        assertThat(reason(config))
                .endsWith("/video: camera_tls: certificate " + files.certificate() + ": there is no such file");
        assertThat(gate.shown()).isEmpty();
    }
}
