#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "guard_parts.h"

/// The real standard error, −1 when it was closed.
static int real_error = -1;
/// The same, but as a descriptor that does not block where it is a terminal.
static int patient_error = -1;
/// What is written to standard error meanwhile, −1 when it is not collected.
static int collected = -1;
/// How much of it was shown already, in bytes.
static off_t shown;

bool capture_begin(void) {
  struct stat status;
  bool open = fstat(STDERR_FILENO, &status) == 0;
  bool shows = !open || S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode) ||
               isatty(STDERR_FILENO);
  if (collected < 0 && !shows) return true;
  if (collected < 0) {
    fflush(stderr);
    real_error = open ? fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3) : -1;
    if (open && real_error < 0) return false;
    patient_error = isatty(real_error) ? own_terminal(real_error, O_WRONLY) : -1;
    collected = nameless_file();
    if (collected < 0) return false;
    fcntl(collected, F_SETFL, O_APPEND | O_RDWR);
  }
  shown = 0;
  if (ftruncate(collected, 0) != 0) return false;
  return dup2(collected, STDERR_FILENO) >= 0;
}

void capture_release(void) {
  if (collected < 0) return;
  if (real_error < 0) {
    close(STDERR_FILENO);
    return;
  }
  dup2(real_error, STDERR_FILENO);
  char bytes[4096];
  ssize_t count;
  while ((count = pread(collected, bytes, sizeof bytes, shown)) > 0) {
    shown += count;
    write_bounded(patient_error < 0 ? real_error : patient_error, bytes, (size_t)count);
  }
}

void capture_end(void) {
  forget(&real_error);
  forget(&patient_error);
  forget(&collected);
}
