/*
** Ends the process when its time is over, whatever its threads do: Node's own exit waits for those that are inside a statement,
** and a signal to itself has no effect on the first process of a container. The files are as after a crash, which the next start
** repairs.
*/
#define _POSIX_C_SOURCE 200809L /* clock_gettime, nanosleep */
#include <string.h>

#include "guard.h"
SQLITE_EXTENSION_INIT3

#ifdef _WIN32
int last_exit_within(int milliseconds, int code, const char *message) {
  (void)milliseconds, (void)code, (void)message;
  return 0;
}
#else
#include <pthread.h>
#include <time.h>
#include <unistd.h>

#define MESSAGE_MAX 256

static struct {
  sqlite3_mutex *mutex; /* guards the rest */
  int started;
  sqlite3_int64 at; /* in milliseconds of the monotonic clock */
  int code;
  char message[MESSAGE_MAX];
} last;

static sqlite3_int64 now_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (sqlite3_int64)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void *wait_and_exit(void *unused) {
  const struct timespec pause = {0, 10 * 1000000};
  (void)unused;
  for (;;) {
    sqlite3_mutex_enter(last.mutex);
    if (now_milliseconds() >= last.at) {
      if (write(STDERR_FILENO, last.message, strlen(last.message)) < 0) { /* nothing left to report to */ }
      _exit(last.code);
    }
    sqlite3_mutex_leave(last.mutex);
    nanosleep(&pause, NULL);
  }
  return NULL;
}

static int start_thread(void) {
  pthread_t thread;
  if (last.started) return 1;
  if (pthread_create(&thread, NULL, wait_and_exit, NULL) != 0) return 0;
  pthread_detach(thread);
  last.started = 1;
  return 1;
}

int last_exit_within(int milliseconds, int code, const char *message) {
  int is_set;
  last.mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP3);
  sqlite3_mutex_enter(last.mutex);
  last.at = now_milliseconds() + milliseconds;
  last.code = code;
  sqlite3_snprintf(MESSAGE_MAX, last.message, "%s", message);
  is_set = start_thread();
  sqlite3_mutex_leave(last.mutex);
  return is_set;
}
#endif
