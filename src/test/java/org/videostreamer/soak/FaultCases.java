package org.videostreamer.soak;

import java.util.List;
import java.util.stream.Stream;

/** Faults of cameras, and of what cameras need, in the order in which they are told. */
final class FaultCases {

    /** Longer than a stall takes to be seen, and several tries. */
    private static final int SECONDS = 10;

    private static final String HTTP = "http-0";

    private FaultCases() {}

    static List<FaultCase> all() {
        return Stream.of(ofCameras(), ViewerFaults.all(), SystemFaults.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<FaultCase> ofCameras() {
        return List.of(
                FaultCase.of(HTTP, CameraFault.KILLED, SECONDS, "CameraFaultsTest"),
                FaultCase.of(HTTP, CameraFault.HUNG, SECONDS, "CameraFaultsTest"),
                FaultCase.of(HTTP, CameraFault.SLOW, SECONDS, "SilenceLimitTest"),
                FaultCase.of(HTTP, CameraFault.GARBAGE, SECONDS, "CameraFaultsTest"),
                FaultCase.of(HTTP, CameraFault.OTHER_SIZES, SECONDS, "CameraFaultsTest"),
                FaultCase.of(HTTP, CameraFault.TOO_FAST, SECONDS, "ViewersTest"),
                FaultCase.of("rtsp", CameraFault.KILLED, SECONDS, "RtspTest"),
                FaultCase.of("rtsp", CameraFault.HUNG, SECONDS, "SoakIT"),
                FaultCase.of("tango", CameraFault.KILLED, SECONDS, "TangoStreamTest"),
                FaultCase.of("tango", CameraFault.HUNG, SECONDS, "TangoSourceTest"),
                FaultCase.of("pva", CameraFault.KILLED, SECONDS, "PvaStreamTest"),
                FaultCase.of("pva", CameraFault.HUNG, SECONDS, "HungServerTest"),
                new FaultCase(
                        "Redis server gone",
                        "RedisSourceTest",
                        "redis",
                        SECONDS,
                        stage -> stage.camera("redis").suffer(CameraFault.KILLED),
                        stage -> stage.camera("redis").recover()),
                new FaultCase(
                        "Tango database gone, the device is there",
                        "TangoStreamTest",
                        "database",
                        SECONDS,
                        stage -> stage.database().suffer(CameraFault.KILLED),
                        stage -> stage.database().recover()),
                new FaultCase(
                        "Tango database and device gone",
                        "TangoStreamTest",
                        "database",
                        SECONDS,
                        stage -> {
                            stage.database().suffer(CameraFault.KILLED);
                            stage.device().suffer(CameraFault.KILLED);
                        },
                        stage -> {
                            stage.database().recover();
                            stage.device().recover();
                        }));
    }
}
