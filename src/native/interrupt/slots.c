/*
** The table of connections that can be interrupted. It is one for the whole process: SQLite loads the same shared
** object into every thread, and the entry point asks to stay loaded, so these statics live as long as the process.
**
** sqlite3_interrupt is only safe on a connection that can't be closed meanwhile. Hence the mutex: interrupting, arming,
** disarming and freeing exclude each other, and SQLite frees the slot before it frees the connection.
**
** A slot's number is never given out twice (index + SLOTS x number of uses), so a number kept too long names nothing.
** The generation says which piece of work is meant: an interrupt that arrives after its work has ended has no effect.
*/
#include "guard.h"
SQLITE_EXTENSION_INIT3

#define SLOTS 1024
/* Slot numbers stay below 2^31, for the cells of the board that carries them. */
#define MAX_USES ((1 << 30) / SLOTS)

typedef struct Slot Slot;
struct Slot {
  sqlite3 *db; /* NULL: free */
  sqlite3_int64 number;
  sqlite3_int64 generation;
  int armed;
  int uses;
};

static Slot slots[SLOTS];

/* A static mutex of SQLite's own: it needs no initialisation and exists on every platform. */
static sqlite3_mutex *enter(void) {
  sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP1);
  sqlite3_mutex_enter(mutex);
  return mutex;
}

static Slot *find(sqlite3_int64 number) {
  Slot *slot;
  if (number <= 0) return NULL;
  slot = &slots[number % SLOTS];
  return slot->db && slot->number == number ? slot : NULL;
}

/* A slot for the connection, or 0 when all are taken. */
sqlite3_int64 slots_take(sqlite3 *db) {
  sqlite3_mutex *mutex = enter();
  sqlite3_int64 number = 0;
  int i;
  for (i = 0; i < SLOTS && !number; i++) {
    Slot *slot = &slots[i];
    if (slot->db || slot->uses >= MAX_USES) continue;
    slot->uses++;
    slot->number = number = (sqlite3_int64)slot->uses * SLOTS + i;
    slot->armed = 0;
    slot->db = db;
  }
  sqlite3_mutex_leave(mutex);
  return number;
}

void slots_free(sqlite3_int64 number) {
  sqlite3_mutex *mutex = enter();
  Slot *slot = find(number);
  if (slot) {
    slot->armed = 0;
    slot->db = NULL;
  }
  sqlite3_mutex_leave(mutex);
}

/* From here on an interrupt for this generation is delivered. 0 when the slot is free. */
int slots_arm(sqlite3_int64 number, sqlite3_int64 generation) {
  sqlite3_mutex *mutex = enter();
  Slot *slot = find(number);
  if (slot) {
    slot->generation = generation;
    slot->armed = 1;
  }
  sqlite3_mutex_leave(mutex);
  return slot != NULL;
}

/* Once this returns no interrupt is under way and none is delivered until the next arm. */
void slots_disarm(sqlite3_int64 number) {
  sqlite3_mutex *mutex = enter();
  Slot *slot = find(number);
  if (slot) slot->armed = 0;
  sqlite3_mutex_leave(mutex);
}

/* 1 when the connection was armed with this very generation, and is now told to stop. */
int slots_interrupt(sqlite3_int64 number, sqlite3_int64 generation) {
  sqlite3_mutex *mutex = enter();
  Slot *slot = find(number);
  int hit = slot && slot->armed && slot->generation == generation;
  if (hit) sqlite3_interrupt(slot->db);
  sqlite3_mutex_leave(mutex);
  return hit;
}
