#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "descriptors.h"

/// The same file clear of the standard streams, one of which may be closed; closes `descriptor`.
static int above_streams(int descriptor) {
  if (descriptor < 0) return -1;
  int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  close(descriptor);
  return moved;
}

int nameless_file(void) {
#ifdef MFD_CLOEXEC
  int memory = memfd_create("normscope", MFD_CLOEXEC);
  if (memory >= 0) return above_streams(memory);
#endif
  char path[] = "/tmp/normscope-XXXXXX";
  int file = mkstemp(path);
  if (file >= 0) unlink(path);
  return above_streams(file);
}

int own_terminal(int descriptor, int access) {
  int flags = access | O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
  char path[256];
  bool named = ttyname_r(descriptor, path, sizeof path) == 0;
  int opened = named ? open(path, flags) : -1;
  // Without its name or the right to open it, the controlling terminal still goes by /dev/tty.
  if (opened < 0 && tcgetsid(descriptor) == getsid(0)) opened = open("/dev/tty", flags);
  return opened < 0 ? fcntl(descriptor, F_DUPFD_CLOEXEC, 3) : above_streams(opened);
}

void write_bounded(int descriptor, const char *bytes, size_t count) {
  struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
  for (int attempt = 0; count > 0 && attempt < 20;) {
    int polled = poll(&ready, 1, 100);
    ssize_t written = polled > 0 ? write(descriptor, bytes, count) : 0;
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
      attempt = 0;
    } else if (written < 0 && errno != EAGAIN && errno != EINTR) {
      return;
    } else {
      attempt++;
    }
  }
}

void forget(int *descriptor) {
  if (*descriptor >= 0) close(*descriptor);
  *descriptor = -1;
}
