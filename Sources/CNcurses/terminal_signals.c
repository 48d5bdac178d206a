#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "guard_parts.h"

/// Signals that end the program in order.
static const int endings[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
/// Signals after which nothing but restoring the terminal can be trusted.
static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
/// Signals that stop or continue a program, or tell of the size.
static const int job_control[] = {SIGTSTP, SIGCONT, SIGWINCH};
/// Signals that do not end a program which does not handle them, or can't be handled.
static const int harmless[] = {
    SIGKILL, SIGSTOP, SIGCHLD, SIGURG, SIGTTIN, SIGTTOU,
#ifdef SIGINFO
    SIGINFO,
#endif
};

/// The wake-up pipe, kept for the life of the process: other threads write to it at any time.
static int wakeup[2] = {-1, -1};
static atomic_int end_wanted, stop_wanted, continue_wanted, resize_wanted, endings_seen;
static atomic_bool wake_wanted;
static atomic_flag crashing = ATOMIC_FLAG_INIT;
static struct sigaction earlier[NSIG];
static bool taken[NSIG];
/// Whether SWIFT_BACKTRACE is set, so that the runtime's own crash report is wanted after ours.
static bool reports_crashes;

static _Alignas(16) unsigned char crash_stack[65536];
static stack_t earlier_stack;

static void wake(void) {
  ssize_t ignored = write(wakeup[1], "", 1);
  (void)ignored;
}

static void on_end(int number) {
  int error = errno;
  // Nobody listened to the first one: the thread that should is stuck.
  if (atomic_fetch_add(&endings_seen, 1) > 0 && number != SIGHUP) {
    guard_leave();
    _exit(128 + number);
  }
  int none = 0;
  atomic_compare_exchange_strong(&end_wanted, &none, number);
  wake();
  errno = error;
}

static void on_job_control(int number) {
  int error = errno;
  if (number == SIGWINCH) {
    atomic_store(&resize_wanted, 1);
  } else {
    atomic_store(&stop_wanted, number == SIGTSTP);
    atomic_store(&continue_wanted, number == SIGCONT);
  }
  wake();
  errno = error;
}

static void on_crash(int number) {
  if (atomic_flag_test_and_set(&crashing)) {
    sigset_t none;
    sigemptyset(&none);
    for (;;) sigsuspend(&none);
  }
  guard_leave();
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(number, reports_crashes ? &earlier[number] : &standard, NULL);
  // Blocked until this handler returns: the process then ends where the fault was.
  raise(number);
}

/// Handles a signal from now on unless it was ignored; a foreign handler stays if `only_default`.
static bool take(int number, void (*handler)(int), int flags, bool only_default) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  if (number >= NSIG || sigaction(number, NULL, &earlier[number]) != 0) return false;
  bool foreign = earlier[number].sa_handler != SIG_DFL;
  if (earlier[number].sa_handler == SIG_IGN || (only_default && foreign)) return true;
  sigfillset(&action.sa_mask);
  taken[number] = sigaction(number, &action, NULL) == 0;
  return taken[number];
}

/// Makes the wake-up pipe unless it is there already.
static bool open_wakeup(void) {
  if (wakeup[0] >= 0) return true;
  if (pipe(wakeup) != 0) return false;
  for (int end = 0; end < 2; end++) {
    fcntl(wakeup[end], F_SETFD, FD_CLOEXEC);
    fcntl(wakeup[end], F_SETFL, O_NONBLOCK);
  }
  return true;
}

/// Handles every signal that ends a program which does not handle it and has not been taken yet.
///
/// The C library keeps some numbers to itself: those can't be handled.
static void take_killers(void) {
  bool spared[NSIG] = {false};
#define SPARE_ALL(numbers) \
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) spared[numbers[i]] = true;
  SPARE_ALL(endings)
  SPARE_ALL(crashes)
  SPARE_ALL(job_control)
  SPARE_ALL(harmless)
  spared[SIGPIPE] = spared[SIGXFSZ] = true;
  for (int number = 1; number < NSIG; number++) {
    if (!spared[number]) take(number, on_crash, SA_ONSTACK, true);
  }
}

bool signals_begin(void) {
  if (!open_wakeup()) return false;
  end_wanted = stop_wanted = continue_wanted = resize_wanted = endings_seen = 0;
  reports_crashes = getenv("SWIFT_BACKTRACE") != NULL;
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  if (sigaltstack(&stack, &earlier_stack) != 0) return false;

  // A write that fails is told where it was made.
  bool fine = take(SIGPIPE, SIG_IGN, 0, true) && take(SIGXFSZ, SIG_IGN, 0, true);
#define TAKE_ALL(numbers, ...)                                     \
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) { \
    fine &= take(numbers[i], __VA_ARGS__);                         \
  }
  TAKE_ALL(endings, on_end, SA_RESTART, false)
  TAKE_ALL(job_control, on_job_control, SA_RESTART, false)
  TAKE_ALL(crashes, on_crash, SA_ONSTACK, false)
  take_killers();
  return fine;
}

void signals_end(void) {
  for (int number = 1; number < NSIG; number++) {
    if (taken[number]) sigaction(number, &earlier[number], NULL);
    taken[number] = false;
  }
  sigaltstack(&earlier_stack, NULL);
}

void guard_stop(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL}, ours;
  sigaction(SIGTSTP, &standard, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
  atomic_store(&continue_wanted, 0);
}

GuardRequest guard_take_request(int32_t *signal) {
  *signal = atomic_exchange(&end_wanted, 0);
  if (*signal != 0) return GuardRequestEnd;
  if (atomic_exchange(&stop_wanted, 0)) return GuardRequestStop;
  if (atomic_exchange(&continue_wanted, 0)) return GuardRequestContinue;
  if (atomic_exchange(&resize_wanted, 0)) return GuardRequestResize;
  return GuardRequestNone;
}

void guard_wake(void) {
  atomic_store(&wake_wanted, true);
  wake();
}

bool guard_take_wake(void) { return atomic_exchange(&wake_wanted, false); }

bool guard_wait(int milliseconds, bool reads_input, bool sends_output) {
  struct pollfd watched[3] = {
      {.fd = guard_input(), .events = reads_input ? POLLIN : 0},
      {.fd = wakeup[0], .events = POLLIN},
      {.fd = sends_output ? guard_output() : -1, .events = POLLOUT},
  };
  if (poll(watched, 3, milliseconds < 0 ? 0 : milliseconds) <= 0) return false;
  char drained[64];
  while (watched[1].revents != 0 && read(wakeup[0], drained, sizeof drained) > 0) continue;
  if (watched[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
    atomic_store(&end_wanted, SIGHUP);
    return false;
  }
  return reads_input && (watched[0].revents & POLLIN) != 0;
}

size_t guard_read(uint8_t *bytes, size_t capacity) {
  ssize_t count = read(guard_input(), bytes, capacity);
  if (count > 0) return (size_t)count;
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
  atomic_store(&end_wanted, SIGHUP);
  return 0;
}
