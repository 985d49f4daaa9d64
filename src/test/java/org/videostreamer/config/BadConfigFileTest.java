package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad files, and the exact words about them. */
class BadConfigFileTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            "quality": "high"          => quality: "high" is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            "quality": "4"             => quality: "4" is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            "tone": [5, 1]             => tone: [5,1] is not a window; expected low,high in the camera's own values, the lower first, such as 200,4000, or auto, or auto:low,high in percent of the samples, such as auto:0.1,99.9
            "tone": {"gamma": 0}       => tone.gamma: 0 is not a gamma; expected a number from 0.1 to 10; below 1 the dark gets brighter
            "tone": {"colormap": "x"}  => tone.colormap: "x" is not a colour map; expected gray, viridis, inferno, magma, plasma, turbo, jet, hot or cividis
            "quality": 4.5             => quality: 4.5 is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            "quality": 0               => quality: 0 is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            "quality": 32              => quality: 32 is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            "quality": -2              => quality: -2 is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            "quality": 1e999999999     => quality: 1E+999999999 is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            "quality": 1e9999999999    => quality: 1e9999999999 is not a plain number; expected digits as in JSON, or quotes around a text
            "quality": true            => quality: true is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            "quality": [4]             => quality: a list is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            "bitrate": 9               => bitrate: 9 is not a bit rate; expected kbit/s as a whole number from 10 to 200000, or 0 for constant quality
            "bitrate": 200001          => bitrate: 200001 is not a bit rate; expected kbit/s as a whole number from 10 to 200000, or 0 for constant quality
            "bitrate": -1              => bitrate: -1 is not a bit rate; expected kbit/s as a whole number from 10 to 200000, or 0 for constant quality
            "bitrate": 1500.5          => bitrate: 1500.5 is not a bit rate; expected kbit/s as a whole number from 10 to 200000, or 0 for constant quality
            "bitrate": "2M"            => bitrate: "2M" is not a bit rate; expected kbit/s as a whole number from 10 to 200000, or 0 for constant quality
            "bit_rate": 10             => bit_rate: unknown key; did you mean 'bitrate'?
            "format": "MJPEG1"         => format: "MJPEG1" is not a format; expected MJPEG, MPEG1, VP8 or H264
            "format": "VP9"            => format: "VP9" is not a format; expected MJPEG, MPEG1, VP8 or H264
            "format": ""               => format: "" is not a format; expected MJPEG, MPEG1, VP8 or H264
            "format": 1                => format: 1 is not a format; expected MJPEG, MPEG1, VP8 or H264
            "hash": "a/b"              => hash: "a/b" is not a stream id; expected a text without / ? # % \\ that is neither . nor ..
            "hash": ".."               => hash: ".." is not a stream id; expected a text without / ? # % \\ that is neither . nor ..
            "hash": 5                  => hash: 5 is not a stream id; expected a text without / ? # % \\ that is neither . nor ..
            "size": "abc"              => size: "abc" is not a size; expected W,H in pixels, such as 659,493; 0,0 keeps the camera's own size, and one 0 its aspect
            "size": "320"              => size: "320" is not a size; expected W,H in pixels, such as 659,493; 0,0 keeps the camera's own size, and one 0 its aspect
            "size": 320                => size: 320 is not a size; expected W,H in pixels, such as 659,493; 0,0 keeps the camera's own size, and one 0 its aspect
            "size": [320]              => size: [320] is not a size; expected W,H in pixels, such as 659,493; 0,0 keeps the camera's own size, and one 0 its aspect
            "size": [1024, 1360, 3]    => size: [1024,1360,3] is not a size; expected W,H in pixels, such as 659,493; 0,0 keeps the camera's own size, and one 0 its aspect
            "size": [-5, 240]          => size: [-5,240] is not a size; expected W,H in pixels, such as 659,493; 0,0 keeps the camera's own size, and one 0 its aspect
            "size": ["320", "240"]     => size: ["320","240"] is not a size; expected W,H in pixels, such as 659,493; 0,0 keeps the camera's own size, and one 0 its aspect
            "size": [65536, 1]         => size: [65536,1] is not a size; expected W,H in pixels, such as 659,493; 0,0 keeps the camera's own size, and one 0 its aspect
            "pixel_size": 0            => pixel_size: 0 is not a pixel size; expected µm as one number or as x,y, such as 0.65 or 0.65,0.7, from 0.000001 to 1000000
            "pixel_size": [1, 2, 3]    => pixel_size: [1,2,3] is not a pixel size; expected µm as one number or as x,y, such as 0.65 or 0.65,0.7, from 0.000001 to 1000000
            "pixel_size": true         => pixel_size: true is not a pixel size; expected µm as one number or as x,y, such as 0.65 or 0.65,0.7, from 0.000001 to 1000000
            "origin": 5                => origin: 5 is not a point of the picture; expected x,y in the camera's pixels, such as 320.5,240, from -1000000 to 1000000
            "cross_hair": [1]          => cross_hair: [1] is not a point of the picture; expected x,y in the camera's pixels, such as 320.5,240, from -1000000 to 1000000
            "cross_hair": [1, 1e7]     => cross_hair: [1,1E+7] is not a point of the picture; expected x,y in the camera's pixels, such as 320.5,240, from -1000000 to 1000000
            "zoom": {}                 => zoom: empty; expected { "1": { "pixel_size": ... } }
            "zoom": {"1": {"size": 1}} => zoom.1.size: unknown key; it belongs to streams or sources
            "zoom": {" 1": {}}         => zoom." 1": the key is not the name of a level of zoom; expected a text of up to 32 letters, digits, spaces inside, -, _ and .
            "title": " "               => title: " " is not a title; expected a line of up to 100 characters that is not empty
            "formats": "MPEG4"         => formats: "MPEG4" is not a format; expected MJPEG, MPEG1, VP8 or H264
            "formats": ["VP8"]         => formats: format MPEG1 is not among the formats; expected that the page's first may be asked for
            "formats": []              => formats: format MPEG1 is not among the formats; expected that the page's first may be asked for
            "formats": ["VP8"], "format": "H264" => format: format H264 is not among the formats; expected that the page's first may be asked for
            "range": [0]               => range: [0] is not a range of samples; expected the lowest and the highest value, such as 0,4095 for 12 bits
            "range": "12"              => range: "12" is not a range of samples; expected the lowest and the highest value, such as 0,4095 for 12 bits
            "range": [5, 5]            => range: [5,5] is not a range of samples; expected the lowest and the highest value, such as 0,4095 for 12 bits
            "range": [0, "x"]          => range: [0,"x"] is not a range of samples; expected the lowest and the highest value, such as 0,4095 for 12 bits
            "crop": [0, 0, 640]        => crop: [0,0,640] is not a part of the picture; expected x,y,width,height in the camera's pixels, such as 100,50,640,480, whole and with sides of at least 1
            "crop": "0,0,0,480"        => crop: "0,0,0,480" is not a part of the picture; expected x,y,width,height in the camera's pixels, such as 100,50,640,480, whole and with sides of at least 1
            "crop": [0.5, 0, 640, 480] => crop: [0.5,0,640,480] is not a part of the picture; expected x,y,width,height in the camera's pixels, such as 100,50,640,480, whole and with sides of at least 1
            "crop": [-1, 0, 640, 480]  => crop: [-1,0,640,480] is not a part of the picture; expected x,y,width,height in the camera's pixels, such as 100,50,640,480, whole and with sides of at least 1
            "rotate": 45               => rotate: 45 is not a rotation; expected 0, 90, 180 or 270 degrees, clockwise
            "rotate": "90"             => rotate: "90" is not a rotation; expected 0, 90, 180 or 270 degrees, clockwise
            "h_flip": 1                => h_flip: 1 is not a yes or no; expected true or false
            "max_fps": 0               => max_fps: 0 is not a number of pictures a second; expected a number from 0.01 to 1000
            "max_fps": "25"            => max_fps: "25" is not a number of pictures a second; expected a number from 0.01 to 1000
            "limits": 16               => limits: 16 is not an object; expected { ... }
            "limits": {"renditions": 0} => limits.renditions: 0 is not a number of them; expected a whole number from 1 to 1000
            "limits": {"max_width": 70000} => limits.max_width: 70000 is not a number of pixels; expected a whole number from 1 to 65535
            "limits": {"best_quality": -1} => limits.best_quality: -1 is not a quality; expected a whole number from 1 to 31
            "limits": {"connections": 5} => limits.connections: unknown key; it belongs to limits of the server
            "webrtc": {}               => webrtc: unknown key; it belongs to the top of the file or server
            "v_flip": "yes"            => v_flip: "yes" is not a yes or no; expected true or false
            "preload": 1               => preload: 1 is not a yes or no; expected true or false
            "record": 30               => record: 30 is not an object; expected { ... }
            "record": {"seconds": 0}   => record.seconds: 0 is not a time in seconds; expected a number from 1 to 3600
            "history": true             => history: true is not a length of history; expected bytes such as 64MB, 500kB, 2GB, 256MiB or 67108864, up to 100GB, or seconds such as 10s, up to 3600s
            "history": "64 apples"      => history: "64 apples" is not a length of history; expected bytes such as 64MB, 500kB, 2GB, 256MiB or 67108864, up to 100GB, or seconds such as 10s, up to 3600s
            "history": "3601s"          => history: "3601s" is not a length of history; expected bytes such as 64MB, 500kB, 2GB, 256MiB or 67108864, up to 100GB, or seconds such as 10s, up to 3600s
            "history": 0                => history: 0 is not a length of history; expected bytes such as 64MB, 500kB, 2GB, 256MiB or 67108864, up to 100GB, or seconds such as 10s, up to 3600s
            "history": "0.5B"           => history: "0.5B" is not a length of history; expected bytes such as 64MB, 500kB, 2GB, 256MiB or 67108864, up to 100GB, or seconds such as 10s, up to 3600s
            "record": {"seconds": 3601} => record.seconds: 3601 is not a time in seconds; expected a number from 1 to 3600
            "reencode": []             => reencode: a list is not a yes or no; expected true or false
            "tls_verify": "false"      => tls_verify: "false" is not a yes or no; expected true or false
            "redis": "localhost"       => redis: "localhost" is not a Redis server; expected host:port, such as localhost:6379, or redis://user:password@host:port/db, or rediss://... for TLS
            "redis": "localhost:0"     => redis: "localhost:0" is not a Redis server; expected host:port, such as localhost:6379, or redis://user:password@host:port/db, or rediss://... for TLS
            "redis": "a:b@c:1:2"       => redis: "...@c:1:2" is not a Redis server; expected host:port, such as localhost:6379, or redis://user:password@host:port/db, or rediss://... for TLS
            "redis": 6379              => redis: 6379 is not a Redis server; expected host:port, such as localhost:6379, or redis://user:password@host:port/db, or rediss://... for TLS
            "redis": "redis://u:s@h:0" => redis: "redis://h:0" is not a Redis server; expected host:port, such as localhost:6379, or redis://user:password@host:port/db, or rediss://... for TLS
            "redis": "redis://h/x"     => redis: "redis://h/x" is not a Redis server; expected host:port, such as localhost:6379, or redis://user:password@host:port/db, or rediss://... for TLS
            "redis_format": "png"      => redis_format: "png" is not a format for Redis; expected raw or jpeg
            "redis_channel": ""        => redis_channel: "" is not a channel; expected a text that is not empty
            "in_redis_channel": 7      => in_redis_channel: 7 is not a channel; expected a text that is not empty
            "allowed_origins": "mx"    => allowed_origins: "mx" is not an origin; expected * for all, or one without a path, such as https://mxcube.example.org:8443
            "allowed_origins": ["*",2] => allowed_origins[1]: 2 is not an origin; expected * for all, or one without a path, such as https://mxcube.example.org:8443
            "connect_timeout": 0       => connect_timeout: 0 is not a time in seconds; expected a number from 0.001 to 86400
            "read_timeout": -1         => read_timeout: -1 is not a time in seconds; expected a number from 0.001 to 86400
            "stall_timeout": "5s"      => stall_timeout: "5s" is not a time in seconds; expected a number from 0.001 to 86400
            "stall_timeout": 86401     => stall_timeout: 86401 is not a time in seconds; expected a number from 0.001 to 86400
            "qualty": 4                => qualty: unknown key; did you mean 'quality'?
            "vflip": true              => vflip: unknown key; did you mean 'v_flip'?
            "save_folder": ""          => save_folder: unknown key; expected one of input_uri, title, quality, bitrate, format, formats, size, crop, rotate, h_flip, v_flip, tone, max_fps, pixel_size, origin, cross_hair, zoom, hash, allowed_origins, hosts, frame_ancestors, tls, redis, redis_channel, redis_format, in_redis_channel, auth_config, preload, record, history, reencode, tls_verify, camera_tls, redis_tls, range, connect_timeout, read_timeout, stall_timeout, limits
            "auth_config": "u:p"                                  => auth_config: a text is not an object; expected { ... }
            "auth_config": {"typ": "x"}                           => auth_config.typ: unknown key; did you mean 'type'?
            "auth_config": {"type": "ntlm"}                       => auth_config.type: "ntlm" is not a way to authenticate; expected basic, digest or any
            "auth_config": {"username": "u", "password": 1234}    => auth_config.password: (hidden) is not a text; expected a text in double quotes
            "auth_config": {"username": 1234}                     => auth_config.username: (hidden) is not a text; expected a text in double quotes
            "auth_config": {"password": "p"}                      => auth_config.username: missing beside a password; expected a user's name
            "auth_config": {"password": "p", "password_env": "E"} => auth_config.password_env: given beside 'password'; expected exactly one of password, password_env, password_file
            "auth_config": {"username": "u", "password_env": "E"} => auth_config.password_env: there is no environment variable "E"; expected the name of one that holds the password
            "auth_config": {"username": "u", "password_file": "nowhere"} => auth_config.password_file: cannot read "nowhere": there is no such file; expected the name of a file that holds the password
            "auth_config": {"username": "u", "password_file": "."} => auth_config.password_file: cannot read ".": it is a directory; expected the name of a file that holds the password
            """)
    void ofOneKey(String keys, String refusal) {
        assertThat(ConfigFile.ofSource(directory, "\"input_uri\": \"test\", " + keys)
                        .refusal())
                .isEqualTo("config.json: sources.\"0.0.0.0:8000\"." + refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            "quality": 4                        => missing; expected one such as test or http://camera.example.org/video, with special characters of user, password and path percent-encoded (@ is %40, # is %23, / is %2F, ? is %3F)
            "input_uri": null                   => missing; expected one such as test or http://camera.example.org/video, with special characters of user, password and path percent-encoded (@ is %40, # is %23, / is %2F, ? is %3F)
            "input_uri": " "                    => " " is not a camera's URI; expected one such as test or http://camera.example.org/video, with special characters of user, password and path percent-encoded (@ is %40, # is %23, / is %2F, ? is %3F)
            "input_uri": 5                      => 5 is not a camera's URI; expected one such as test or http://camera.example.org/video, with special characters of user, password and path percent-encoded (@ is %40, # is %23, / is %2F, ? is %3F)
            "input_uri": ["http://u:p@c"]       => a list is not a camera's URI; expected one such as test or http://camera.example.org/video, with special characters of user, password and path percent-encoded (@ is %40, # is %23, / is %2F, ? is %3F)
            "input_uri": "foo://u:p@camera/"    => 'foo://camera/' has an unknown scheme; expected one of http, test
            """)
    void ofTheUri(String keys, String refusal) {
        assertThat(ConfigFile.ofSource(directory, keys).refusal())
                .isEqualTo("config.json: sources.\"0.0.0.0:8000\".input_uri: " + refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            §§                                      => empty; expected an object
            []                                      => a list is not an object; expected { ... }
            null                                    => null is not an object; expected { ... }
            {}                                      => sources: missing; expected { "host:port": { ... } }
            {"sources": null}                       => sources: missing; expected { "host:port": { ... } }
            {"sources": []}                         => sources: a list is not an object; expected { "host:port": { ... } }
            {"sources": {}}                         => sources: empty; expected { "host:port": { ... } }
            {"source": {}, "sources": {"a:1": {"input_uri": "test"}}} => source: unknown key; did you mean 'sources'?
            {"sources": {"a:1": null}}              => sources."a:1": null is not an object; expected { "input_uri": ... }
            {"sources": {"a:1": "test"}}            => sources."a:1": a text is not an object; expected { "input_uri": ... }
            {"sources": {"localhost": {"input_uri": "test"}}}          => sources.localhost: the key is not an address to listen at; expected host:port, such as 0.0.0.0:8000 or [::1]:8000, with a port from 1 to 65535, or 0 for any that is free
            {"sources": {"h:99999": {"input_uri": "test"}}}            => sources."h:99999": the key is not an address to listen at; expected host:port, such as 0.0.0.0:8000 or [::1]:8000, with a port from 1 to 65535, or 0 for any that is free
            {"sources": {"::1:80": {"input_uri": "test"}}}             => sources."::1:80": the key is not an address to listen at; expected host:port, such as 0.0.0.0:8000 or [::1]:8000, with a port from 1 to 65535, or 0 for any that is free
            {"sources": {"300.1.1.1:80": {"input_uri": "test"}}}       => sources."300.1.1.1:80": the key is not an address to listen at; expected host:port, such as 0.0.0.0:8000 or [::1]:8000, with a port from 1 to 65535, or 0 for any that is free
            {"sources": {"a:1": {"input_uri": "test"}, "A:1": {"input_uri": "test"}}} => sources."A:1": "A:1" cannot be listened at beside "a:1"; expected another port for each
            {"sources": {"a:1": {"input_uri": "test"}, "0.0.0.0:1": {"input_uri": "test"}}} => sources."0.0.0.0:1": "0.0.0.0:1" cannot be listened at beside "a:1"; expected another port for each
            {"sources": {"[::]:1": {"input_uri": "test"}, "b:1": {"input_uri": "test"}}} => sources."b:1": "b:1" cannot be listened at beside "[::]:1"; expected another port for each
            {"sources": {"[::1]:1": {"input_uri": "test"}, "[0:0::1]:1": {"input_uri": "test"}}} => sources."[0:0::1]:1": "[0:0::1]:1" cannot be listened at beside "[::1]:1"; expected another port for each
            {"sources": {"a:1": {"input_uri": "test", "quality": 4, "quality": 5}}} => sources."a:1".quality: the key is given twice; expected once
            {"sources": {"a:1": {"input_uri": "test"}, "a:1": {}}} => sources."a:1": the key is given twice; expected once
            {"sources": {"a:1": {"hash": secret}}}  => not JSON: unknown word; expected a text in double quotes, a number, true, false, null, { or [
            {"sources": {"a:1": {"hash": "x",,}}}   => not JSON: Unexpected character (',' (code 44)): was expecting double-quote to start field name
            {"sources": {                           => not JSON: Unexpected end-of-input: expected close marker for Object (start marker at line: 1, column: 13); the file is not complete
            {"sources": {"a:1": {"input_uri": "test"}}} {} => text after the end; expected one object
            sources: a                              => not JSON: unknown word; expected a text in double quotes, a number, true, false, null, { or [
            """)
    void ofTheWhole(String json, String refusal) {
        assertThat(new ConfigFile(directory, json).refusal()).isEqualTo("config.json: " + refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            8100                                  => webrtc: 8100 is not an object; expected { ... }
            {"udp": 8100}                         => webrtc.udp: unknown key; expected one of port, addresses, tcp_port
            {"tcpport": 8100}                     => webrtc.tcpport: unknown key; did you mean 'tcp_port'?
            {"port": 0}                           => webrtc.port: 0 is not a port; expected a whole number from 1 to 65535
            {"port": 65536}                       => webrtc.port: 65536 is not a port; expected a whole number from 1 to 65535
            {"port": "8100"}                      => webrtc.port: "8100" is not a port; expected a whole number from 1 to 65535
            {"port": 8100.5}                      => webrtc.port: 8100.5 is not a port; expected a whole number from 1 to 65535
            {"tcp_port": 0}                       => webrtc.tcp_port: 0 is not a port; expected a whole number from 1 to 65535
            {"tcp_port": 8000}                    => webrtc.tcp_port: 8000 cannot be listened at beside "localhost:8000"; expected a port that no listener has
            {"addresses": 10}                     => webrtc.addresses: 10 is not an IP address; expected one that viewers can reach, such as 192.0.2.7 or 2001:db8::7
            {"addresses": "streamer.example.org"} => webrtc.addresses: "streamer.example.org" is not an IP address; expected one that viewers can reach, such as 192.0.2.7 or 2001:db8::7
            {"addresses": "192.0.2.7:8000"}       => webrtc.addresses: "192.0.2.7:8000" is not an IP address; expected one that viewers can reach, such as 192.0.2.7 or 2001:db8::7
            {"addresses": ["192.0.2.7", "0.0.0.0"]} => webrtc.addresses[1]: "0.0.0.0" is not an IP address; expected one that viewers can reach, such as 192.0.2.7 or 2001:db8::7
            {"addresses": ["[::]"]}               => webrtc.addresses[0]: "[::]" is not an IP address; expected one that viewers can reach, such as 192.0.2.7 or 2001:db8::7
            {"addresses": ["fe80::1%eth0"]}       => webrtc.addresses[0]: "fe80::1%eth0" is not an IP address; expected one that viewers can reach, such as 192.0.2.7 or 2001:db8::7
            {"addresses": ["224.0.0.1"]}          => webrtc.addresses[0]: "224.0.0.1" is not an IP address; expected one that viewers can reach, such as 192.0.2.7 or 2001:db8::7
            """)
    void ofWebRtc(String json, String refusal) {
        String file = "{\"webrtc\": " + json + ", \"sources\": {\"localhost:8000\": {\"input_uri\": \"test\"}}}";
        assertThat(new ConfigFile(directory, file).refusal()).isEqualTo("config.json: " + refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            8100                        => limits: 8100 is not an object; expected { ... }
            {"conections": 8}           => limits.conections: unknown key; did you mean 'connections'?
            {"connections": 0}          => limits.connections: 0 is not a limit; expected a whole number from 1 to 1000000
            {"connections": 1000001}    => limits.connections: 1000001 is not a limit; expected a whole number from 1 to 1000000
            {"connections": -1}         => limits.connections: -1 is not a limit; expected a whole number from 1 to 1000000
            {"connections": 1.5}        => limits.connections: 1.5 is not a limit; expected a whole number from 1 to 1000000
            {"connections": "8"}        => limits.connections: "8" is not a limit; expected a whole number from 1 to 1000000
            {"pool_bytes": 9999999999999999999} => limits.pool_bytes: 9999999999999999999 is not a limit; expected a whole number from 1048576 to 100000000000
            """)
    void ofTheLimits(String json, String refusal) {
        String file = "{\"limits\": " + json + ", \"sources\": {\"localhost:8000\": {\"input_uri\": \"test\"}}}";
        assertThat(new ConfigFile(directory, file).refusal()).isEqualTo("config.json: " + refusal);
    }

    @Test
    void thatIsNotThere() {
        assertThatThrownBy(() -> ConfigFile.loader().load("/nowhere/config.json"))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "/nowhere/config.json: cannot be read: there is no such file; expected a JSON or YAML file");
    }

    @Test
    void thatIsADirectory() {
        assertThatThrownBy(() -> ConfigFile.loader().load(directory.toString()))
                .hasMessage(directory + ": cannot be read: it is a directory; expected a JSON or YAML file");
    }

    @Test
    void thatIsNotText() throws IOException {
        Path file = Files.write(directory.resolve("latin1.json"), new byte[] {'{', '"', (byte) 0xE9, '"'});
        assertThatThrownBy(() -> ConfigFile.loader().load(file.toString()))
                .hasMessage(file + ": cannot be read: it is not text in UTF-8; expected a JSON or YAML file");
    }

    @Test
    void saysLineAndColumnOfLaterLines() {
        assertThat(new ConfigFile(directory, "{\n  \"sources\": {\n    oops\n").refusals())
                .startsWith("config.json: line 3, column 5: not JSON: ");
    }

    @Test
    void allThatIsWrongIsToldAtOnceInTheOrderOfTheFile() {
        assertThat(new ConfigFile(directory, """
                        {
                          "limits": {"connections": 0},
                          "sources": {
                            "a:1": {"input_uri": "foo://c", "quality": 99, "size": "big"},
                            "a:1": {},
                            "b": {"qualty": 1}
                          },
                          "surplus": 1
                        }""").refusals().lines())
                .containsExactly(
                        "config.json: line 2, column 14: limits.connections: 0 is not a limit; expected a whole number"
                                + " from 1 to 1000000",
                        "config.json: line 4, column 13: sources.\"a:1\".input_uri: 'foo://c' has an unknown scheme;"
                                + " expected one of http, test",
                        "config.json: line 4, column 37: sources.\"a:1\".quality: 99 is not a quality; expected a whole"
                                + " number from 1 (best) to 31, or -1 to choose well",
                        "config.json: line 4, column 52: sources.\"a:1\".size: \"big\" is not a size; expected W,H in"
                                + " pixels, such as 659,493; 0,0 keeps the camera's own size, and one 0 its aspect",
                        "config.json: line 5, column 5: sources.\"a:1\": the key is given twice; expected once",
                        "config.json: line 6, column 5: sources.b: the key is not an address to listen at; expected"
                                + " host:port, such as 0.0.0.0:8000 or [::1]:8000, with a port from 1 to 65535, or 0 for"
                                + " any that is free",
                        "config.json: line 6, column 5: sources.b.input_uri: missing; expected one such as test or"
                                + " http://camera.example.org/video, with special characters of user, password and path"
                                + " percent-encoded (@ is %40, # is %23, / is %2F, ? is %3F)",
                        "config.json: line 6, column 11: sources.b.qualty: unknown key; did you mean 'quality'?",
                        "config.json: line 8, column 3: surplus: unknown key; expected one of server, streams, sources,"
                                + " users, tokens, trusted_proxy, webrtc, relay, limits, reload");
    }

    @Test
    void ofVeryManyProblemsTheFirstAreTold() {
        String keys = IntStream.range(0, 1_000)
                .mapToObj(i -> "\"x" + i + "\": 1")
                .collect(Collectors.joining(", ", ", ", ""));
        assertThat(ConfigFile.ofSource(directory, "\"input_uri\": \"test\"" + keys)
                        .refusal()
                        .lines())
                .hasSize(51)
                .last()
                .isEqualTo("config.json: 950 more of the kind");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            "title": "Sample \\u202Eevil"     => title: "Sample  evil" is not plain; expected a value without characters that are not seen, such as its U+202E
            "title": "\\u001B[31mred"         => title: " [31mred" is not plain; expected a value without characters that are not seen, such as its U+001B
            "title": "one\\u2028two"          => title: "one two" is not plain; expected a value without characters that are not seen, such as its U+2028
            "hash": "a\\u202Eb"               => hash: "a b" is not plain; expected a value without characters that are not seen, such as its U+202E
            "in_redis_channel": "a\\nb"       => in_redis_channel: "a b" is not plain; expected a value without characters that are not seen, such as its U+000A
            "allowed_origins": ["*", "http://\\u200Ba"] => allowed_origins[1]: "http:// a" is not plain; expected a value without characters that are not seen, such as its U+200B
            "auth_config": {"username": "u", "password_file": "a\\u202Eb"} => auth_config.password_file: "a b" is not plain; expected a value without characters that are not seen, such as its U+202E
            "qual\\u202Eity": 4               => "qual ity": unknown key; did you mean 'quality'?
            """)
    void thatCouldTurnAroundWhatStandsBesideIt(String keys, String refusal) {
        assertThat(ConfigFile.ofSource(directory, "\"input_uri\": \"test\", " + keys)
                        .refusal())
                .isEqualTo("config.json: sources.\"0.0.0.0:8000\"." + refusal);
    }

    @Test
    void thatIsDeepOrOfManyValuesIsRefusedInFewWords() {
        String deep = "{\"a\":".repeat(101) + "1" + "}".repeat(101);
        assertThat(new ConfigFile(directory, deep).refusals())
                .isEqualTo("config.json: line 1, column 501: more than 100 levels deep; expected fewer");
        String many = "{\"allowed_origins\": [" + "1,".repeat(200_000) + "1]}";
        assertThat(new ConfigFile(directory, many).refusal())
                .startsWith("config.json: allowed_origins[")
                .endsWith("]: with its aliases the file has more than 100000 values; expected fewer");
    }

    @Test
    void ofTensOfThousandsOfUnknownKeysFewAreLookedUp() {
        String keys = IntStream.range(0, 60_000)
                .mapToObj(i -> "\"kex" + i + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
        assertThat(new ConfigFile(directory, keys).refusal().lines())
                .hasSize(51)
                .last()
                .isEqualTo("config.json: 59951 more of the kind");
    }
}
