package org.videostreamer.source.tango;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceUri;

/** What the client says, as it was recorded, and what users read. */
class TangoFailureTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TangoApi_TANGO_HOST_NOT_SET: Unknown property | a/b/c needs the environment variable TANGO_HOST, which is"
                        + " not set to the database's host:port; set it, or write tango://host:port/a/b/c",
                "Api_GetCanonicalHostNameFailed: java.net.UnknownHostException: x.y: Name or service not known"
                        + " | a/b/c cannot be reached: the host x.y is unknown",
                "TangoApi_DATABASE_CONNECTION_FAILED: Connection failed org.omg.CORBA.TRANSIENT: 127.0.0.1:2809"
                        + " | a/b/c cannot be looked up: the Tango database that TANGO_HOST names does not answer",
                "DB_DeviceNotDefined: device a/b/c not defined in the database !"
                        + " | a/b/c is unknown to the Tango database that TANGO_HOST names: check the name",
                "TangoApi_DEVICE_NOT_EXPORTED: a/b/c Not Exported !"
                        + " | a/b/c is not running: start its device server",
                "TangoApi_DEVICE_CONNECTION_FAILED: failed  ! org.omg.CORBA.OBJECT_NOT_EXIST: Server-side Exception: null"
                        + " | a/b/c is unknown to its device server: check the name",
                "API_AttrNotFound: video_last_image_counter attribute not found"
                        + " | a/b/c has no attribute video_last_image_counter: it is not a Lima video device",
                "API_AttrNotFound: Attribute video_last_image is not found"
                        + " | a/b/c has no attribute video_last_image: it is not a Lima video device",
                "org.omg.CORBA.TIMEOUT: client timeout reached | a/b/c does not answer within 2.5 s",
                "java.lang.ArrayIndexOutOfBoundsException: 0 | a/b/c answers in a way that is not understood",
                "PyDs_PythonError: RuntimeError: the shutter is stuck | a/b/c reports: RuntimeError: the shutter is stuck",
            })
    void areSentences(String text, String reason) throws ConfigException {
        TangoFailure reasons = new TangoFailure(DeviceName.parse(new SourceUri("a/b/c")), Duration.ofMillis(2500));
        assertThat(reasons.reason(text)).isEqualTo(reason);
    }

    @Test
    void whatADeviceSaysIsShownOnOneShortLine() throws ConfigException {
        TangoFailure reasons = new TangoFailure(DeviceName.parse(new SourceUri("a/b/c")), Duration.ofSeconds(1));
        assertThat(reasons.reason("Odd: \u001b[2J" + "x".repeat(100_000)))
                .startsWith("a/b/c reports:  [2Jxxx")
                .endsWith("x…")
                .hasSize("a/b/c reports: ".length() + 300);
    }
}
