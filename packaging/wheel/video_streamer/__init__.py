"""The name under which sites start the camera streamer from Python; the program itself is no Python."""
