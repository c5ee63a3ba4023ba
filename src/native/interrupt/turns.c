/*
** Streams take turns: so few of them step at one time that the cores are not all theirs, however many threads have one. The others
** wait in the order in which they came. A turn lasts for one piece, which ends with the first row after 5 ms. A statement that
** works for longer than TURN_MICROSECONDS loses its turn to one that waits, and goes on: SQLite, as it is built here, can't be held
** up within a statement.
*/
#if !defined(_WIN32) && !defined(_POSIX_C_SOURCE)
#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#endif
#include "guard.h"
SQLITE_EXTENSION_INIT3

#ifdef _WIN32
void turns_set(int count) { (void)count; }
void turns_count(int *free, int *waiting) { *free = *waiting = 0; }
void turns_begin(sqlite3 *db) { (void)db; }
void turns_end(void) {}
#else
#include <pthread.h>
#include <time.h>

/* Longer than a piece takes. */
#define TURN_MICROSECONDS 20000
/* Whoever waits looks so often whether it was interrupted, and whether a turn is over. */
#define LOOK_NANOSECONDS (5 * 1000000)

typedef struct Turn Turn;
struct Turn {
  Turn *next;
  sqlite3_int64 since;
};

typedef struct Waiter Waiter;
struct Waiter {
  Waiter *next;
  pthread_cond_t woken;
  int has_turn;
};

static struct {
  pthread_mutex_t mutex; /* guards the rest */
  int free;              /* below 0 after turns_set has taken some away */
  int count;
  int waiting;
  Waiter *first;
  Waiter **end;
  Turn *taken;
} turns = {PTHREAD_MUTEX_INITIALIZER, 1, 1, 0, NULL, &turns.first, NULL};

static _Thread_local Turn mine;

static sqlite3_int64 microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (sqlite3_int64)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void leave(Waiter *waiter) {
  Waiter **at = &turns.first;
  while (*at != waiter) at = &(*at)->next;
  *at = waiter->next;
  if (turns.end == &waiter->next) turns.end = at;
  turns.waiting--;
}

/* The turns that are free go to those that wait. */
static void give_free(void) {
  while (turns.free > 0 && turns.first) {
    Waiter *waiter = turns.first;
    leave(waiter);
    turns.free--;
    waiter->has_turn = 1;
    pthread_cond_signal(&waiter->woken);
  }
}

static void end_turn(Turn **at) {
  *at = (*at)->next;
  turns.free++;
}

static void end_those_that_are_over(void) {
  sqlite3_int64 before = microseconds() - TURN_MICROSECONDS;
  Turn **at = &turns.taken;
  while (*at) {
    if ((*at)->since < before) end_turn(at);
    else at = &(*at)->next;
  }
  give_free();
}

/* Waits at the end of the line. What is interrupted goes on without a turn: it ends. */
static int wait_for_turn(sqlite3 *db) {
  Waiter waiter = {NULL, PTHREAD_COND_INITIALIZER, 0};
  *turns.end = &waiter;
  turns.end = &waiter.next;
  turns.waiting++;
  give_free();
  while (!waiter.has_turn && !sqlite3_is_interrupted(db)) {
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += LOOK_NANOSECONDS;
    if (until.tv_nsec >= 1000000000) until.tv_sec++, until.tv_nsec -= 1000000000;
    if (pthread_cond_timedwait(&waiter.woken, &turns.mutex, &until) != 0) end_those_that_are_over();
  }
  if (!waiter.has_turn) leave(&waiter);
  pthread_cond_destroy(&waiter.woken);
  return waiter.has_turn;
}

/* Where this thread's turn is among those that are taken, or their end. */
static Turn **find_mine(void) {
  Turn **at = &turns.taken;
  while (*at && *at != &mine) at = &(*at)->next;
  return at;
}

void turns_begin(sqlite3 *db) {
  pthread_mutex_lock(&turns.mutex);
  if (wait_for_turn(db)) {
    mine.since = microseconds();
    mine.next = turns.taken;
    turns.taken = &mine;
  }
  pthread_mutex_unlock(&turns.mutex);
}

void turns_end(void) {
  Turn **at;
  pthread_mutex_lock(&turns.mutex);
  at = find_mine();
  if (*at) end_turn(at);
  give_free();
  pthread_mutex_unlock(&turns.mutex);
}

void turns_set(int count) {
  pthread_mutex_lock(&turns.mutex);
  turns.free += count - turns.count;
  turns.count = count;
  give_free();
  pthread_mutex_unlock(&turns.mutex);
}

void turns_count(int *free, int *waiting) {
  pthread_mutex_lock(&turns.mutex);
  *free = turns.free;
  *waiting = turns.waiting;
  pthread_mutex_unlock(&turns.mutex);
}
#endif
