#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "descriptors.h"
#include "outlet.h"

static int output = -1;
static char *bytes;
/// What is left to send: from `sent` to `count`, of `room` bytes.
static size_t sent, count, room;

void outlet_open(int descriptor) { output = descriptor; }

void outlet_close(void) {
  forget(&output);
  free(bytes);
  bytes = NULL;
  sent = count = room = 0;
}

char *outlet_append(size_t more) {
  if (count + more > room) {
    char *larger = realloc(bytes, count + more);
    if (larger == NULL) return NULL;
    bytes = larger;
    room = count + more;
  }
  count += more;
  return bytes + count - more;
}

bool outlet_send(void) {
  while (sent < count) {
    ssize_t written = write(output, bytes + sent, count - sent);
    if (written > 0) {
      sent += (size_t)written;
    } else if (written == 0 || errno == EAGAIN) {
      return false;
    } else if (errno != EINTR) {
      // Who has lost the terminal is told so by its input.
      break;
    }
  }
  outlet_discard();
  return true;
}

void outlet_discard(void) { sent = count = 0; }

bool outlet_is_busy(void) { return sent < count; }
