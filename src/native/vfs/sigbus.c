/*
** A page of a mapped database file that can't be read raises SIGBUS, which would end the process and every database in it: another
** program has truncated the file, or its disk fails. Here the page becomes one of zeros, as SQLite itself reads beyond the end of a
** file without a map, and the statement ends with SQLITE_CORRUPT. systemd's journal does the same.
**
** A page of the log's index is written as well, so its zeros can be: SQLite rebuilds the index from the log. Other processes do not
** see that one, so the service writes no more (guard_damage).
**
** Only pages of main database files that connections of this process have opened, and of their logs' indexes; every other fault goes
** on to what was there before. Linux only: elsewhere mmap_size 0 is the way (DB_MEMORY_MAP).
*/
#define _GNU_SOURCE /* sigaction and mmap */
#include "guard.h"
SQLITE_EXTENSION_INIT3

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Open at one time; more are left to the system. */
#define FILES_MAX 32
#define NAME_BYTES 1024

static char names[FILES_MAX][NAME_BYTES]; /* empty: no connection is open */
static int connections[FILES_MAX]; /* by file: that are open */
static volatile sig_atomic_t lost_indexes[FILES_MAX]; /* by file: a page of its log's index could not be read */
static uintptr_t page_bytes;
static struct sigaction previous;

/* One line of /proc/self/maps while it is read: `start-end perms offset dev inode   name`. */
typedef struct Line Line;
struct Line {
  uintptr_t start, end;
  int field; /* 0 start, 1 end, 2 to 5 what is skipped, 6 the blanks before the name, 7 the name */
  int length;
  char name[NAME_BYTES];
};

/* Takes the ending from the end of the line's name, if it is there. */
static int take_off(Line *line, const char *ending) {
  int length = (int)strlen(ending);
  if (line->length < length || memcmp(line->name + line->length - length, ending, (size_t)length) != 0) return 0;
  line->length -= length;
  return 1;
}

/* The protection of a page of zeros in the map of a registered file, and that the index is lost if it is one; 0 for other maps. */
static int claim(Line *line) {
  int is_index, i;
  take_off(line, " (deleted)");
  is_index = take_off(line, "-shm");
  for (i = 0; i < FILES_MAX; i++) {
    if (names[i][0] == 0 || (size_t)line->length != strlen(names[i]) || memcmp(line->name, names[i], (size_t)line->length) != 0) continue;
    if (is_index) lost_indexes[i] = 1;
    return is_index ? PROT_READ | PROT_WRITE : PROT_READ;
  }
  return 0;
}

static uintptr_t hex_digit(char digit) { return (uintptr_t)(digit <= '9' ? digit - '0' : digit - 'a' + 10); }

/* Takes a character of the line; its end is not one. */
static void take(Line *line, char c) {
  switch (line->field) {
    case 0:
      if (c == '-') line->field = 1;
      else line->start = line->start * 16 + hex_digit(c);
      return;
    case 1:
      if (c == ' ') line->field = 2;
      else line->end = line->end * 16 + hex_digit(c);
      return;
    default:
      if (line->field < 6) {
        line->field += c == ' ';
        return;
      }
      if (line->field == 6 && c == ' ') return;
      line->field = 7;
      if (line->length < NAME_BYTES) line->name[line->length++] = c;
  }
}

/* What `claim` says of the map in which the address lies. Asks the kernel with calls that a signal handler may make. */
static int protection_at(uintptr_t address) {
  char bytes[1024];
  Line line = {0};
  int protection = 0;
  ssize_t count;
  int maps = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  if (maps < 0) return 0;
  while (!protection && (count = read(maps, bytes, sizeof bytes)) > 0) {
    ssize_t i;
    for (i = 0; !protection && i < count; i++) {
      if (bytes[i] != '\n') {
        take(&line, bytes[i]);
        continue;
      }
      if (address >= line.start && address < line.end) protection = claim(&line);
      memset(&line, 0, sizeof line);
    }
  }
  close(maps);
  return protection;
}

static void on_sigbus(int signal, siginfo_t *info, void *context) {
  int saved = errno;
  uintptr_t address = (uintptr_t)info->si_addr;
  void *page = (void *)(address - address % page_bytes);
  int protection = info->si_code <= 0 ? 0 : protection_at(address);
  (void)context;
  /* Where it is not ours the instruction is run again, and meets what was there before. */
  if (protection == 0 ||
      mmap(page, page_bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED)
    sigaction(SIGBUS, &previous, NULL);
  /* Sent by somebody: no instruction will do it again. */
  if (info->si_code <= 0) raise(signal);
  errno = saved;
}

static void install(void) {
  struct sigaction action = {0};
  page_bytes = (uintptr_t)sysconf(_SC_PAGESIZE);
  action.sa_sigaction = on_sigbus;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, &previous);
}

/* The name of the connection's file as /proc/self/maps has it, whose lines end at a newline; 0 where there is none or it is too long. */
static int name_in_maps(sqlite3 *db, char *name) {
  static const char newline[] = "\\012";
  const char *rest = sqlite3_db_filename(db, "main");
  int length = 0;
  for (; rest && *rest; rest++) {
    if (length + (int)sizeof newline > NAME_BYTES) return 0;
    if (*rest == '\n') memcpy(name + length, newline, sizeof newline - 1);
    else name[length] = *rest;
    length += *rest == '\n' ? (int)sizeof newline - 1 : 1;
  }
  name[length] = 0;
  return length > 0;
}

/* The place that has this name; FILES_MAX: none has. */
static int index_of(const char *name) {
  int i;
  for (i = 0; i < FILES_MAX && strcmp(names[i], name) != 0; i++) continue;
  return i;
}

int sigbus_survive(sqlite3 *db) {
  char name[NAME_BYTES];
  sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP2);
  int i;
  if (!name_in_maps(db, name)) return -1;
  sqlite3_mutex_enter(mutex);
  i = index_of(name);
  if (i == FILES_MAX) i = index_of("");
  if (i < FILES_MAX && names[i][0] == 0) {
    strcpy(names[i], name);
    if (page_bytes == 0) install();
  }
  if (i == FILES_MAX) i = -1;
  else connections[i]++;
  sqlite3_mutex_leave(mutex);
  return i;
}

/* The last connection that closes takes the map with it: the next one to open the file gets a new index. */
void sigbus_forget(int file) {
  sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP2);
  sqlite3_mutex_enter(mutex);
  if (file >= 0 && --connections[file] == 0) {
    lost_indexes[file] = 0;
    names[file][0] = 0;
  }
  sqlite3_mutex_leave(mutex);
}

int sigbus_lost_index(int file) { return file >= 0 && lost_indexes[file]; }
#else
int sigbus_survive(sqlite3 *db) {
  (void)db;
  return -1;
}
void sigbus_forget(int file) { (void)file; }
int sigbus_lost_index(int file) {
  (void)file;
  return 0;
}
#endif
