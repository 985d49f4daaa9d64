package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad command lines, and the exact words about them. */
class BadCommandLineTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            -of MJPEG1           => -of/--output-format: 'MJPEG1' is not a format; expected MJPEG, MPEG1, VP8 or H264
            -of vp9              => -of/--output-format: 'vp9' is not a format; expected MJPEG, MPEG1, VP8 or H264
            -of ""               => -of/--output-format: '' is not a format; expected MJPEG, MPEG1, VP8 or H264
            -q abc               => -q/--quality: 'abc' is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            -q 0                 => -q/--quality: '0' is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            -q 32                => -q/--quality: '32' is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            -q -2                => -q/--quality: '-2' is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            -q 4.5               => -q/--quality: '4.5' is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            -p 99999             => -p/--port: '99999' is not a port; expected a whole number from 1 to 65535, or 0 for any that is free
            -p abc               => -p/--port: 'abc' is not a port; expected a whole number from 1 to 65535, or 0 for any that is free
            -p -1                => -p/--port: '-1' is not a port; expected a whole number from 1 to 65535, or 0 for any that is free
            -p 99999999999       => -p/--port: '99999999999' is not a port; expected a whole number from 1 to 65535, or 0 for any that is free
            -hs "my host"        => -hs/--host: 'my host' is not a host; expected a name or an address, such as camera.example.org, 10.1.2.3 or [::1]
            -hs 1.2.3            => -hs/--host: '1.2.3' is not a host; expected a name or an address, such as camera.example.org, 10.1.2.3 or [::1]
            --listen a:b:c       => --listen: 'a:b:c' is not an address to listen at; expected host:port, such as 0.0.0.0:8000 or [::1]:8000, with a port from 1 to 65535, or 0 for any that is free
            --listen a:1 -p 2    => --listen: 'a:1' says what -p/--port says too; expected only one of them
            --listen a -hs b     => --listen: 'a' says what -hs/--host says too; expected only one of them
            -id a/b              => -id/--id: 'a/b' is not a stream id; expected a text without / ? # % \\ that is neither . nor ..
            -uri ""              => -uri/--uri: '' is not a camera's URI; expected one such as test or http://camera.example.org/video, with special characters of user, password and path percent-encoded (@ is %40, # is %23, / is %2F, ? is %3F)
            -uri foo://u:p@c/    => -uri/--uri: 'foo://c/' has an unknown scheme; expected one of http, test
            -irc ""              => -irc/--in_redis_channel: '' is not a channel; expected a text that is not empty
            -r -rp 0             => -rp/--redis-port: '0' is not a port; expected a whole number from 1 to 65535
            -r -rhs u:p@h        => -rhs/--redis-host: '...@h' is not a host; expected a name or an address, such as camera.example.org, 10.1.2.3 or [::1]
            -r -rk ""            => -rk/--redis-channel: '' is not a channel; expected a text that is not empty
            -auth ntlm           => -auth/--auth_type: 'ntlm' is not a way to authenticate; expected basic, digest or any
            -pass s3cret         => -user/--username: missing beside a password; expected a user's name
            -ao * mx             => -ao/--allowed_origins: 'mx' is not an origin; expected * for all, or one without a path, such as https://mxcube.example.org:8443
            -ao -p 8000          => -ao/--allowed_origins: the value is missing; expected ORIGIN...
            -p                   => -p/--port: the value is missing; expected PORT
            -id -d               => -id/--id: the value is missing; expected ID
            -c                   => -c/--config: the value is missing; expected FILE
            -d=yes               => -d/--debug: takes no value; expected the option alone
            -qualty 4            => -qualty: unknown option; did you mean --quality?
            --flip               => --flip: unknown option; did you mean --vflip?
            -host localhost      => -host: unknown option; did you mean --host?
            --password-file=s3c  => --password-file: unknown option; --help lists all
            -x                   => -x: unknown option; --help lists all
            --wholly-unknown     => --wholly-unknown: unknown option; --help lists all
            test                 => 'test': there is no option before this value; expected options, see --help
            -p 8000 8001         => '8001': there is no option before this value; expected options, see --help
            -c /nowhere/c.json   => /nowhere/c.json: cannot be read: there is no such file; expected a JSON or YAML file
            """)
    void isRefused(String line, String refusal) {
        assertThat(CommandLines.refusal(line)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "320",
                "-5,240",
                "1,2,3",
                "1024, 1360, 3",
                "640*480",
                "a,b",
                ",",
                "65536,1",
                "1e9,1",
                "NaN,1",
                ""
            })
    void sizesAreRefusedWithTheForm(String size) {
        assertThat(CommandLines.refusal("-s \"" + size + "\""))
                .isEqualTo("-s/--size: '" + size + "' is not a size; expected W,H in pixels, such as 659,493; "
                        + "0,0 keeps the camera's own size, and one 0 its aspect");
    }
}
