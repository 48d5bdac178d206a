import Foundation

/// Standard output: whatever a command has to say goes through here.
enum StandardOutput {
  /// Writes `text` and a line break; exits with 1 where that fails.
  static func writeLine(_ text: String) throws { try write(text + "\n") }

  /// Writes `text` as it is; exits with 1 where not all of it can be written.
  static func write(_ text: String) throws {
    do { try writeAll(text, to: STDOUT_FILENO) } catch {
      throw Failure.ofFile("standard output", "write to", error)
    }
  }
}

/// Standard error, which nobody has to listen to.
enum StandardError {
  /// Writes as much of `text` as can be written.
  static func write(_ text: String) { try? writeAll(text, to: STDERR_FILENO) }
}

/// Writes all of `text` to a descriptor, which may be one that does not block.
func writeAll(_ text: String, to descriptor: Int32) throws(SystemError) {
  try writeAll(Array(text.utf8), to: descriptor)
}

/// Writes all of `bytes` to a descriptor, which may be one that does not block.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    if count >= 0 {
      rest = rest.dropFirst(count)
    } else if errno == EAGAIN {
      var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&ready, 1, -1)
    } else if errno != EINTR {
      throw SystemError()
    }
  }
}

/// Makes every stream fail by a return value and never by a signal.
///
/// A write to a pipe without a reader, or beyond the size that a file may have, returns an error. The
/// place of a stream that is closed is taken, so that no file that is opened later gets its number
/// and with it what was meant for the stream; reading from it and writing to it fail.
func guardStandardStreams() {
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
  for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) == -1 {
    // The lowest free number is the stream's own.
    _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
  }
}

/// The columns of the terminal behind a descriptor; nil where there is none or it does not tell.
func terminalColumns(_ descriptor: Int32) -> Int? {
  var size = winsize()
  guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
  return size.ws_col > 0 ? Int(size.ws_col) : nil
}
