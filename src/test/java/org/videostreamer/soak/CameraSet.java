package org.videostreamer.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.videostreamer.bench.ChildProcesses;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.RtspServer;

/** Cameras of every kind, none of which is the program's own: the peers of the tests. */
final class CameraSet implements AutoCloseable {

    private static final String PYTHON = "/usr/bin/python3";
    private static final String RESOURCES = "src/test/resources/";
    private static final String DEVICE = "test/lima/soak";
    private static final String PV = "SOAK:Image";
    private static final int HTTP_CAMERAS = 3;

    private final ChildProcesses children;
    private final List<SoakCamera> cameras = new ArrayList<>();
    private final Map<String, String> epics = epics();

    CameraSet(ChildProcesses children) throws IOException {
        this.children = children;
        SoakPictures pictures = new SoakPictures();
        for (int number = 0; number < HTTP_CAMERAS; number++) {
            cameras.add(new HttpSoakCamera("http-" + number, pictures));
        }
        cameras.add(new RedisSoakCamera(pictures));
        cameras.add(rtsp());
        cameras.add(tango());
        cameras.add(pva());
    }

    List<SoakCamera> all() {
        return List.copyOf(cameras);
    }

    /** The first of that name. */
    SoakCamera named(String name) {
        return cameras.stream()
                .filter(camera -> camera.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What a program has to have in its environment to find them. */
    Map<String, String> environment() {
        return epics;
    }

    /** EPICS at the loopback, at ports that nobody else has. */
    private static Map<String, String> epics() {
        String search = Integer.toString(FreePorts.any());
        return Map.of(
                "EPICS_PVA_ADDR_LIST",
                "127.0.0.1",
                "EPICS_PVA_AUTO_ADDR_LIST",
                "NO",
                "EPICS_PVA_BROADCAST_PORT",
                search,
                "EPICS_PVAS_BROADCAST_PORT",
                search,
                "EPICS_PVAS_INTF_ADDR_LIST",
                "127.0.0.1",
                "EPICS_PVA_SERVER_PORT",
                Integer.toString(FreePorts.any()));
    }

    private SoakCamera rtsp() throws IOException {
        int port = FreePorts.any();
        return new ProcessCamera("rtsp", "rtsp://127.0.0.1:" + port + "/h264", children, () -> {
            List<Process> started = new ArrayList<>();
            @SuppressWarnings("resource") // its process is ended as that of the other cameras
            RtspServer server = new RtspServer(builder -> {
                builder.environment().put("RTSP_PORT", Integer.toString(port));
                started.add(children.start(builder));
                return started.get(0);
            });
            if (server.port() != port) {
                throw new IOException("the RTSP server listens at " + server.port() + ", not at " + port);
            }
            return started.get(0);
        });
    }

    private SoakCamera tango() throws IOException {
        int port = FreePorts.any();
        String[] command = {PYTHON, RESOURCES + "lima-device.py", Integer.toString(port), DEVICE, "--fps=20"};
        return new ProcessCamera(
                "tango",
                "tango://127.0.0.1:" + port + "/" + DEVICE + "#dbase=no",
                children,
                () -> ReadyProcess.start(children, new ProcessBuilder(command), "ready"));
    }

    private SoakCamera pva() throws IOException {
        return new ProcessCamera("pva", "pva://" + PV, children, () -> {
            ProcessBuilder builder = ChildProcesses.javaProgram(
                    "org.videostreamer.source.pva.PvaSimulator", PV, "320x240", "20", "RGB1", "UBYTE", "lz4");
            builder.environment().putAll(epics);
            return ReadyProcess.start(children, builder, "serving");
        });
    }

    /** A Tango database, and a device that is found through it, which is not the database's process. */
    static List<SoakCamera> tangoWithDatabase(ChildProcesses children, Path folder) throws IOException {
        int port = FreePorts.any();
        int devicePort = FreePorts.any();
        String device = "test/lima/found";
        ProcessBuilder database = new ProcessBuilder(
                        PYTHON,
                        "-u",
                        Path.of(RESOURCES + "tango-database.py")
                                .toAbsolutePath()
                                .toString(),
                        Integer.toString(port))
                .directory(folder.toFile());
        database.environment().put("TANGO_HOST", "127.0.0.1:" + port);
        SoakCamera found = new ProcessCamera(
                "database",
                "tango://127.0.0.1:" + port + "/" + device,
                children,
                () -> ReadyProcess.start(children, database, "Ready to accept request"));
        SoakCamera server = new ProcessCamera("device", "", children, () -> {
            ProcessBuilder builder = new ProcessBuilder(
                    PYTHON,
                    RESOURCES + "lima-device.py",
                    Integer.toString(devicePort),
                    device,
                    "--fps=20",
                    "--database=" + port);
            return ReadyProcess.start(children, builder, "ready");
        });
        return List.of(found, server);
    }

    @Override
    public void close() throws InterruptedException {
        for (SoakCamera camera : cameras) {
            camera.close();
        }
    }
}
